import { Terminal } from "@xterm/headless";
import { describe, expect, test } from "vitest";
import type { Figure } from "../../src/core/figure.ts";
import { figureWith, restarts, syntheticCurve } from "../helpers/figure.ts";
import { linesOn } from "./terminal-figures.ts";

const prompt = "$";

/** What a terminal shows after it was written to, and each of its cells' colour. */
async function shown(lines: readonly string[], columns: number, rows: number) {
  const terminal = new Terminal({ cols: columns, rows, allowProposedApi: true, convertEol: true });
  await new Promise<void>((done) => terminal.write(`${lines.join("\n")}\n${prompt}`, done));
  const { active } = terminal.buffer;
  const seen = Array.from({ length: rows }, (_, row) => active.getLine(active.viewportY + row));
  return {
    text: seen.map((line) => line?.translateToString(true) ?? ""),
    wrapped: seen.filter((line) => line?.isWrapped).length,
    scrolled: active.baseY,
    colorOf: (row: number, column: number) => seen[row]?.getCell(column)?.getFgColor(),
  };
}

const curves = ["학습률 a", "b"].map((label, i) => syntheticCurve(150, (k) => (k + 1) / (i + 1), label));

describe("in a terminal", () => {
  test.each<[what: string, columns: number, rows: number, figure: Figure]>([
    ["80 × 24", 80, 24, figureWith([restarts])],
    ["80 × 24, several curves", 80, 24, figureWith(curves)],
    [
      "80 × 24, a title of wide characters",
      80,
      24,
      figureWith([restarts], {}, { title: "학습률 비교 ".repeat(12) }),
    ],
    ["200 × 50", 200, 50, figureWith(curves)],
    ["40 × 12", 40, 12, figureWith([restarts])],
    ["10 × 5", 10, 5, figureWith([restarts])],
  ])("%s: nothing wraps or scrolls, and what is seen is what was drawn", async (_, columns, rows, figure) => {
    const plain = await linesOn({ columns, rows, colors: 1 }, figure);
    const { text, wrapped, scrolled } = await shown(
      await linesOn({ columns, rows, colors: 24 }, figure),
      columns,
      rows,
    );
    expect([wrapped, scrolled]).toEqual([0, 0]);
    if (figure.curves.length === 1) expect(text.slice(0, plain.length)).toEqual(plain);
    expect(text[plain.length]).toBe(prompt);
  });

  test("the line is blue, and its labels are in the terminal's own colour", async () => {
    const lines = await linesOn({ colors: 24 }, figureWith([restarts]));
    const { text, colorOf } = await shown(lines, 80, 24);
    const row = text.findIndex((line) => line.includes("┤"));
    const column = (text[row] as string).search(/[\u2801-\u28ff]/);
    expect(colorOf(row, column)).toBe(0x2a80d8);
    expect(colorOf(row, (text[row] as string).search(/\d/))).toBe(-1);
  });
});
