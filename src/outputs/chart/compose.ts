import type { Axis } from "./axes.ts";
import { shares } from "./difference.ts";
import { widest } from "./frame.ts";
import type { Layout } from "./layout.ts";

/** The layers of a chart, in the order in which they are drawn, and its axes. */
interface Composition extends Pick<Layout, "x" | "above" | "y" | "xTitle" | "yTitle" | "panel"> {
  /** The field of the data that the lower axis shows. */
  readonly unit: "epoch" | "step";
  readonly isLog: boolean;
  readonly under: readonly object[];
  readonly lines: { readonly mark: object; readonly encoding: object };
  readonly over: readonly object[];
  /** The layers of the panel below the curves. */
  readonly differences: readonly object[];
}

const linear = { type: "linear", zero: false };

/** The part of a Vega-Lite spec that draws: one mark where that is all, else layers on the same axes. */
export function composed(parts: Composition) {
  const { under, lines, over, differences, x, above, y, yTitle, panel, xTitle, unit, isLog } = parts;
  // above a panel, the grid of an axis ends where it should not; beside another axis, it must be asked for
  const grid = (panel || above) && { grid: panel === undefined };
  const lower = quantitative(unit, xTitle, x, linear, grid);
  const upper = above && quantitative(unit, "Epochs", above, linear, { orient: "top", grid: false });
  const yScale = isLog ? { type: "log" } : linear;
  const layer = [...under, ...(upper ? onBothAxes(lines, lower, upper) : [lines]), ...over];
  // each layer would draw an axis of its own
  const shared = upper ? { ...lower, axis: null } : lower;
  const resolve = upper && { axis: { x: "independent" } };

  if (panel === undefined) {
    const rate = quantitative("lr", yTitle, y, yScale);
    if (layer.length === 1) return { encoding: { x: lower, y: rate, ...lines.encoding }, mark: lines.mark };
    return { encoding: { x: shared, y: rate }, layer, ...(resolve && { resolve }) };
  }
  const minExtent = Math.ceil(widest([...y.texts, ...panel.axis.texts])) + 9; // so that their titles are in line
  const left = { orient: "left", minExtent };
  const below = { ...linear, range: [share(1), share(1 - shares.panel)] };
  const rate = quantitative("lr", yTitle, y, { ...yScale, range: [share(shares.curves), 0] }, left);
  const difference = quantitative("lr", yTitle && "Difference", panel.axis, below, left);
  return {
    encoding: { x: shared },
    layer: [
      { encoding: { y: rate }, layer, ...(resolve && { resolve }) },
      { encoding: { y: difference }, layer: differences },
    ],
    resolve: { scale: { y: "independent" }, ...resolve },
  };
}

/** The lines on the lower axis, and nothing on the upper one. */
function onBothAxes(lines: Composition["lines"], lower: object, upper: object) {
  return [
    { ...lines, encoding: { ...lines.encoding, x: lower } },
    { data: { values: [] }, mark: "point", encoding: { x: upper, y: null } },
  ];
}

/** A share of the plot's height, from above. */
const share = (part: number) => ({ expr: `height * ${Number(part.toFixed(2))}` });

function quantitative(
  field: string,
  title: string | null,
  { domain, values, labelExpr }: Axis,
  scale: object,
  more: object = {},
) {
  return {
    field,
    type: "quantitative",
    scale: { ...scale, domain, nice: false },
    axis: { title, values, labelExpr, ...more },
  };
}
