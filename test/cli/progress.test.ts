import { describe, expect, test } from "vitest";
import { progressOf } from "../../src/cli/progress.ts";
import { extentOf, progressText } from "../../src/cli/progress-text.ts";
import type { Curve } from "../../src/core/curve.ts";
import { keeping } from "../helpers/command-line.ts";
import { syntheticCurve } from "../helpers/figure.ts";

const chunk = 16_384;

/** A terminal that remembers, and a clock that goes on by `perChunk` milliseconds with each chunk. */
function terminal(columns = 80) {
  const lines: string[] = [];
  const shown = { lines, time: 0, now: () => shown.time };
  return {
    shown,
    screen: () => ({ write: (text: string) => lines.push(text), columns: () => columns, now: shown.now }),
  };
}

/** Read curves one after another, each chunk taking so long. */
function read(curves: readonly Curve[], shown: { time: number }, perChunk: number) {
  for (const curve of curves) for (const _ of curve.chunks(chunk)) shown.time += perChunk;
}

const once = () => 1;
const curve = (chunks: number) => syntheticCurve(chunks * chunk, () => 1);
const plain = (lines: readonly string[]) => lines.map((line) => line.replace("\r", "").replace("\x1b[K", ""));

describe("the text", () => {
  const texts: readonly (readonly [
    done: number,
    total: number,
    seconds: number,
    lengths: readonly number[],
    unit: string,
    text: string,
  ])[] = [
    [34e6, 1e8, 3, [1e8], "epoch", "34 %, 6 s left: 34,000,000 of 100,000,000 epochs, 11,333,333 a second"],
    [999_999, 1e6, 2, [1e6], "step", "99 %, 1 s left: 999,999 of 1,000,000 steps, 500,000 a second"],
    [1e6, 1e6, 2, [1e6], "step", "100 %, 0 s left: 1,000,000 of 1,000,000 steps, 500,000 a second"],
    [1e6, 81e6, 1, [81e6], "step", "1 %, 1 min 20 s left: 1,000,000 of 81,000,000 steps, 1,000,000 a second"],
    [1e3, 8e6, 1, [8e6], "step", "0 %, 2 h 13 min left: 1,000 of 8,000,000 steps, 1,000 a second"],
    // what is read twice is half done when it has been read once
    [1e8, 2e8, 4, [1e8], "epoch", "50 %, 4 s left: 50,000,000 of 100,000,000 epochs, 12,500,000 a second"],
    [3e6, 4e6, 3, [1e6, 1e6], "step", "75 %, 1 s left: 1,500,000 of 2 × 1,000,000 steps, 500,000 a second"],
    [1e6, 4e6, 1, [1e6, 3e6], "value", "25 %, 3 s left: 1,000,000 of 4,000,000 values, 1,000,000 a second"],
    [29e6, 1e8, 1, [1e8], "epoch", "29 %, 3 s left: 29,000,000 of 100,000,000 epochs, 29,000,000 a second"],
  ];
  test.each(texts)(
    "%d of %d values after %d s, of curves of %j %ss",
    (done, total, seconds, lengths, unit, text) => {
      const extent = extentOf(
        lengths.map((length) => ({ length })),
        unit,
      );
      expect(progressText(done, total, seconds, extent)).toBe(text);
    },
  );
});

describe("the line", () => {
  const seconds: readonly (readonly [what: string, chunks: number, perChunk: number, lines: number])[] = [
    ["under a second", 50, 19, 0],
    ["two seconds, ten lines a second", 200, 10, 11],
    ["slow chunks, a line each", 7, 500, 6],
    ["few values, whatever they take", 6, 1000, 0],
  ];
  test.each(seconds)("%s", (_, chunks, perChunk, count) => {
    const { shown, screen } = terminal();
    const progress = progressOf([curve(chunks)], "step", once, keeping().shell, screen);
    read(progress.curves, shown, perChunk);
    progress.end();
    const shownLines = plain(shown.lines);
    expect(shownLines.filter((line) => line !== "").length).toBe(count);
    // taken away at the end, where there was one
    expect(shownLines.at(-1)).toBe(count === 0 ? undefined : "");
  });

  test("curves are what they were, values and all", () => {
    const { shown, screen } = terminal();
    const values = Float64Array.from({ length: 300_000 }, (_, i) => i);
    const [counted] = progressOf(
      [syntheticCurve(300_000, (i) => i, "b")],
      "step",
      once,
      keeping().shell,
      screen,
    ).curves;
    const got: number[] = [];
    for (const { values: rates, length } of counted?.chunks(1000) ?? []) {
      shown.time += 10;
      for (let k = 0; k < length; k++) got.push(rates[k] as number);
    }
    expect(counted?.label).toBe("b");
    expect(got).toEqual([...values]);
  });

  test("all curves and all readings count; what is read more often adds to it", () => {
    const { shown, screen } = terminal();
    const [a, b] = [curve(10), curve(10)];
    const progress = progressOf([a, b], "step", (each) => (each === a ? 2 : 1), keeping().shell, screen);
    const [first, second] = progress.curves as [Curve, Curve];
    const percent = () => Number(/(\d+) %/.exec(shown.lines.at(-1) ?? "")?.[1]);
    read([first], shown, 200);
    expect(percent()).toBe(33);
    read([first, second], shown, 200);
    expect(percent()).toBe(100);
    read([second], shown, 200);
    expect(percent()).toBe(100);
    progress.readAgain();
    read([first], shown, 200);
    expect(percent()).toBe(83);
    read([second], shown, 200);
    expect(percent()).toBe(100);
    for (const line of plain(shown.lines)) expect(line).toContain(" of 2 × 163,840 steps, ");
  });

  test("a reader that stops early is no mistake", () => {
    const { shown, screen } = terminal();
    const progress = progressOf([curve(100)], "step", once, keeping().shell, screen);
    for (const { start } of progress.curves[0]?.chunks(chunk) ?? []) {
      shown.time += 300;
      if (start > 10 * chunk) break;
    }
    progress.end();
    expect(plain(shown.lines).at(-2)).toMatch(/^1[01] %/);
    expect(plain(shown.lines).at(-1)).toBe("");
  });

  test.each([80, 20, 1])("is cut to the width of the terminal: %d", (columns) => {
    const { shown, screen } = terminal(columns);
    read(progressOf([curve(20)], "step", once, keeping().shell, screen).curves, shown, 200);
    const longest = Math.max(...plain(shown.lines).map((line) => line.length));
    expect(longest).toBe(Math.min(columns - 1, longest));
    if (columns === 20) expect(longest).toBe(19);
  });

  test("makes way for what is said and what is printed", async () => {
    const { shown, screen } = terminal();
    const kept = keeping({
      say: (text) => shown.lines.push(`${text}\n`),
      write() {
        shown.lines.push("rows\n");
      },
    });
    const { curves, shell } = progressOf([curve(20)], "step", once, kept.shell, screen);
    read(curves, shown, 200);
    shell.say("mind");
    expect(plain(shown.lines).slice(-2)).toEqual(["", "mind\n"]);
    read(curves, shown, 200);
    await shell.write([]);
    expect(plain(shown.lines).slice(-2)).toEqual(["", "rows\n"]);
  });

  const prints: readonly (readonly [what: string, isTerminal: boolean, isShown: boolean])[] = [
    ["into a pipe", false, true],
    ["to the terminal", true, false],
  ];
  test.each(prints)("while rows are printed %s", async (_, isTerminal, isShown) => {
    const { shown, screen } = terminal();
    const kept = keeping({
      isTerminal: () => isTerminal,
      write(chunks) {
        for (const _ of chunks);
      },
    });
    const { curves, shell } = progressOf([curve(20)], "step", once, kept.shell, screen);
    const rows = function* () {
      for (const _ of curves[0]?.chunks(chunk) ?? []) {
        shown.time += 200;
        yield "row\n";
      }
    };
    await shell.write(rows());
    expect(shown.lines.length > 0).toBe(isShown);
  });

  test("where nobody looks, curves and shell are those that were given", () => {
    const [curves, { shell }] = [[curve(20)], keeping()];
    const progress = progressOf(curves, "step", once, shell, () => undefined);
    expect([progress.curves, progress.shell]).toEqual([curves, shell]);
    progress.readAgain();
    progress.end();
  });
});
