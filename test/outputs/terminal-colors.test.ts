import { rgb } from "d3-color";
import { describe, expect, test } from "vitest";
import type { Screen } from "../../src/outputs/format.ts";
import { indexedColors, trueColors } from "../../src/outputs/terminal/style.ts";
import { figureWith, restarts, syntheticCurve } from "../helpers/figure.ts";
import { compared, linesOn } from "./terminal-figures.ts";

/** WCAG's contrast of two colours. */
function contrast(a: string, b: string): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(color: string): number {
  const { r, g, b } = rgb(color);
  const [red, green, blue] = [r, g, b].map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** One of xterm's 256 colours, from 16 on. */
function indexed(index: number): string {
  if (index >= 232)
    return rgb(...([0, 1, 2].map(() => 8 + 10 * (index - 232)) as [number, number, number])).formatHex();
  const level = (digit: number) => (digit === 0 ? 0 : 55 + 40 * digit);
  const at = index - 16;
  return rgb(level(Math.floor(at / 36)), level(Math.floor(at / 6) % 6), level(at % 6)).formatHex();
}

describe("every colour is readable on black and on white", () => {
  test.each([
    ...[...trueColors.hues, trueColors.grey].map((color) => [color, color] as const),
    ...[...indexedColors.hues, indexedColors.grey].map(
      (index) => [`${index} of 256`, indexed(index)] as const,
    ),
  ])("%s", (_, color) => {
    expect(contrast(color, "#000000")).toBeGreaterThanOrEqual(3);
    expect(contrast(color, "#ffffff")).toBeGreaterThanOrEqual(3);
  });

  test("and no two of a palette are the same", () => {
    for (const { hues, grey } of [trueColors, indexedColors]) expect(new Set([...hues, grey]).size).toBe(9);
  });
});

describe("what a line of 24-bit, 256 and 16 colours begins with", () => {
  const two = figureWith([restarts, syntheticCurve(150, () => 5e-4, "b")]);
  test.each<[colors: Screen["colors"], title: string, label: string]>([
    [24, "\u001b[1m", "\u001b[38;2;212;93;10m"],
    [8, "\u001b[1m", "\u001b[38;5;166m"],
    [4, "\u001b[1m", "\u001b[31m"],
    [1, "C", "⠒"],
  ])("%d bits", async (colors, title, label) => {
    const lines = await linesOn({ colors }, two);
    expect(lines[0]?.startsWith(title)).toBe(true);
    expect(lines.at(-1)?.startsWith(label)).toBe(true);
  });
});

/** Each with its colour in front. */
describe("without colour, what tells curves apart in the legend", () => {
  const flat = (count: number) =>
    figureWith(Array.from({ length: count }, (_, i) => syntheticCurve(9, () => i + 1, `curve ${i}`)));
  test.each<[count: number, samples: string[]]>([
    [2, ["⠒⠒⠒⠒", "⠒⠒⠒ "]],
    [3, ["⠒⠒a⠒", "⠒⠒b⠒", "⠒⠒c⠒"]],
  ])("%d curves", async (count, samples) => {
    expect((await linesOn({}, flat(count))).slice(-count).map((line) => line.slice(0, 4))).toEqual(samples);
  });

  test("each letter is on a line", async () => {
    const lines = await linesOn({ rows: 40 }, flat(8));
    const plot = lines.filter((line) => /[┤│]/.test(line)).join("");
    for (const letter of "abcdefgh") expect(plot).toContain(letter);
  });
});

describe("the two sides of a comparison", () => {
  test.each<[colors: Screen["colors"], before: RegExp, after: RegExp]>([
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are what it is about
    [24, /^\u001b\[38;2;128;128;128m⠒⠒⠒⠒ before/, /^\u001b\[38;2;42;128;216m⠒⠒⠒⠒ after/],
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are what it is about
    [4, /^\u001b\[2m⠒⠒⠒⠒ before/, /^\u001b\[94m⠒⠒⠒⠒ after/],
    [1, /^⠂⠐ ⠂ before/, /^⠒⠒⠒⠒ after/],
  ])("in %d bits of colour", async (colors, before, after) => {
    const lines = await linesOn({ colors }, compared({ a: [() => 1, (i) => i / 99] }));
    expect(lines.at(-3)).toMatch(before);
    expect(lines.at(-2)).toMatch(after);
  });
});
