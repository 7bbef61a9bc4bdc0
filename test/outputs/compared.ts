import type { ChartOptions } from "../../src/core/chart.ts";
import type { Pair } from "../../src/core/comparison.ts";
import type { Side } from "../../src/core/curve.ts";
import type { Figure } from "../../src/core/figure.ts";
import { curveOf, figureWith } from "../helpers/figure.ts";

/** What a side has of a pair: its length and rates. */
type Rates = readonly [length: number, rate: (index: number) => number];

/** Two curves of a comparison; undefined where a side has none. */
export function pairOf(label: string, before: Rates | undefined, after: Rates | undefined): Pair {
  const side = (rates: Rates | undefined, name: Side) =>
    rates && curveOf({ length: rates[0], lr: rates[1] }, { label, side: name });
  return {
    label,
    parameter: "lr",
    before: side(before, "before"),
    after: side(after, "after"),
    difference: undefined,
  };
}

/** The figure of a comparison of `old.json` and `new.json`, but for what is given. */
export function compared(
  pairs: readonly Pair[],
  chart: Partial<ChartOptions> = {},
  rest: Partial<Figure> = {},
  [before, after]: readonly [string, string] = ["old.json", "new.json"],
): Figure {
  const curves = pairs.flatMap((pair) => [pair.before ?? [], pair.after ?? []].flat());
  const comparison = { before, after, changes: [], pairs, tolerance: 1e-9 };
  return figureWith(curves, chart, { title: "Learning-Rate Schedules", subtitle: "", comparison, ...rest });
}
