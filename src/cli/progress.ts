import { writeSync } from "node:fs";
import { type Chunk, type Curve, readBy } from "../core/curve.ts";
import { type Extent, extentOf, progressText } from "./progress-text.ts";
import { isTerminal } from "./screen.ts";
import type { Shell } from "./shell.ts";

/** The terminal that the line is shown on, and the clock that it is shown by. */
export interface ProgressScreen {
  write(text: string): void;
  /** Characters in a line; it may be made narrower at any time. */
  columns(): number;
  /** Milliseconds. */
  now(): number;
}

/** Work that shows itself: curves to read instead of those given, and a shell that the line makes way for. */
export interface Progress {
  readonly curves: readonly Curve[];
  readonly shell: Shell;
  /** All curves will be read once more than was expected. */
  readAgain(): void;
  /** Take the line away. */
  end(): void;
}

/** Work is silent for so long, in milliseconds. */
const silence = 1000;
/** Milliseconds between two lines. */
const pause = 100;
/** Fewer values are computed before anybody waits for them. */
const few = 100_000;

/**
 * Show how far curves of epochs or steps are read, in a line of standard error, where that is a terminal and takes over
 * a second. Each curve is expected to be read `readings` times; where it is read more often, there is more to do.
 */
export function progressOf(
  curves: readonly Curve[],
  unit: string,
  readings: (curve: Curve) => number,
  shell: Shell,
  screen = ownScreen,
): Progress {
  const total = curves.reduce((sum, curve) => sum + curve.length * readings(curve), 0);
  const on = total < few ? undefined : screen();
  if (on === undefined) return { curves, shell, readAgain() {}, end() {} };
  const line = new ProgressLine(on, total, extentOf(curves, unit));
  const counters = curves.map((curve) => counterOf(curve, readings(curve), line));
  return {
    curves: counters.map(({ curve }) => curve),
    readAgain() {
      for (const counter of counters) counter.expect();
    },
    shell: {
      ...shell,
      say(text, tone) {
        line.clear();
        shell.say(text, tone);
      },
      async write(chunks) {
        line.clear();
        line.paused = shell.isTerminal(); // what is printed there shows itself
        await shell.write(chunks);
        line.paused = false;
      },
    },
    end: () => line.clear(),
  };
}

/** Standard error; undefined where nobody looks at it, or a line cannot be written over. */
function ownScreen(): ProgressScreen | undefined {
  const { CI, TERM } = process.env;
  if ((CI && CI !== "false") || TERM === "dumb" || !isTerminal(2)) return undefined;
  return {
    write(text) {
      try {
        writeSync(2, text);
      } catch {
        // the terminal has gone
      }
    },
    columns: () => process.stderr.columns || 80,
    now: () => performance.now(),
  };
}

function counterOf(curve: Curve, readings: number, line: ProgressLine) {
  let [expected, begun] = [readings, 0];
  const expect = () => {
    expected++;
    line.total += curve.length;
  };
  return {
    expect,
    curve: readBy(
      curve,
      ({ chunks }) =>
        function* (size?: number): Generator<Chunk> {
          if (++begun > expected) expect();
          for (const chunk of chunks(size)) {
            yield chunk;
            line.add(chunk.length);
          }
        },
    ),
  };
}

/** One line that is written over. */
class ProgressLine {
  total: number;
  paused = false;
  readonly #screen: ProgressScreen;
  readonly #extent: Extent;
  readonly #began: number;
  #done = 0;
  #shownAt = Number.NEGATIVE_INFINITY;
  #isShown = false;

  constructor(screen: ProgressScreen, total: number, extent: Extent) {
    this.#screen = screen;
    this.#extent = extent;
    this.total = total;
    this.#began = screen.now();
  }

  add(values: number): void {
    this.#done += values;
    const now = this.#screen.now();
    if (this.paused || now - this.#began < silence || now - this.#shownAt < pause) return;
    const text = progressText(this.#done, this.total, (now - this.#began) / 1000, this.#extent);
    // in a line that is filled to its end some terminals begin the next one
    this.#screen.write(`\r${text.slice(0, Math.max(0, this.#screen.columns() - 1))}\x1b[K`);
    this.#shownAt = now;
    this.#isShown = true;
  }

  clear(): void {
    if (this.#isShown) this.#screen.write("\r\x1b[K");
    this.#isShown = false;
  }
}
