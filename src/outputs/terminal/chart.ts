import { differenceCurve } from "../../core/compare/difference-curve.ts";
import type { Comparison, Pair } from "../../core/comparison.ts";
import type { Figure } from "../../core/figure.ts";
import { checkRates, windowOf } from "../../core/window.ts";
import type { Screen, Warn } from "../format.ts";
import { columnsOf, indexAxisLine, indexLabelLine, type Mark, rateAxisLine, upperAxisLine } from "./axes.ts";
import { cellsOf } from "./cells.ts";
import { Dots } from "./dots.ts";
import { glyphsOf } from "./glyphs.ts";
import { indexLabels, indexScale } from "./index-scale.ts";
import { Key } from "./key.ts";
import { type Look, looksOf } from "./look.ts";
import { type Extent, type RateScale, rateScale } from "./rate-scale.ts";
import { rowsOf } from "./rows.ts";
import { cut, type Line, painted, type Style } from "./style.ts";
import { plain, shorten } from "./text.ts";
import { drawPoints, type Trace, traceOf } from "./trace.ts";

/** The panel of differences: its caption, its plot and its axis. */
const differencePlot = 6;
const differenceLines = differencePlot + 2;

/**
 * The chart as lines of text, with no more columns and rows than the screen has. Reads every curve once, and again
 * where only a part of it is shown. The same figure on the same screen makes the same text.
 */
export async function linesOf(figure: Figure, warn: Warn, screen: Screen): Promise<string[]> {
  const { chart, curves, comparison, steps_per_epoch } = figure;
  const glyphs = await glyphsOf(screen, textsOf(figure));
  const window = windowOf(figure);
  const looks = looksOf(figure, screen.colors);
  const traces = curves.map((curve, i) => traceOf(curve, looks[i] as Look, window));
  checkRates(
    chart,
    traces.map(({ shown }) => shown.y),
  );
  const key = new Key(figure, traces, screen.columns, glyphs);
  const pair = comparison?.pairs.find(({ before, after }) => before && after);
  const difference = pair?.difference?.absolute && differenceCurve(pair);
  const [title, subtitle] = [plain(figure.title), plain(figure.subtitle)];
  const rows = rowsOf(screen, {
    title: title === "" ? 0 : 1,
    subtitle: subtitle === "" ? 0 : 1,
    upper: window.epochsAbove ? 2 : 0,
    difference: difference ? differenceLines : 0,
    key: key.wish,
  });

  const rates = rateScale(extentOf(traces, chart.log_y, warn), rows.plot, chart);
  const look = pair?.after && looks[curves.indexOf(pair.after)];
  const apart = difference && look && rows.difference > 0 ? traceOf(difference, look, window) : undefined;
  const apartRates = apart && rateScale(extentOf([apart], false, warn), differencePlot, plainChart);
  const labels = [rates, apartRates].flatMap((scale) => (scale ? [...scale.labels.values()] : []));
  const units = window.epochsAbove ? [window.unit, "epoch"] : [window.unit];
  const columns = columnsOf(screen.columns, Math.max(...[...labels, ...units].map(({ length }) => length)));
  const length = Math.max(...curves.map((curve) => curve.length));
  const indices = indexScale(window, length, columns.plot, chart.line);
  const lower = indexLabels(indices.domain, columns.plot, columns.over);
  const [from, to] = indices.domain;
  const upper = indexLabels([from / steps_per_epoch, to / steps_per_epoch], columns.plot, columns.over);
  const marks = chart.annotate ? marksOf(traces, columns.plot, indices.dotOf) : [];

  const plot = (shown: readonly Trace[], scale: RateScale, log_y: boolean): Line[] => {
    const layers = shown.map(({ shown, look }) => {
      const dots = new Dots(columns.plot, scale.rows);
      const scales = { dotOfIndex: indices.dotOf, dotOfRate: scale.dotOf };
      drawPoints(shown, { line: chart.line, log_y }, scales, dots, look.dash);
      return { dots, look };
    });
    return cellsOf(layers, new Dots(columns.plot, scale.rows), glyphs).map((line, row) => [
      ...rateAxisLine(scale.labels.get(row), columns, glyphs),
      ...line,
    ]);
  };
  const text = (content: string, style: Style): Line => [
    { text: shorten(content, screen.columns, glyphs), style },
  ];
  const lines: Line[] = [
    ...(rows.title ? [text(title, { bold: true })] : []),
    ...(rows.subtitle ? [text(subtitle, { dim: true })] : []),
    ...(rows.caption ? [text(`learning rate${chart.log_y ? " (logarithmic)" : ""}`, { dim: true })] : []),
    ...(rows.upper ? [indexLabelLine("epoch", upper, columns), upperAxisLine(upper, columns, glyphs)] : []),
    ...plot(traces, rates, chart.log_y),
    ...(rows.axis ? [indexAxisLine(lower, marks, columns, glyphs)] : []),
    ...(rows.labels ? [indexLabelLine(window.unit, lower, columns)] : []),
    ...(apart && apartRates
      ? [
          text(differenceCaption(comparison, pair), { dim: true }),
          ...plot([apart], apartRates, false),
          indexAxisLine(lower, [], columns, glyphs),
        ]
      : []),
    ...key.lines(rows.key),
  ];
  return lines.map((line) => painted(cut(line, screen.columns, glyphs), screen.colors));
}

function differenceCaption(comparison: Comparison | undefined, pair: Pair | undefined): string {
  const of = comparison && pair && comparison.pairs.length > 1 ? ` of ${plain(pair.label)}` : "";
  return `difference${of} (after - before)`;
}

/** What a figure shows of the user's own words. */
function textsOf({ title, subtitle, curves, comparison }: Figure): string[] {
  const labels = comparison ? comparison.pairs.map(({ label }) => label) : [];
  const sides = comparison ? [comparison.before, comparison.after] : [];
  return [title, subtitle, ...curves.map(({ label }) => label), ...sides, ...labels];
}

const plainChart = { log_y: false, ylim: undefined };

/** Between which rates the curves are, on a logarithmic axis those above 0. */
function extentOf(traces: readonly Trace[], log: boolean, warn: Warn): Extent {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  let hasGaps = false;
  for (const { shown } of traces) {
    for (const rate of shown.y) {
      if (log && rate <= 0) {
        hasGaps = true;
        continue;
      }
      low = Math.min(low, rate);
      high = Math.max(high, rate);
    }
  }
  if (hasGaps) warn("a rate of 0 or less has no place on a logarithmic axis: the line has gaps there");
  return low <= high ? { low, high } : { low: 1, high: 1 };
}

/** Where warm-up ends, cycles begin again and milestones are, if it is clear whose they are and they are not many. */
function marksOf(traces: readonly Trace[], columns: number, dotOf: (index: number) => number): Mark[] {
  const own = traces.filter(({ look }) => !look.faint);
  const [trace] = own;
  if (trace === undefined || own.length > 1) return [];
  const { warmup, restarts } = trace.facts;
  const indices = [...(warmup === undefined ? [] : [warmup]), ...restarts, ...trace.curve.milestones];
  const places = indices.map((index) => Math.floor(Math.round(dotOf(index)) / 2));
  const inside = [...new Set(places)].filter((column) => column >= 0 && column < columns);
  return inside.length > columns / 6 ? [] : inside.map((column) => ({ column, style: trace.look.style }));
}
