import type { Comparison, Pair } from "../../src/core/comparison.ts";
import type { Curve } from "../../src/core/curve.ts";
import type { Figure } from "../../src/core/figure.ts";
import type { Screen, Warn } from "../../src/outputs/format.ts";
import { linesOf } from "../../src/outputs/terminal/chart.ts";
import { curveOf, figureWith, noWarning } from "../helpers/figure.ts";

type Rate = (index: number) => number;

/** A chart's lines on a screen of 80 × 24 without colours, but for what is given. */
export function linesOn(screen: Partial<Screen>, figure: Figure, warn: Warn = noWarning): Promise<string[]> {
  return linesOf(figure, warn, { columns: 80, rows: 24, colors: 1, ...screen });
}

/** A figure that compares curves, before and after, of 100 values but for an end that is given after. */
export function compared(
  rates: Readonly<Record<string, readonly [before: Rate, after: Rate]>>,
  end = 100,
): Figure {
  const pairs = Object.entries(rates).map(([label, [before, after]]): Pair => {
    const indices = Array.from({ length: Math.min(100, end) }, (_, index) => index);
    const apart = (index: number) => Math.abs(after(index) - before(index));
    const index = indices.reduce((most, one) => (apart(one) > apart(most) ? one : most), 0);
    const most = apart(index) > 0 ? { index, before: before(index), after: after(index) } : undefined;
    const sideOf = (lr: Rate, side: Curve["side"], length: number) =>
      curveOf({ length, lr }, { label, ...(side && { side }) });
    return {
      label,
      parameter: "lr",
      before: sideOf(before, "before", 100),
      after: sideOf(after, "after", end),
      difference: {
        first: most?.index,
        absolute: most,
        relative: most,
        area: { before: 0, after: 0 },
        also: [],
      },
    };
  });
  const comparison: Comparison = {
    before: "git:HEAD:lr.json",
    after: "lr.json",
    changes: [],
    pairs,
    tolerance: 0,
  };
  const curves = [...pairs.map(({ before }) => before), ...pairs.map(({ after }) => after)] as Curve[];
  return figureWith(curves, {}, { title: "lr.json", subtitle: "", comparison });
}
