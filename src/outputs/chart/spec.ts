import type { TopLevelSpec } from "vega-lite";
import { decimate, type Points } from "../../core/decimate.ts";
import type { Figure } from "../../core/figure.ts";
import type { Warn } from "../format.ts";
import { type Axis, indexAxis, logRateAxis, rateAxis } from "./axes.ts";
import { headingOf } from "./heading.ts";
import { legendOf } from "./legend.ts";
import { configOf, dashes, sizes, themeOf } from "./theme.ts";

/**
 * The chart as a Vega-Lite spec with its data in it, `chart.width` × `chart.height` CSS pixels over all.
 * Reads every curve once. The same figure makes the same spec.
 */
export function specOf(figure: Figure, warn: Warn): TopLevelSpec {
  const { chart, curves } = figure;
  const theme = themeOf(chart);
  // Finer columns than lines are wide would draw nothing else.
  const lines = curves.map((curve) => decimate(curve, Math.max(1, Math.ceil(chart.width))));
  const length = curves[0]?.length ?? 1;
  const heading = headingOf(figure);
  const labels = curves.map((curve) => curve.label);
  const height = chart.height - heading.height - sizes.xAxis;
  const key = curves.length > 1 ? legendOf(labels, chart, height) : undefined;
  const plotHeight = height - (key?.height ?? 0);
  const y = yAxis(lines, chart.log_y, plotHeight, warn);
  const x = indexAxis(length, chart.width - sizes.yAxis, chart.line);
  const range = labels.map((_, i) => theme.lines[i % theme.lines.length] as string);
  const dashRange = labels.map((_, i) => [...(dashes[i % dashes.length] as readonly number[])]);
  const spec = {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    description: figure.subtitle === "" ? figure.title : `${figure.title}, ${figure.subtitle}`,
    width: chart.width,
    height: chart.height,
    autosize: { type: "fit", contains: "padding" },
    padding: sizes.padding,
    background: chart.background ?? theme.background,
    title: {
      text: heading.title,
      ...(heading.titleSize < sizes.title && { fontSize: heading.titleSize }),
      ...(heading.subtitle.length > 0 && {
        subtitle: heading.subtitle,
        subtitleFontSize: heading.subtitleSize,
        subtitleLineHeight: heading.subtitleSize + 3,
      }),
    },
    // Numbers are numbers: nothing to look for and parse.
    data: { values: rowsOf(figure, lines), format: { parse: null } },
    mark: markOf(figure, range[0] as string),
    encoding: {
      x: axisOf(figure.x, figure.x === "epoch" ? "Epochs" : "Steps", x, "linear"),
      // A title longer than its axis would push the rest out of the picture.
      y: axisOf("lr", plotHeight < 75 ? null : "Learning Rate", y, chart.log_y ? "log" : "linear"),
      ...(key && {
        color: { field: "curve", type: "nominal", scale: { domain: labels, range }, legend: key.legend },
        strokeDash: {
          field: "curve",
          type: "nominal",
          scale: { domain: labels, range: dashRange },
          legend: key.legend,
        },
      }),
    },
    config: configOf(theme, isPoint(figure)),
  };
  return spec as unknown as TopLevelSpec;
}

function yAxis(lines: readonly Points[], log: boolean, height: number, warn: Warn): Axis {
  const rates = lines.flatMap(({ y }) => [...y]);
  if (!log) return rateAxis(least(rates), -least(rates.map((rate) => -rate)), height);
  const positive = rates.filter((rate) => rate > 0);
  if (positive.length < rates.length) {
    warn("a rate of 0 or less has no place on a logarithmic axis: the line has gaps there");
  }
  return positive.length === 0
    ? logRateAxis(1, 1, height)
    : logRateAxis(least(positive), -least(positive.map((rate) => -rate)), height);
}

/** `Math.min(...values)` without its limit on how many arguments there may be. */
function least(values: readonly number[]): number {
  return values.reduce((low, value) => (value < low ? value : low), Number.POSITIVE_INFINITY);
}

function axisOf(field: string, title: string | null, axis: Axis, type: "linear" | "log") {
  return {
    field,
    type: "quantitative",
    scale: { type, domain: axis.domain, nice: false, ...(type === "linear" && { zero: false }) },
    axis: { title, values: axis.values, labelExpr: axis.labelExpr },
  };
}

/** A line through one value is nothing to see. */
function isPoint({ chart, curves }: Pick<Figure, "chart" | "curves">): boolean {
  return curves[0]?.length === 1 && chart.line === "linear";
}

function markOf({ chart, curves }: Figure, color: string) {
  const alone = curves.length === 1 && { color };
  if (isPoint({ chart, curves })) {
    return { type: "point", filled: true, opacity: 1, size: sizes.point, aria: false, ...alone };
  }
  return {
    type: "line",
    strokeWidth: 2,
    strokeJoin: "round",
    interpolate: chart.line === "step" ? "step-after" : "linear",
    // The data is in order, and need not be sorted.
    order: false,
    // Else every point is described in words that nobody hears.
    aria: false,
    ...alone,
  };
}

/** The points of all lines as the spec's data, one row each: `{ epoch: 0, lr: 0.001, curve: "a" }`. */
function rowsOf(figure: Figure, lines: readonly Points[]) {
  const { chart, curves, x } = figure;
  return curves.flatMap(({ label, length }, i) => {
    const points = lines[i] as Points;
    const curve = curves.length > 1 && { curve: label };
    const row = (index: number, rate: number) => ({
      [x]: index,
      lr: chart.log_y && rate <= 0 ? null : rate,
      ...curve,
    });
    const rows = Array.from(points.x, (index, k) => row(index, points.y[k] as number));
    // The last value holds for a whole epoch or step, like the others.
    if (chart.line === "step") rows.push(row(length, points.y.at(-1) as number));
    return rows;
  });
}
