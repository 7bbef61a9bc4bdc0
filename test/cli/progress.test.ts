import { describe, expect, test } from "vitest";
import { progressOf, progressText } from "../../src/cli/progress.ts";
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
  const texts: readonly (readonly [done: number, total: number, seconds: number, text: string])[] = [
    [34e6, 100e6, 3, "34 %, 6 s left: 34,000,000 of 100,000,000 steps, 11,333,333 a second"],
    [999_999, 1e6, 2, "99 %, 1 s left: 999,999 of 1,000,000 steps, 500,000 a second"],
    [1e6, 1e6, 2, "100 %, 0 s left: 1,000,000 of 1,000,000 steps, 500,000 a second"],
    [1e6, 81e6, 1, "1 %, 1 min 20 s left: 1,000,000 of 81,000,000 steps, 1,000,000 a second"],
    [1e3, 8_000_000, 1, "0 %, 2 h 13 min left: 1,000 of 8,000,000 steps, 1,000 a second"],
  ];
  test.each(texts)("%d of %d after %d s", (done, total, seconds, text) => {
    expect(progressText(done, total, seconds)).toBe(text);
  });
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
    const progress = progressOf([curve(chunks)], once, keeping().shell, screen);
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
      once,
      keeping().shell,
      screen,
    ).curves;
    const got: number[] = [];
    for (const { lr, length } of counted?.chunks(1000) ?? []) {
      shown.time += 10;
      for (let k = 0; k < length; k++) got.push(lr[k] as number);
    }
    expect(counted?.label).toBe("b");
    expect(got).toEqual([...values]);
  });

  test("all curves and all readings count; what is read more often adds to it", () => {
    const { shown, screen } = terminal();
    const [a, b] = [curve(10), curve(10)];
    const progress = progressOf([a, b], (each) => (each === a ? 2 : 1), keeping().shell, screen);
    const [first, second] = progress.curves as [Curve, Curve];
    const total = () => {
      return Number(/of ([\d,]+) steps/.exec(shown.lines.at(-1) ?? "")?.[1]?.replaceAll(",", "")) / chunk;
    };
    read([first], shown, 200);
    expect(total()).toBe(30);
    read([first, second], shown, 200);
    expect(total()).toBe(30);
    expect(shown.lines.at(-1)).toContain("100 %");
    read([second], shown, 200);
    expect(total()).toBe(40);
    progress.readAgain();
    read([first, second], shown, 200);
    expect(total()).toBe(60);
    expect(shown.lines.at(-1)).toContain("100 %");
  });

  test("a reader that stops early is no mistake", () => {
    const { shown, screen } = terminal();
    const progress = progressOf([curve(100)], once, keeping().shell, screen);
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
    read(progressOf([curve(20)], once, keeping().shell, screen).curves, shown, 200);
    const longest = Math.max(...plain(shown.lines).map((line) => line.length));
    expect(longest).toBe(Math.min(columns - 1, longest));
    if (columns === 20) expect(longest).toBe(19);
  });

  test("makes way for what is said and what is printed", () => {
    const { shown, screen } = terminal();
    const kept = keeping({
      say: (text) => shown.lines.push(`${text}\n`),
      write: () => shown.lines.push("rows\n"),
    });
    const { curves, shell } = progressOf([curve(20)], once, kept.shell, screen);
    read(curves, shown, 200);
    shell.say("mind");
    expect(plain(shown.lines).slice(-2)).toEqual(["", "mind\n"]);
    read(curves, shown, 200);
    shell.write([]);
    expect(plain(shown.lines).slice(-2)).toEqual(["", "rows\n"]);
  });

  const prints: readonly (readonly [what: string, isTerminal: boolean, isShown: boolean])[] = [
    ["into a pipe", false, true],
    ["to the terminal", true, false],
  ];
  test.each(prints)("while rows are printed %s", (_, isTerminal, isShown) => {
    const { shown, screen } = terminal();
    const kept = keeping({
      isTerminal: () => isTerminal,
      write(chunks) {
        for (const _ of chunks);
      },
    });
    const { curves, shell } = progressOf([curve(20)], once, kept.shell, screen);
    const rows = function* () {
      for (const _ of curves[0]?.chunks(chunk) ?? []) {
        shown.time += 200;
        yield "row\n";
      }
    };
    shell.write(rows());
    expect(shown.lines.length > 0).toBe(isShown);
  });

  test("where nobody looks, curves and shell are those that were given", () => {
    const [curves, { shell }] = [[curve(20)], keeping()];
    const progress = progressOf(curves, once, shell, () => undefined);
    expect([progress.curves, progress.shell]).toEqual([curves, shell]);
    progress.readAgain();
    progress.end();
  });
});
