import { type Comparison, type Pair, wordOf } from "../../core/comparison.ts";
import type { Curve, Side } from "../../core/curve.ts";
import type { Figure } from "../../core/figure.ts";
import { dashes, sizes, type Theme } from "./theme.ts";

/** A curve as the chart draws it. */
export interface Series {
  readonly curve: Curve;
  /** What the legend says; unique. */
  readonly name: string;
  /** What it says where that is too long, unique as well. */
  readonly brief: string;
  readonly color: string;
  readonly dash: readonly number[];
  /** CSS pixels. */
  readonly width: number;
  /** Of a comparison, only what is to be is marked. */
  readonly isMarked: boolean;
}

/** The curves in the order in which they are drawn, each with a look of its own: what was lies below what is to be. */
export function seriesOf({ curves, comparison }: Figure, theme: Theme): Series[] {
  if (comparison) {
    return (["before", "after"] as const).flatMap((side) => sideOf(side, comparison, theme));
  }
  return curves.map((curve, i) => ({
    curve,
    name: curve.label,
    brief: curve.label,
    color: nth(theme.lines, i),
    dash: nth(dashes, i),
    width: nth(theme.widths, i),
    isMarked: true,
  }));
}

/** The order of the legend: both sides of each pair in turn, so that the first entries show what a side looks like. */
export function pairwise<T extends Series>(series: readonly T[]): T[] {
  const labels = series.map(({ curve }) => curve.label);
  return [...series].sort(
    (one, other) => labels.indexOf(one.curve.label) - labels.indexOf(other.curve.label),
  );
}

/** The colour of a pair, and its dashes where ink is all there is. */
export function pairLook(i: number, { isInk, lines }: Theme): Pick<Series, "color" | "dash"> {
  if (isInk) return { color: lines[0] as string, dash: nth(dashes, i) };
  return { color: nth(lines, i), dash: nth(dashes, Math.floor(i / lines.length)) };
}

function sideOf(side: Side, comparison: Comparison, theme: Theme): Series[] {
  const { pairs, before, after, log } = comparison;
  const word = wordOf(side, comparison);
  const named = log ? `${word}: ${comparison[side]}` : comparison[side];
  const sideName = before === after ? `${comparison[side]} (${word})` : named;
  const look = (i: number) =>
    side === "before" ? pastLook(i, pairs, theme) : { ...pairLook(i, theme), width: sizes.line + 0.5 };
  return pairs.flatMap(({ label, [side]: curve }, i) =>
    curve === undefined
      ? []
      : [
          {
            curve,
            name: pairs.length === 1 ? sideName : `${label} · ${sideName}`,
            brief: pairs.length === 1 ? `${word}: ${comparison[side]}` : `${label} · ${word}`,
            ...look(i),
            isMarked: side === "after",
          },
        ],
  );
}

/** Thin and pale, and dashed where colour tells the pairs apart. */
function pastLook(i: number, pairs: readonly Pair[], theme: Theme) {
  const isGrey = theme.isInk || pairs.length === 1;
  return {
    color: isGrey ? theme.dim : mixed(nth(theme.lines, i), theme.background),
    dash: theme.isInk && pairs.length > 1 ? nth(dashes, i) : [5, 3],
    width: 1.5,
  };
}

const nth = <T>(all: readonly T[], i: number): T => all[i % all.length] as T;

/** Halfway between two colours written as `#rrggbb`. */
export function mixed(one: string, other: string): string {
  const channel = (color: string, at: number) => Number.parseInt(color.slice(at, at + 2), 16);
  const halves = [1, 3, 5].map((at) => Math.round((channel(one, at) + channel(other, at)) / 2));
  return `#${halves.map((half) => half.toString(16).padStart(2, "0")).join("")}`;
}
