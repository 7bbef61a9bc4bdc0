import type { Axis } from "./axes.ts";
import { widest } from "./frame.ts";
import type { Layout } from "./layout.ts";
import type { Share } from "./shares.ts";

/** The panels of a chart, from above, and the axes that they share. */
interface Composition extends Pick<Layout, "x" | "above" | "xTitle"> {
  /** The field of the data that the lower axis shows. */
  readonly unit: "epoch" | "step";
  /** The first one has the legend's scales, and the upper axis. */
  readonly panels: readonly [ComposedPanel, ...ComposedPanel[]];
}

/** One pair of axes with its layers, in the order in which they are drawn. */
export interface ComposedPanel extends Share {
  /** The field of the data that its axis shows. */
  readonly field: string;
  readonly y: Axis;
  readonly title: string | null;
  readonly isLog: boolean;
  /** Where it is not that of the whole chart. */
  readonly data?: object;
  readonly under: readonly object[];
  readonly lines?: { readonly mark: object; readonly encoding: object };
  readonly over: readonly object[];
}

const linear = { type: "linear", zero: false };

/** The part of a Vega-Lite spec that draws: one mark where that is all, else layers on the same axes. */
export function composed({ panels, x, above, xTitle, unit }: Composition) {
  const [first, ...others] = panels;
  const isSplit = others.length > 0;
  // above a panel, the grid of an axis ends where it should not; beside another axis, it must be asked for
  const grid = (isSplit || above) && { grid: !isSplit };
  const lower = quantitative(unit, xTitle, x, linear, grid);
  const upper = above && quantitative(unit, "Epochs", above, linear, { orient: "top", grid: false });
  const layer = layersOf(first, upper && { lower, upper });
  // each layer would draw an axis of its own
  const shared = upper ? { ...lower, axis: null } : lower;
  const resolve = upper && { axis: { x: "independent" } };

  if (!isSplit) {
    const rate = quantitative(first.field, first.title, first.y, scaleOf(first));
    const { lines } = first;
    if (layer.length === 1) return { encoding: { x: lower, y: rate, ...lines?.encoding }, mark: lines?.mark };
    return { encoding: { x: shared, y: rate }, layer, ...(resolve && { resolve }) };
  }
  const minExtent = Math.ceil(widest(panels.flatMap(({ y }) => y.texts))) + 9; // so that their titles are in line
  const left = { orient: "left", minExtent };
  const rate = (panel: ComposedPanel) => {
    const grid = panel.lines && { grid: true }; // which only the first axis has unasked
    const range = [share(panel.to), panel.from === 0 ? 0 : share(panel.from)];
    return quantitative(
      panel.field,
      panel.title,
      panel.y,
      { ...scaleOf(panel), range },
      { ...left, ...(panel === first ? {} : grid) },
    );
  };
  return {
    encoding: { x: shared },
    layer: [
      { encoding: { y: rate(first) }, layer, ...(resolve && { resolve }) },
      ...others.map((panel) => ({
        ...(panel.data && { data: panel.data }),
        encoding: { y: rate(panel) },
        layer: layersOf(panel),
      })),
    ],
    resolve: { scale: { y: "independent" }, ...resolve },
  };
}

const scaleOf = ({ isLog }: ComposedPanel) => (isLog ? { type: "log" } : linear);

function layersOf(
  { under, lines, over }: ComposedPanel,
  both?: { readonly lower: object; readonly upper: object },
): object[] {
  const drawn = lines ? [lines] : [];
  return [...under, ...(both && lines ? onBothAxes(lines, both.lower, both.upper) : drawn), ...over];
}

/** The lines on the lower axis, and nothing on the upper one. */
function onBothAxes(lines: NonNullable<ComposedPanel["lines"]>, lower: object, upper: object) {
  return [
    { ...lines, encoding: { ...lines.encoding, x: lower } },
    { data: { values: [] }, mark: "point", encoding: { x: upper, y: null } },
  ];
}

/** A share of the plot's height, from above. */
const share = (part: number) => ({ expr: `height * ${Number(part.toFixed(4))}` });

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
