import { differenceCurve } from "../../core/compare/difference-curve.ts";
import type { Curve } from "../../core/curve.ts";
import { decimate, type Points } from "../../core/decimate.ts";
import type { Figure } from "../../core/figure.ts";
import { rangeOf, type Window } from "../../core/window.ts";
import { type Axis, rateAxis } from "./axes.ts";
import { pairLook } from "./series.ts";
import type { Share } from "./shares.ts";
import { type Theme, themeOf } from "./theme.ts";

/** The panel below a comparison: how much higher each rate is after it than before. */
export interface Differences {
  readonly axis: Axis;
  readonly lines: readonly PanelLine[];
}

interface PanelLine {
  readonly color: string;
  readonly dash: readonly number[];
  readonly points: Points;
}

/** The shares of the plot that the curves keep, and that are left to the differences. */
export const shares: { readonly curves: Share; readonly differences: Share } = {
  curves: { from: 0, to: 0.68 },
  differences: { from: 0.76, to: 1 },
};
/** In CSS pixels; less is no panel. */
const leastHeight = 36;

/**
 * The differences of the pairs that both sides have, in a panel of `height` CSS pixels; undefined where it is too
 * low, or nothing differs. Reads their curves once more.
 */
export function differencesOf(
  { comparison, chart }: Figure,
  window: Window,
  height: number,
): Differences | undefined {
  if (comparison === undefined || height < leastHeight) return undefined;
  const theme: Theme = themeOf(chart);
  const lines = comparison.pairs.flatMap((pair, i) => {
    const curve = differenceCurve(pair);
    const range = curve && rangeOf(curve, window);
    if (range === undefined) return [];
    return [{ ...pairLook(i, theme), points: decimate(curve as Curve, Math.ceil(chart.width), range) }];
  });
  const extremes = lines.flatMap(({ points }) => [
    points.y.reduce((low, value) => Math.min(low, value), 0),
    points.y.reduce((high, value) => Math.max(high, value), 0),
  ]);
  const [low, high] = [Math.min(0, ...extremes), Math.max(0, ...extremes)];
  return low === high ? undefined : { axis: rateAxis(low, high, height), lines };
}
