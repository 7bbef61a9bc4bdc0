import { type ScaleContinuousNumeric, scaleLinear, scaleLog } from "d3-scale";
import { titleOf } from "../../core/parameter-name.ts";
import type { ParameterName } from "../../core/schedule.ts";
import { gapsText } from "../axis/gaps.ts";
import type { Domain } from "./data.ts";
import { sizes, widthOf } from "./measure.ts";
import type { Line, Model } from "./model.ts";
import { indexLabels, type Labels, logRateDomain, rateDomain, rateLabels } from "./rate-axis.ts";
import { extentOf, rangeOf } from "./vertices.ts";
import { isWhole, seen, type View } from "./view.ts";

export type Scale = ScaleContinuousNumeric<number, number>;

/** One pair of axes with its lines; sizes in CSS pixels from the top of the picture. */
export interface Panel {
  readonly title: string;
  /** Is it the one whose axis the reader can change? */
  readonly isLeading: boolean;
  readonly lines: readonly Line[];
  readonly y: Scale;
  readonly labels: Labels;
  readonly logarithmic: boolean;
  readonly top: number;
  readonly bottom: number;
}

/** Where everything is in the picture of a view. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly x: Scale;
  readonly xTitle: string;
  readonly xLabels: Labels;
  /** The upper axis, which counts epochs. */
  readonly above: { readonly scale: Scale; readonly labels: Labels } | undefined;
  /** One of each parameter; below a single one its differences, where there are any. */
  readonly panels: readonly Panel[];
}

const axisHeight = 46;
const between = 26;
/** The height of the panels of differences, and of parameters after the first, as parts of the first one's. */
const [lower, other] = [0.45, 0.6];

/** The height of a picture of so many pixels of width that a reader sees at once, without its differences. */
export function heightFor(width: number, { data }: Model, windowHeight: number): number {
  return Math.round(Math.max(240, Math.min(width * data.aspect, 0.7 * windowHeight)));
}

export function frameOf(model: Model, view: View, width: number, rateHeight: number): Frame {
  const { data } = model;
  const top = data.epochsAbove ? axisHeight : 10;
  const panels: Panel[] = [];
  const place = (height: number) => {
    const begin = panels.length === 0 ? top : (panels.at(-1) as Panel).bottom + between;
    return [begin, panels.length === 0 ? height : begin + height] as const;
  };
  for (const parameter of data.parameters) {
    const height = panels.length === 0 ? rateHeight - axisHeight : other * rateHeight;
    panels.push(parameterPanel(parameter, model, view, ...place(height)));
  }
  if (panels.length === 1 && model.differences.length > 0) {
    const differences = seen(model.differences, view);
    panels.push(differencePanel(differences, model, view, ...place(lower * rateHeight)));
  }
  const widest = Math.max(
    ...panels.flatMap(({ labels }) => labels.values.map((value) => widthOf(labels.text(value), sizes.label))),
  );
  const left = Math.ceil(widest) + 38;
  const xLabels = fittingLabels(view.x, width - left, data.unit === data.x);
  const right = width - overhang(xLabels, view.x, width - left);
  return {
    width,
    height: (panels.at(-1) as Panel).bottom + axisHeight,
    left,
    right,
    x: scaleLinear(view.x, [left, right]),
    xTitle: data.unit === "epoch" ? "Epochs" : "Steps",
    xLabels,
    above: data.epochsAbove ? epochsAbove(view.x, left, right, data.steps_per_epoch) : undefined,
    panels,
  };
}

/** How much room an axis needs on its right, so that its last label is not cut. */
function overhang({ values, text }: Labels, [low, high]: Domain, width: number): number {
  const last = values.at(-1) ?? high;
  const behind = ((high - last) / (high - low)) * width;
  return Math.max(10, Math.ceil(widthOf(text(last), sizes.label) / 2 - behind) + 2);
}

function epochsAbove([low, high]: Domain, left: number, right: number, stepsPerEpoch: number) {
  const domain: Domain = [low / stepsPerEpoch, high / stepsPerEpoch];
  return { scale: scaleLinear(domain, [left, right]), labels: fittingLabels(domain, right - left, false) };
}

/** As many labels as there is room for, and no more than a reader needs. */
function fittingLabels(domain: Domain, width: number, isWholeNumber: boolean): Labels {
  for (let count = 12; ; count--) {
    const labels = indexLabels(domain, count, isWholeNumber);
    const widest = Math.max(0, ...labels.values.map((value) => widthOf(labels.text(value), sizes.label)));
    if (count <= 2 || labels.values.length * (widest + 26) <= width) return labels;
  }
}

function parameterPanel(
  parameter: ParameterName,
  model: Model,
  view: View,
  top: number,
  bottom: number,
): Panel {
  const lines = seen(model.lines, view).filter((line) => line.parameter === parameter);
  const isLeading = parameter === model.data.leading;
  const logarithmic = view.logarithmic && isLeading;
  const fit = extentOfAll(lines, model, view, logarithmic);
  // what is no rate does not fall to 0: from there, its changes would hardly be seen
  const changes = fit !== undefined && fit[0] < fit[1];
  const isFromZero = isWhole(view, model) && (parameter === "lr" || !changes);
  const fitted = logarithmic ? logRateDomain(fit ?? [1, 1]) : rateDomain(fit ?? [0, 1], isFromZero);
  // a logarithmic axis cannot begin at 0 or below
  const [low, high] = (isLeading ? view.y : undefined) ?? fitted;
  const isPossible = !logarithmic || (low > 0 && high > 0);
  const domain: Domain = isPossible ? [low, high] : [fitted[0], high > fitted[0] ? high : fitted[1]];
  const y = (logarithmic ? scaleLog() : scaleLinear()).domain(domain).range([bottom, top]);
  const labels = rateLabels(domain, bottom - top, logarithmic);
  return { title: titleOf(parameter), isLeading, lines, y, labels, logarithmic, top, bottom };
}

function differencePanel(
  lines: readonly Line[],
  model: Model,
  view: View,
  top: number,
  bottom: number,
): Panel {
  const [low, high] = extentOfAll(lines, model, view, false) ?? [0, 0];
  const domain = rateDomain([Math.min(0, low), Math.max(0, high)], false);
  const y = scaleLinear(domain, [bottom, top]);
  const labels = rateLabels(domain, bottom - top, false);
  const [was, is] = model.data.sides?.words ?? ["before", "after"];
  const title = `${is.charAt(0).toUpperCase()}${is.slice(1)} − ${was}`;
  return { title, isLeading: false, lines, y, labels, logarithmic: false, top, bottom };
}

function extentOfAll(
  lines: readonly Line[],
  model: Model,
  view: View,
  logarithmic: boolean,
): Domain | undefined {
  const extents = lines.flatMap((line) => {
    const extent = extentOf(line, model, view, logarithmic);
    return extent ? [extent] : [];
  });
  if (extents.length === 0) return undefined;
  return [Math.min(...extents.map(([low]) => low)), Math.max(...extents.map(([, high]) => high))];
}

/** What to say where a view shows rates that its logarithmic axis has no place for; undefined where it has for all. */
export function gapsIn(model: Model, view: View): string | undefined {
  if (!view.logarithmic) return undefined;
  const { leading } = model.data;
  const rates = seen(model.lines, view)
    .filter(({ parameter }) => parameter === leading)
    .map((line) => ({ line, ...rangeOf(line, model, view) }))
    .map(({ line, from, to }) => line.rates.subarray(from, to));
  if (!rates.some((some) => some.some((rate) => rate <= 0))) return undefined;
  return gapsText(leading, !rates.some((some) => some.some((rate) => rate > 0)));
}
