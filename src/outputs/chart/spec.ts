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
  const mark = markOf(figure, range[0] as string);
  const rows = rowsOf(figure, lines);
  const lonely = rows.some(({ alone }) => alone);
  const told = key ? { labels, range, dashRange, legend: key.legend } : undefined;
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
    data: { values: rows, format: { parse: null } },
    encoding: {
      x: axisOf(figure.x, figure.x === "epoch" ? "Epochs" : "Steps", x, "linear"),
      // A title longer than its axis would push the rest out of the picture.
      y: axisOf("lr", plotHeight < 75 ? null : "Learning Rate", y, chart.log_y ? "log" : "linear"),
      ...(!lonely && apart(told)),
    },
    ...(lonely ? { layer: layersOf(mark, told) } : { mark }),
    config: configOf(theme, isPoint(figure)),
  };
  return spec as unknown as TopLevelSpec;
}

/** What tells several curves apart, in colour and without. */
interface Told {
  readonly labels: readonly string[];
  readonly range: readonly string[];
  readonly dashRange: readonly (readonly number[])[];
  readonly legend: unknown;
}

function apart(told: Told | undefined) {
  if (!told) return {};
  const { labels, range, dashRange, legend } = told;
  const channel = (values: readonly unknown[]) => ({
    field: "curve",
    type: "nominal",
    scale: { domain: labels, range: values },
    legend,
  });
  return { color: channel(range), strokeDash: channel(dashRange) };
}

/** The lines, which the legend is of, and dots for values that no line goes through. */
function layersOf(mark: ReturnType<typeof markOf>, told: Told | undefined) {
  const { color } = apart(told && { ...told, legend: null });
  return [
    { mark, encoding: apart(told) },
    { mark: pointOf(mark.color), transform: [{ filter: "datum.alone" }], encoding: color ? { color } : {} },
  ];
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

function markOf(figure: Figure, ownColor: string) {
  const color = figure.curves.length === 1 ? ownColor : undefined;
  if (isPoint(figure)) return pointOf(color);
  return {
    type: "line",
    strokeWidth: 2,
    strokeJoin: "round",
    interpolate: figure.chart.line === "step" ? "step-after" : "linear",
    // The data is in order, and need not be sorted.
    order: false,
    // Else every point is described in words that nobody hears.
    aria: false,
    ...(color !== undefined && { color }),
  };
}

function pointOf(color: string | undefined) {
  const own = color !== undefined && { color };
  return { type: "point", filled: true, opacity: 1, size: sizes.point, aria: false, ...own };
}

interface Row {
  readonly index: number;
  /** null where the axis has no place for it. */
  readonly rate: number | null;
  /** Has it gaps on both sides, so that no line goes through it? */
  readonly alone?: true;
}

/** The points of all lines as the spec's data, one row each: `{ epoch: 0, lr: 0.001, curve: "a" }`. */
function rowsOf({ chart, curves, x }: Figure, lines: readonly Points[]) {
  return curves.flatMap(({ label, length }, i) => {
    const { x: indices, y: rates } = lines[i] as Points;
    const placed = Array.from(indices, (index, k): Row => {
      const rate = rates[k] as number;
      return { index, rate: chart.log_y && rate <= 0 ? null : rate };
    });
    // The last value holds for a whole epoch or step, like the others.
    if (chart.line === "step") placed.push({ index: length, rate: placed.at(-1)?.rate ?? null });
    const curve = curves.length > 1 && { curve: label };
    return withoutLoss(placed, chart.line).map(
      ({ index, rate, alone }): Record<string, unknown> => ({
        [x]: index,
        lr: rate,
        ...curve,
        ...(alone && { alone }),
      }),
    );
  });
}

/** Give a value before a gap its flat piece, and see which values stand alone. */
function withoutLoss(rows: readonly Row[], line: Figure["chart"]["line"]): Row[] {
  const gapAt = (k: number) => rows[k] === undefined || rows[k]?.rate === null;
  return rows.flatMap((row, k) => {
    const next = rows[k + 1];
    if (rows.length === 1 || row.rate === null || !gapAt(k + 1)) return [row];
    if (line === "step") return next ? [row, { index: next.index, rate: row.rate }] : [row];
    return gapAt(k - 1) ? [{ ...row, alone: true }] : [row];
  });
}
