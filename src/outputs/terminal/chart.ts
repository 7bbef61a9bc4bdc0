import { differenceCurve } from "../../core/compare/difference-curve.ts";
import { type Comparison, type Pair, wordOf } from "../../core/comparison.ts";
import type { Figure } from "../../core/figure.ts";
import type { Finding } from "../../core/finding.ts";
import { figuresOf, leadingOf } from "../../core/of-parameter.ts";
import { wordsOf } from "../../core/parameter-name.ts";
import type { ParameterName } from "../../core/schedule.ts";
import { checkRates, type Window, windowOf } from "../../core/window.ts";
import { endsOf } from "../axis/ends.ts";
import { gapsText } from "../axis/gaps.ts";
import type { Screen, Warn } from "../format.ts";
import { columnsOf, indexAxisLine, indexLabelLine, type Mark, rateAxisLine, upperAxisLine } from "./axes.ts";
import { cellsOf } from "./cells.ts";
import { Dots } from "./dots.ts";
import { FindingLines } from "./finding-lines.ts";
import { glyphsOf } from "./glyphs.ts";
import { indexLabels, indexScale } from "./index-scale.ts";
import { Key } from "./key.ts";
import { type Look, looksOf } from "./look.ts";
import { type Extent, type RateScale, rateScale } from "./rate-scale.ts";
import { captioned, rowsOf } from "./rows.ts";
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
  const { curves, comparison, steps_per_epoch } = figure;
  const window = windowOf(figure);
  const figures = figuresOf(figure);
  const panels = figures.map((own) => tracedIn(own, window, screen));
  const [{ chart, traces, looks }, ...others] = panels as [Panel, ...Panel[]];
  // behind the traces: who has read the curves need not read them for their findings
  const findings = chart.mark_findings ? figure.findings : [];
  const glyphs = await glyphsOf(screen, [...textsOf(figure), ...findings.map(({ message }) => message)]);
  const key = new Key(figures[0] as Figure, traces, screen.columns, glyphs, others.length > 0);
  const keys = others.map(
    ({ traces }, i) => new Key(figures[i + 1] as Figure, traces, screen.columns, glyphs, true),
  );
  const length = Math.max(...curves.map((curve) => curve.length));
  const isShown = ({ at }: Finding) => at !== undefined && at < length && isWithin(at, window);
  const told = new FindingLines(findings, figure, screen.columns, glyphs, isShown);
  const pair = comparison?.pairs.find(({ before, after }) => before && after);
  const difference = others.length === 0 && pair?.difference?.absolute && differenceCurve(pair);
  const [title, subtitle] = [plain(figure.title), plain(figure.subtitle)];
  const rows = rowsOf(screen, {
    title: title === "" ? 0 : 1,
    subtitle: subtitle === "" ? 0 : 1,
    upper: window.epochsAbove ? 2 : 0,
    others: others.length,
    difference: difference ? differenceLines : 0,
    key: key.wish + others.length,
    leastKey: key.least + others.length,
    findings: told.wish,
  });
  const below = others.slice(0, rows.others / (rows.plot + captioned));
  if (below.length < others.length) {
    const left = others.slice(below.length).map(({ parameter }) => wordsOf(parameter));
    warn(`the terminal is too low for the chart of ${left.join(" and ")}`);
  }

  const scaleOf = ({ parameter, traces, chart: { log_y, ylim } }: Panel) => {
    const extent = extentOf(traces, parameter, log_y, warn);
    return rateScale(extent, rows.plot, {
      log_y,
      ylim: ylim ?? endsOf(parameter, extent, log_y),
    });
  };
  const rates = scaleOf(panels[0] as Panel);
  const scales = below.map(scaleOf);
  const look = pair?.after && looks[traces.findIndex(({ curve }) => curve === pair.after)];
  const apart = difference && look && rows.difference > 0 ? traceOf(difference, look, window) : undefined;
  const apartRates =
    apart && rateScale(extentOf([apart], apart.curve.parameter, false, warn), differencePlot, plainChart);
  const labels = [rates, ...scales, apartRates].flatMap((scale) => (scale ? [...scale.labels.values()] : []));
  const units = window.epochsAbove ? [window.unit, "epoch"] : [window.unit];
  const columns = columnsOf(screen.columns, Math.max(...[...labels, ...units].map(({ length }) => length)));
  const indices = indexScale(window, length, columns.plot, chart.line);
  const lower = indexLabels(indices.domain, columns.plot, columns.over);
  const [from, to] = indices.domain;
  const upper = indexLabels([from / steps_per_epoch, to / steps_per_epoch], columns.plot, columns.over);
  const columnOf = (index: number) => Math.floor(Math.round(indices.dotOf(index)) / 2);
  const found = findings
    .filter(isShown)
    .map(({ at }) => ({ column: columnOf(at as number), style: { bold: true }, glyph: glyphs.finding }));
  const marksIn = ({ traces }: Panel): Mark[] => [
    ...(chart.annotate ? marksOf(traces, columns.plot, columnOf) : []),
    ...found,
  ];

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
  const caption = ({ parameter, chart: { log_y } }: Panel) =>
    text(`${wordsOf(parameter)}${log_y ? " (logarithmic)" : ""}`, { dim: true });
  const first = panels[0] as Panel;
  const lines: Line[] = [
    ...(rows.title ? [text(title, { bold: true })] : []),
    ...(rows.subtitle ? [text(subtitle, { dim: true })] : []),
    ...(rows.caption ? [caption(first)] : []),
    ...(rows.upper ? [indexLabelLine("epoch", upper, columns), upperAxisLine(upper, columns, glyphs)] : []),
    ...plot(traces, rates, chart.log_y),
    ...(rows.axis ? [indexAxisLine(lower, marksIn(first), columns, glyphs)] : []),
    ...below.flatMap((panel, i) => [
      caption(panel),
      ...plot(panel.traces, scales[i] as RateScale, panel.chart.log_y),
      indexAxisLine(lower, marksIn(panel), columns, glyphs),
    ]),
    ...(rows.labels ? [indexLabelLine(window.unit, lower, columns)] : []),
    ...(apart && apartRates
      ? [
          text(differenceCaption(comparison, pair), { dim: true }),
          ...plot([apart], apartRates, false),
          indexAxisLine(lower, [], columns, glyphs),
        ]
      : []),
    ...keyLines(key, keys, rows.key),
    ...told.lines(rows.findings),
  ];
  return lines.map((line) => painted(cut(line, screen.columns, glyphs), screen.colors));
}

/** What is drawn of one parameter. */
interface Panel extends Pick<Figure, "chart"> {
  readonly parameter: ParameterName;
  readonly looks: readonly Look[];
  readonly traces: readonly Trace[];
}

function tracedIn(figure: Figure, window: Window, screen: Screen): Panel {
  const { chart, curves } = figure;
  const looks = looksOf(figure, screen.colors);
  const traces = curves.map((curve, i) => traceOf(curve, looks[i] as Look, window));
  checkRates(
    chart,
    traces.map(({ shown }) => shown.y),
  );
  return { parameter: leadingOf(figure), chart, looks, traces };
}

/** The legend with the facts of the first parameter, and then in a line each those of the others. */
function keyLines(first: Key, others: readonly Key[], most: number): Line[] {
  const count = Math.min(others.length, Math.max(0, most - 1));
  return [...first.lines(most - count), ...others.slice(0, count).flatMap((key) => key.summary())];
}

function differenceCaption(comparison: Comparison | undefined, pair: Pair | undefined): string {
  const of = comparison && pair && comparison.pairs.length > 1 ? ` of ${plain(pair.label)}` : "";
  const [was, is] = comparison ? [wordOf("before", comparison), wordOf("after", comparison)] : [];
  return `difference${of} (${is} - ${was})`;
}

/** What a figure shows of the user's own words. */
function textsOf({ title, subtitle, curves, comparison }: Figure): string[] {
  const labels = comparison ? comparison.pairs.map(({ label }) => label) : [];
  const sides = comparison ? [comparison.before, comparison.after] : [];
  return [title, subtitle, ...curves.map(({ label }) => label), ...sides, ...labels];
}

/** Is an index between the limits of the lower axis, where the user gave some? */
const isWithin = (index: number, { limits, per }: Window) =>
  limits === undefined || (index / per >= limits[0] && index / per <= limits[1]);

const plainChart = { log_y: false, ylim: undefined };

/** Between which rates the curves are, on a logarithmic axis those above 0. */
function extentOf(traces: readonly Trace[], parameter: ParameterName, log: boolean, warn: Warn): Extent {
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
  if (hasGaps) warn(gapsText(parameter, low > high));
  return low <= high ? { low, high } : { low: 1, high: 1 };
}

/** Where warm-up ends, cycles begin again and milestones are, if it is clear whose they are and they are not many. */
function marksOf(traces: readonly Trace[], columns: number, columnOf: (index: number) => number): Mark[] {
  const own = traces.filter(({ look }) => !look.faint);
  const [trace] = own;
  if (trace === undefined || own.length > 1) return [];
  const { warmup, restarts } = trace.facts;
  const { milestones, seam } = trace.curve;
  const indices = [
    ...(seam ? [seam.index] : []),
    ...(warmup === undefined ? [] : [warmup]),
    ...restarts,
    ...milestones,
  ];
  const places = indices.map(columnOf);
  const inside = [...new Set(places)].filter((column) => column >= 0 && column < columns);
  return inside.length > columns / 6 ? [] : inside.map((column) => ({ column, style: trace.look.style }));
}
