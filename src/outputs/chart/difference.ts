import type { Pair } from "../../core/comparison.ts";
import type { Chunk, Curve } from "../../core/curve.ts";
import { decimate, type Points } from "../../core/decimate.ts";
import type { Figure } from "../../core/figure.ts";
import { rangeOf, type Window } from "../../core/window.ts";
import { lockStep } from "../lock-step.ts";
import { type Axis, rateAxis } from "./axes.ts";
import { pairLook } from "./series.ts";
import { type Theme, themeOf } from "./theme.ts";

/** The panel below a comparison: how much higher each rate is after it than before. */
export interface Panel {
  readonly axis: Axis;
  readonly lines: readonly PanelLine[];
}

interface PanelLine {
  readonly color: string;
  readonly dash: readonly number[];
  readonly points: Points;
}

/** The share of the plot that the curves keep, and that is left to the panel. */
export const shares = { curves: 0.68, panel: 0.24 } as const;
/** In CSS pixels; less is no panel. */
const leastHeight = 36;

/**
 * The differences of the pairs that both sides have, in a panel of `height` CSS pixels; undefined where it is too
 * low, or nothing differs. Reads their curves once more.
 */
export function panelOf({ comparison, chart }: Figure, window: Window, height: number): Panel | undefined {
  if (comparison === undefined || height < leastHeight) return undefined;
  const theme: Theme = themeOf(chart);
  const lines = comparison.pairs.flatMap((pair, i) => {
    const curve = differenceOf(pair);
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

/** After less before, as far as both go; undefined where a side has no such curve. */
function differenceOf({ before, after }: Pair): Curve | undefined {
  if (before === undefined || after === undefined) return undefined;
  return {
    ...after,
    momentum: false,
    length: Math.min(before.length, after.length),
    *chunks(size = 4096): Generator<Chunk> {
      const lr = new Float64Array(size);
      for (const { start, length, columns } of lockStep([before, after], size)) {
        const [was, is] = columns.map((column) => column.lr) as [Float64Array, Float64Array];
        for (let k = 0; k < length; k++) lr[k] = (is[k] as number) - (was[k] as number);
        yield { start, length, lr, momentum: undefined };
      }
    },
  };
}
