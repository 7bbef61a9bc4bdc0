import { type Comparison, pairDiffers, wordOf } from "../../core/comparison.ts";
import type { Curve, Side } from "../../core/curve.ts";
import type { Figure } from "../../core/figure.ts";
import { rangeOf, type Window } from "../../core/window.ts";
import { themeOf } from "../chart/theme.ts";

/** A curve that is drawn. */
export interface Line {
  readonly curve: Curve;
  /** What the legend says. */
  readonly label: string;
  readonly color: string;
  /** An emoji of that colour. */
  readonly sign: string;
}

/** For the colours of the light theme, in order; GitHub shows them on a dark page as well. */
const signs = ["🔵", "🔴", "🟢", "🟣", "🟠", "🔷"];

/** A curve that may be drawn. */
type Candidate = Pick<Line, "curve" | "label">;

/** The curves that are drawn: as many of the first as there are colours with a sign. */
export function linesOf(figure: Figure, candidates: readonly Candidate[]): Line[] {
  const { lines } = themeOf({ ...figure.chart, theme: "light" });
  return candidates
    .slice(0, signs.length)
    .map((curve, i) => ({ ...curve, color: lines[i] as string, sign: signs[i] as string }));
}

/** The curves that there is something to draw of: of a comparison those that differ, if any does. */
export function candidatesOf({ curves, comparison }: Figure, window: Window): Candidate[] {
  const isSeen = ({ curve }: Candidate) => rangeOf(curve, window) !== undefined;
  const different = comparison ? sidesOf(comparison).filter(isSeen) : [];
  if (different.length > 0) return different;
  const shown = comparison ? curves.filter(({ side }) => side === "after") : curves;
  const all = (shown.length > 0 ? shown : curves).map((curve) => ({ curve, label: curve.label }));
  return all.filter(isSeen);
}

/** Both sides of the pairs that differ. */
function sidesOf(comparison: Comparison): Candidate[] {
  const { pairs } = comparison;
  const named = (label: string, side: Side) => {
    const word = wordOf(side, comparison);
    return pairs.length === 1 ? word : `${label}, ${word}`;
  };
  return pairs
    .filter(pairDiffers)
    .flatMap(({ before, after, label }) => [
      ...(before ? [{ curve: before, label: named(label, "before") }] : []),
      ...(after ? [{ curve: after, label: named(label, "after") }] : []),
    ]);
}
