import type { Axis } from "./axes.ts";
import type { Heading } from "./heading.ts";
import { textWidth } from "./text.ts";
import { sizes } from "./theme.ts";

/** Where the plot is going to be, and where on it a value is. CSS pixels, down and to the right from its corner. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  /** Of a position on the lower axis. */
  x(position: number): number;
  y(rate: number): number;
  position(x: number): number;
  rate(y: number): number;
}

/** What stands around a plot. */
export interface Surroundings {
  /** Of the whole picture. */
  readonly width: number;
  readonly height: number;
  readonly heading: Heading;
  readonly x: Axis;
  /** Is there another axis above? */
  readonly hasAxisAbove: boolean;
  /** Are there numbers of findings above, where no axis is? */
  readonly hasNumbersAbove: boolean;
  /** The labels of all axes on the left. */
  readonly yLabels: readonly string[];
  readonly hasXTitle: boolean;
  readonly hasYTitle: boolean;
  /** What the legend takes below the plot. */
  readonly legend: number;
}

/** What labels of an axis, its ticks and title take beside the width of the labels, or with their height. */
const beside = 21;
const below = 32;
export const axisTitle = 23;
export const axisAbove = 44;
const numbersAbove = 11;

/** What stands to the left of a plot and below it, in CSS pixels, without what is free around the picture. */
export interface Margins {
  readonly left: number;
  readonly below: number;
}

/** The size that Vega will leave to the plot, and what stands beside it: what it lays out around a plot is known. */
export function plotSize(around: Surroundings): Margins & { width: number; height: number } {
  const { width, height, heading, x, hasAxisAbove, hasNumbersAbove, yLabels, hasXTitle, hasYTitle, legend } =
    around;
  const labels = Math.ceil(widest(yLabels) + beside + (hasYTitle ? axisTitle : 0));
  const top = heading.above + (hasAxisAbove ? axisAbove : hasNumbersAbove ? numbersAbove : 0);
  const inner = width - labels - sizes.padding;
  const under = below + (hasXTitle ? axisTitle : 0) + legend;
  return {
    width: Math.max(1, inner - Math.ceil(overhang(x, inner))),
    height: Math.max(1, height - top - under),
    left: labels - sizes.padding,
    below: under - sizes.padding,
  };
}

/** How far the last label reaches past the end of its axis. */
function overhang({ domain, values, texts }: Axis, width: number): number {
  const [low, high] = domain;
  const free = ((high - (values.at(-1) ?? low)) / (high - low)) * width;
  return Math.max(0, textWidth(texts.at(-1) ?? "", sizes.label) / 2 - free);
}

/** The width of the widest of some labels. */
export function widest(labels: readonly string[]): number {
  return Math.max(0, ...labels.map((label) => textWidth(label, sizes.label)));
}

/** A frame of that size with these axes. */
export function frameOf(
  { width, height }: { width: number; height: number },
  x: Axis,
  y: Axis,
  isLog: boolean,
): Frame {
  const [left, right] = x.domain;
  const along = isLog ? Math.log : (rate: number) => rate;
  const back = isLog ? Math.exp : (value: number) => value;
  const [bottom, top] = [along(y.domain[0]), along(y.domain[1])];
  return {
    width,
    height,
    x: (position) => ((position - left) / (right - left)) * width,
    y: (rate) => ((top - along(rate)) / (top - bottom)) * height,
    position: (px) => left + (px / width) * (right - left),
    rate: (px) => back(top - (px / height) * (top - bottom)),
  };
}
