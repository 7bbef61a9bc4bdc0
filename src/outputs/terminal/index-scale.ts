import type { ChartOptions } from "../../core/chart.ts";
import { type Window, wholeAxis } from "../../core/window.ts";
import { countLabels, inMillions } from "../axis/labels.ts";
import { linearTicks, type Ticks } from "../axis/ticks.ts";
import { across } from "./dots.ts";

/** Where epochs or steps are on an axis of some columns of cells. */
export interface IndexScale {
  /** Where an index of a curve is, in dots from the left, not rounded. */
  dotOf(index: number): number;
  /** What the axis counts, from its beginning to its end. */
  readonly domain: readonly [number, number];
}

/** The lower axis of a run of `length` values on `columns` columns. */
export function indexScale(
  { limits, per }: Window,
  length: number,
  columns: number,
  line: ChartOptions["line"],
): IndexScale {
  const [begin, end] = wholeAxis(length, line);
  const domain = limits ?? ([begin / per, end / per] as const);
  const [low, high] = domain;
  const dotOf = (index: number) => ((index / per - low) / (high - low)) * (across * columns - 1);
  return { dotOf: (index) => Math.max(-1e9, Math.min(1e9, dotOf(index))), domain };
}

/** A label below or above an axis. */
export interface IndexLabel {
  /** The column of its tick, from 0 at the axis' left end. */
  readonly column: number;
  /** The column of its first character; may be -1, below the corner. */
  readonly start: number;
  readonly text: string;
}

/** Spaces between two labels, at the least. */
const gap = 3;

/** As many labels as fit between `domain`'s ends, on `columns` columns; the last ends `over` columns behind them at most. */
export function indexLabels(domain: readonly [number, number], columns: number, over = 0): IndexLabel[] {
  const most = Math.max(2, Math.min(16, Math.floor(columns / 6)));
  let fitting: IndexLabel[] | undefined;
  for (let count = most; count >= 2; count--) {
    const labels = placed(ticksOf(domain, count), domain, columns, over);
    if (
      !labels.every(({ start, text }, i) => start + text.length + gap <= (labels[i + 1]?.start ?? Infinity))
    ) {
      continue;
    }
    fitting ??= labels;
    // rather a few less, if then there is one at the very end
    if (
      labels.length >= Math.max(4, fitting.length / 2) &&
      (labels.at(-1) as IndexLabel).column >= columns - 2
    ) {
      return labels;
    }
  }
  return (fitting ?? placed(ticksOf(domain, 2), domain, columns, over).slice(0, 1)).filter(
    ({ start, text }) => start + text.length <= columns + over,
  );
}

/** Whole numbers where there are two of them; nothing is before 0. */
function ticksOf([low, high]: readonly [number, number], count: number): Ticks {
  if (low < 0 && high <= 1) return { digit: 1, power: 0, values: [0] };
  const begin = Math.max(0, low);
  const whole = linearTicks(begin, high, count, 0);
  return whole.values.length > 1 ? whole : linearTicks(begin, high, count);
}

function placed(
  ticks: Ticks,
  [low, high]: readonly [number, number],
  columns: number,
  over: number,
): IndexLabel[] {
  const labels = countLabels(ticks, inMillions(low, high));
  return ticks.values.map((value) => {
    const text = labels.of(value);
    const dot = Math.round(((value - low) / (high - low)) * (across * columns - 1));
    const column = Math.floor(dot / across);
    const start = Math.min(
      Math.max(-1, column - Math.floor((text.length - 1) / 2)),
      columns + over - text.length,
    );
    return { column, start, text };
  });
}
