import type { Window } from "../../core/window.ts";
import { plain } from "./rates.ts";

/** The lower axis of a diagram, over which mermaid spreads the values of every line evenly. */
export interface Grid {
  readonly title: string;
  /** The ends of the axis in its unit. */
  readonly min: string;
  readonly max: string;
  /** Points on it, 2 … mostPoints. */
  readonly count: number;
  /** The index of the first point, and indices from point to point; not always whole. */
  readonly start: number;
  readonly stride: number;
}

/** Points of a line: enough for the width of a comment, few enough for six lines in a block that GitHub draws. */
export const mostPoints = 151;
const fewestPoints = 101;
/** Fewer points must bring the marked indices nearer by this part of an interval. */
const worthwhile = 0.01;

/**
 * The grid for a window: a point for each value where they are few. Else the one of about 101 to 151 points from
 * which the `marked` indices are least far away. From point to point the axis moves by a whole number or a power of
 * two, because mermaid before 11.15 adds that up in floating point and drops the last value where the sum overshoots.
 */
export function gridOf({ range, unit, per }: Window, marked: readonly number[]): Grid {
  const [from, last] = [range.from, range.to - 1];
  if (last - from < mostPoints) return exactGrid(from, Math.max(last, from + 1), unit, per);
  const scale = scaleFor(last / per);
  const values = per * scale.factor;
  const [low, high] = [from / values, last / values];
  const wanted = [...new Set(marked)].filter((index) => index > from);
  let best: { grid: Grid; moved: number } | undefined;
  for (const step of stepsFor(low, high)) {
    const min = Math.floor(low / step) * step;
    const intervals = Math.ceil((high - min) / step);
    const decimals = Math.max(0, -Math.log2(step));
    const grid = {
      title: `${unit}${scale.name}`,
      min: plain(min, decimals),
      max: plain(min + intervals * step, decimals),
      count: intervals + 1,
      start: min * values,
      stride: step * values,
    };
    const moved = wanted.reduce((sum, index) => sum + distance((index - grid.start) / grid.stride), 0);
    if (best === undefined || moved < best.moved - worthwhile * wanted.length) best = { grid, moved };
  }
  return (best as { grid: Grid }).grid;
}

/** How far from the next whole number. */
const distance = (position: number) => Math.abs(position - Math.round(position));

/** Labels of more than five digits would run into each other. */
function scaleFor(end: number) {
  if (end >= 1e8) return { factor: 1e6, name: " (millions)" };
  return end >= 1e5 ? { factor: 1e3, name: " (thousands)" } : { factor: 1, name: "" };
}

/** How far it may be from point to point, the least first; a begin that is no multiple of it takes a point more. */
function stepsFor(low: number, high: number): number[] {
  const least = (high - low) / (mostPoints - 1);
  const fits = (step: number) => Math.ceil((high - Math.floor(low / step) * step) / step) < mostPoints;
  if (least <= 1) {
    const step = 2 ** Math.ceil(Math.log2(least));
    return [fits(step) ? step : 2 * step];
  }
  const first = Math.ceil(least);
  const most = Math.ceil((high - low) / (fewestPoints - 1));
  return Array.from({ length: most - first + 1 }, (_, i) => first + i).filter(fits);
}

/** A point for each value. */
function exactGrid(from: number, last: number, unit: string, per: number): Grid {
  const count = last - from + 1;
  const [low, high] = [from / per, last / per];
  const decimals = per === 1 ? 0 : 4 + Math.max(0, Math.ceil(-Math.log10(high - low)));
  const min = plain(low, decimals);
  let end = Math.round(high * 10 ** decimals);
  while (pointsOf(Number(min), end / 10 ** decimals, count) !== count) end++;
  return { title: unit, min, max: plain(end / 10 ** decimals, decimals), count, start: from, stride: 1 };
}

/** How many of `count` values mermaid before 11.15 draws. */
function pointsOf(min: number, max: number, count: number): number {
  let drawn = 0;
  for (let x = min; x <= max; x += (max - min) / (count - 1)) drawn++;
  return drawn;
}
