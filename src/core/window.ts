import type { ChartOptions } from "./chart.ts";
import type { Curve } from "./curve.ts";
import type { Range } from "./decimate.ts";
import { rateText } from "./facts-text.ts";
import type { Figure } from "./figure.ts";
import { Problem } from "./problem.ts";

/** What of a run a chart shows, and what its lower axis counts. */
export interface Window {
  /** What the lower axis counts. */
  readonly unit: "epoch" | "step";
  /** How many values of a curve one of it is: the axis is at `index / per`. */
  readonly per: number;
  /** The indices that are shown, of the longest curve. */
  readonly range: Range;
  /** The ends of the lower axis in its unit, where the user gave them. */
  readonly limits: readonly [number, number] | undefined;
  /** Does an upper axis count epochs? */
  readonly epochsAbove: boolean;
}

/**
 * The ends of the lower axis for a whole run of `length` values, as indices. Flat pieces end where the run does, at
 * `length`; points end one before. A long run ends at `length` in either case, as that is the round number; one value
 * alone stands in the middle.
 */
export function wholeAxis(length: number, line: ChartOptions["line"]): readonly [number, number] {
  if (line === "step" || length > 20) return [0, length];
  return length === 1 ? [-1, 1] : [0, length - 1];
}

/** The window of a figure. Throws a Problem where `chart.xlim` leaves nothing of the run. */
export function windowOf({ chart, curves, x, steps_per_epoch }: Figure): Window {
  const length = Math.max(...curves.map((curve) => curve.length));
  const epochsAbove = chart.x === "both" && steps_per_epoch > 1;
  const unit = chart.x === "both" ? (steps_per_epoch > 1 ? "step" : x) : (chart.x ?? x);
  const per = unit === "epoch" && x === "step" ? steps_per_epoch : 1;
  const limits = chart.xlim;
  if (limits === undefined) return { unit, per, range: { from: 0, to: length }, limits, epochsAbove };
  const [low, high] = limits;
  // one value more on each side, so that lines go on to the ends of the axis
  const from = Math.max(0, Math.floor(low * per));
  const to = Math.min(length, Math.ceil(high * per) + 1);
  if (from >= to) {
    throw new Problem(`${low} to ${high} shows nothing of the run`, {
      path: ["chart", "xlim"],
      allowed: `it goes from 0 to ${(length - 1) / per}`,
    });
  }
  return { unit, per, range: { from, to }, limits, epochsAbove };
}

/** Throws a Problem where `chart.ylim` leaves nothing of the curves whose rates, as far as they are shown, are given. */
export function checkRates({ ylim }: Pick<ChartOptions, "ylim">, shown: readonly Float64Array[]): void {
  if (ylim === undefined) return;
  const ends = shown.filter(({ length }) => length > 0).map(endsOf);
  // a curve that goes past the limits passes through them
  if (ends.some(([low, high]) => low <= ylim[1] && high >= ylim[0])) return;
  const [low, high] = endsOf(Float64Array.from(ends.flat()));
  throw new Problem(`${ylim[0]} to ${ylim[1]} shows nothing of the run`, {
    path: ["chart", "ylim"],
    allowed: `its rates go from ${rateText(low)} to ${rateText(high)}`,
  });
}

function endsOf(rates: Float64Array): [low: number, high: number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const rate of rates) {
    if (rate < low) low = rate;
    if (rate > high) high = rate;
  }
  return [low, high];
}

/** The part of a window's range that a curve has; undefined where it ends before, or begins behind it. */
export function rangeOf({ length, rows }: Curve, { range }: Window): Range | undefined {
  const from = Math.max(range.from, rows?.indices[0] ?? 0);
  const to = Math.min(range.to, length);
  return from < to ? { from, to } : undefined;
}

/** Is a range all of a curve? */
export const isWhole = ({ from, to }: Range, { length }: Curve) => from === 0 && to === length;
