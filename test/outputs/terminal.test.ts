import { describe, expect, test } from "vitest";
import type { Figure } from "../../src/core/figure.ts";
import type { Screen } from "../../src/outputs/format.ts";
import { cosine, figureWith, listed, noWarning, restarts, syntheticCurve } from "../helpers/figure.ts";
import { compared, linesOn } from "./terminal-figures.ts";
import { textOf } from "./written.ts";

const falling = (factor: number, label: string) => syntheticCurve(60, (i) => 1e-3 * factor ** i, label);
const three = [
  syntheticCurve(150, cosine(0, 1e-3, 150), "cosine"),
  syntheticCurve(150, cosine(1e-6, 1e-3, 30), "restarts"),
  syntheticCurve(150, (i) => 1e-3 * 0.1 ** Math.floor(i / 50), "steps"),
];
const eight = Array.from({ length: 8 }, (_, i) =>
  falling(0.91 + 0.01 * i, `ExponentialLR(gamma=0.9${i + 1})`),
);
const rising = syntheticCurve(5000, (i) => 0.1 * (i < 1500 ? i / 1500 : (5000 - i) / 3500), "onecycle");
const steps = { x: "step", steps_per_epoch: 500 } as const;

/** What is seen, as one finds it in `__terminal__`. */
describe("pictures", () => {
  test.each<[name: string, figure: Figure, screen: Partial<Screen>]>([
    ["restarts", figureWith([restarts]), {}],
    ["restarts-wide", figureWith([restarts]), { columns: 120, rows: 30 }],
    ["restarts-narrow", figureWith([restarts]), { columns: 40, rows: 14 }],
    ["restarts-ascii", figureWith([restarts]), { ascii: true }],
    ["two", figureWith([three[0] as never, three[2] as never]), {}],
    ["three", figureWith(three), {}],
    ["three-in-ascii", figureWith(three), { ascii: true }],
    ["eight", figureWith(eight), {}],
    ["eight-logarithmic", figureWith(eight, { log_y: true }), { rows: 40 }],
    ["steps-below-epochs-above", figureWith([rising], { x: "both" }, steps), {}],
    ["steps-as-epochs", figureWith([rising], { x: "epoch", xlim: [2, 5] }, steps), {}],
    ["flat-pieces", figureWith([listed([1, 0.5, 0.25, 0.125], "halves")], { line: "step" }), { rows: 16 }],
    ["part-of-the-rates", figureWith([restarts], { ylim: [0.0002, 0.0006] }), { rows: 16 }],
    ["one-value", figureWith([listed([0.3])]), { rows: 12 }],
    ["diff", compared({ a: [cosine(0, 1e-3, 100), cosine(1e-4, 8e-4, 50)] }), {}],
    ["diff-tall", compared({ a: [cosine(0, 1e-3, 100), cosine(1e-4, 8e-4, 50)] }), { rows: 40 }],
    [
      "diff-of-groups",
      compared({ head: [() => 1e-3, cosine(0, 1e-3, 100)], body: [() => 1e-4, cosine(0, 3e-4, 100)] }),
      {},
    ],
  ])("%s", async (name, figure, screen) => {
    await expect(`${(await linesOn(screen, figure)).join("\n")}\n`).toMatchFileSnapshot(
      `__terminal__/${name}.txt`,
    );
  });
});

test("a picture as it is read here", async () => {
  const lines = await linesOn({ columns: 42, rows: 12 }, figureWith([listed([0, 1, 2, 3, 4, 3, 2, 1, 0])]));
  expect(lines.join("\n")).toMatchInlineSnapshot(`
    "CosineAnnealingWarmRestarts
        4 ┤               ⣀⠤⢄⡀
          │          ⢀⡠⠤⠒⠉   ⠈⠑⠢⢄⡀
        2 ┤      ⢀⡠⠔⠊⠁           ⠈⠑⠢⢄⡀
          │  ⢀⡠⠔⠊⠁                   ⠈⠑⠢⢄⡀
        0 ┤⠔⠊⠁                           ⠈⠑⠢
          └┬───────┬───────┼───────┬───────┬
    epoch  0       2       4       6       8
    peak 4 at epoch 4 · final 0"
  `);
});

describe("labels of the rate axis", () => {
  test.each<[what: string, rates: readonly number[], labels: string[]]>([
    ["a usual run", [0, 1e-3], ["0.0010", "0.0008", "0.0006", "0.0004", "0.0002", "0"]],
    ["small rates", [0, 3e-6], ["3e-6", "2e-6", "1e-6", "0"]],
    ["large rates", [0, 2e6], ["2.0e+6", "1.5e+6", "1.0e+6", "5.0e+5", "0"]],
    ["thousands", [0, 4000], ["4,000", "3,000", "2,000", "1,000", "0"]],
    ["negative rates", [-1, 1], ["1.0", "0.5", "0", "-0.5", "-1.0"]],
    ["no rate at all", [0, 0], ["1.0", "0.8", "0.6", "0.4", "0.2", "0"]],
  ])("%s", async (_, rates, labels) => {
    expect(rateLabels(await linesOn({}, figureWith([listed(rates)])))).toEqual(labels);
  });

  test.each<[what: string, rates: readonly number[], labels: string[]]>([
    ["decades", [1e-6, 1e-2], ["1e-2", "1e-3", "1e-4", "1e-5", "1e-6"]],
    ["many decades", [1e-30, 1], ["1", "1e-10", "1e-20", "1e-30"]],
    ["one rate", [1e-3, 1e-3], ["0.002", "0.001", "0.0005"]],
    ["above 1", [1, 1000], ["1,000", "100", "10", "1"]],
  ])("logarithmic: %s", async (_, rates, labels) => {
    expect(rateLabels(await linesOn({}, figureWith([listed(rates)], { log_y: true })))).toEqual(labels);
  });

  test.each([24, 30, 40, 60])("stand an equal number of rows apart in %d rows", async (rows) => {
    for (const high of [1e-3, 0.0753, 3, 7, 0.42]) {
      const lines = await linesOn({ rows }, figureWith([listed([0, high])]));
      const at = lines.flatMap((line, row) => (line.includes("┤") ? [row] : []));
      const apart = at.slice(1).map((row, i) => row - (at[i] as number));
      expect(new Set(apart).size).toBe(1);
    }
  });
});

describe("labels of the lower axis", () => {
  test.each<[length: number, columns: number, labels: string]>([
    [150, 80, "epoch 0 50 100 150"],
    [150, 200, "epoch 0 10 20 30 40 50 60 70 80 90 100 110 120 130 140 150"],
    [150, 40, "epoch 0 50 100 150"],
    [90, 80, "epoch 0 10 20 30 40 50 60 70 80 90"],
    [5, 80, "epoch 0 1 2 3 4"],
    [1, 80, "epoch 0"],
    [1_500_000, 80, "epoch 0 0.5M 1.0M 1.5M"],
  ])("%d values in %d columns", async (length, columns, labels) => {
    const lines = await linesOn({ columns }, figureWith([syntheticCurve(length, () => 1)]));
    expect(
      lines
        .find((line) => /^ *epoch/.test(line))
        ?.trim()
        .replace(/ +/g, " "),
    ).toBe(labels);
  });

  test("each stands below its tick", async () => {
    const lines = await linesOn({ columns: 120 }, figureWith([restarts]));
    const row = lines.findIndex((line) => /^ *epoch/.test(line));
    for (const { index, 0: label } of (lines[row] as string).matchAll(/\d+/g)) {
      const ticks = (lines[row - 1] as string).slice(index, index + label.length);
      expect(ticks).toMatch(/[┬┼]/);
    }
  });
});

describe("below the chart", () => {
  test.each<[what: string, columns: number, facts: string[]]>([
    [
      "all in one line",
      80,
      ["peak 0.001 at epoch 0 · final 3.736e-6 · restarts 4, at epochs 30, 60, 90, 120"],
    ],
    ["in two", 60, ["peak 0.001 at epoch 0 · final 3.736e-6", "restarts 4, at epochs 30, 60, 90, 120"]],
    ["what, before where", 20, ["peak 0.001", "final 3.736e-6"]],
  ])("facts %s", async (_, columns, facts) => {
    expect((await linesOn({ columns }, figureWith([restarts]))).slice(-facts.length)).toEqual(facts);
  });

  test("facts are of the whole run, whatever part of it is shown", async () => {
    const whole = await linesOn({}, figureWith([restarts]));
    const part = await linesOn({}, figureWith([restarts], { xlim: [40, 50] }));
    expect(part.at(-1)).toEqual(whole.at(-1));
  });

  test("a hundred curves leave room for the chart", async () => {
    const curves = Array.from({ length: 100 }, (_, i) => falling(0.8 + i / 1000, `curve ${i}`));
    const lines = await linesOn({}, figureWith(curves));
    expect(lines.filter((line) => /[┤│]/.test(line)).length).toBeGreaterThan(8);
    expect(lines.at(-2)).toMatch(/… and \d+ more$/);
    expect(lines.at(-1)).toBe("peaks 0.001 · final 1.916e-9 to 1.87e-6");
  });

  test.each<[names: string[], shown: string[]]>([
    [
      ["x".repeat(70), "b"],
      [`${"x".repeat(34)}…`, "b"],
    ],
    [
      [`${"long ".repeat(9)}lr=1`, `${"long ".repeat(9)}lr=2`],
      ["…lr=1", "…lr=2"],
    ],
    [
      ["학습률".repeat(9), "비교"],
      ["학습률학습률학습률학습률학습률학습…", "비교"],
    ],
  ])("labels that are too long: %j", async (names, shown) => {
    const lines = (await linesOn({}, figureWith(names.map((name) => falling(0.9, name))))).slice(-2);
    expect(lines.map((line) => line.slice(5).split("  ")[0])).toEqual(shown);
  });

  test.each([
    [100, "the rates are the same"],
    [60, "the rates are the same as far as both go"],
    [150, "the rates are the same as far as both go"],
  ])("two sides that are the same, the second of %i values", async (end, text) => {
    expect((await linesOn({}, compared({ a: [() => 1, () => 1] }, end))).at(-1)).toBe(text);
  });
});

describe("marks on the lower axis", () => {
  test.each<[what: string, period: number, annotate: boolean, count: number]>([
    ["one for each restart", 30, true, 4],
    ["none where they are many", 3, true, 0],
    ["none without annotate", 30, false, 0],
  ])("%s", async (_, period, annotate, count) => {
    const figure = figureWith([syntheticCurve(150, cosine(0, 1, period))], { annotate });
    const lines = await linesOn({}, figure);
    expect(lines.join("").match(/[┴┼]/g)?.length ?? 0).toBe(count);
  });
});

test.each<[title: string, shown: string]>([
  ["a\u001b[2J\u0007b\n c\u009bd", "a [2J b c d"],
  ["\u202eabc\u2066", "abc"],
  ["학습률 🚀".repeat(20), `${"학습률 🚀".repeat(8)}학습률…`],
  ["x".repeat(90), `${"x".repeat(79)}…`],
])("the title %j", async (title, shown) => {
  expect((await linesOn({}, figureWith([restarts], {}, { title })))[0]).toBe(shown);
});

test("what a logarithmic axis leaves out is said as in the other formats", async () => {
  const said: string[] = [];
  const warn = (message: string) => said.push(message);
  const figure = figureWith([listed([1, 0, 0.1])], { log_y: true });
  await textOf("terminal", figure, warn);
  await textOf("svg", figure, warn);
  expect(said.length).toBe(2);
  expect(said[0]).toBe(said[1]);
});

test("the format writes its lines, and ends the last", async () => {
  const figure = figureWith([restarts]);
  expect(await textOf("terminal", figure, noWarning)).toBe(`${(await linesOn({}, figure)).join("\n")}\n`);
});

/** What stands left of the rate axis' ticks, from the top. */
function rateLabels(lines: readonly string[]): string[] {
  return lines.flatMap((line) => (line.includes("┤") ? [(line.split("┤")[0] as string).trim()] : []));
}
