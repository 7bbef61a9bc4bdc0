import type { ChartOptions } from "../../core/chart.ts";
import type { Figure } from "../../core/figure.ts";
import { leadingOf } from "../../core/of-parameter.ts";
import { titleOf } from "../../core/parameter-name.ts";
import { Problem } from "../../core/problem.ts";
import type { ParameterName } from "../../core/schedule.ts";
import { checkRates, type Window } from "../../core/window.ts";
import { endsOf, endsOfConstant } from "../axis/ends.ts";
import { gapsText } from "../axis/gaps.ts";
import type { Warn } from "../format.ts";
import { type Axis, epochAxis, indexAxis, logRateAxis, rateAxis, tickCount } from "./axes.ts";
import { type Differences, differencesOf, shares } from "./difference.ts";
import { axisAbove, axisTitle, type Frame, frameOf, type Margins, plotSize } from "./frame.ts";
import type { Heading } from "./heading.ts";
import { legendOf } from "./legend.ts";
import type { Drawn } from "./rows.ts";
import { pairwise } from "./series.ts";
import { type Share, sharesOf } from "./shares.ts";
import { sizes } from "./theme.ts";

/** What stands where: the axes, the legend, the panels, and the differences of a comparison. */
export interface Layout {
  readonly x: Axis;
  /** Epochs, above an axis of steps. */
  readonly above: Axis | undefined;
  readonly xTitle: string | null;
  readonly legend: ReturnType<typeof legendOf>["legend"] | undefined;
  /** One of each parameter, in their order. */
  readonly panels: readonly [LaidPanel, ...LaidPanel[]];
  readonly isTitledAbove: boolean;
  readonly differences: Differences | undefined;
  /** What is beside the plot. */
  readonly margins: Margins;
}

/** What is drawn of one parameter. */
export interface Panel {
  readonly figure: Figure;
  readonly drawn: readonly Drawn[];
}

/** A panel in its place. */
export interface LaidPanel extends Share {
  readonly y: Axis;
  readonly yTitle: string | null;
  readonly frame: Frame;
}

const titles = { epoch: "Epochs", step: "Steps" };
/** Plots that are lower, in CSS pixels, need the room that an axis above or a title would take. */
const leastHeight = { withXTitle: 45, withYTitle: 75 };

/** A panel that is lower, in CSS pixels, shows nothing. */
const leastPanel = 16;

/**
 * Warns of rates that a logarithmic axis has no place for, and of an upper axis that a low picture has no room for;
 * throws a Problem where its limits have none, or panels. Reads the curves of a comparison.
 */
export function layoutOf(
  figure: Figure,
  window: Window,
  panels: readonly Panel[],
  heading: Heading,
  warn: Warn,
): Layout {
  const { chart, parameters } = figure;
  const [first] = panels as [Panel];
  const width = chart.width - sizes.yAxis;
  const { height, hasAxisAbove, hasXTitle } = betweenAxes(chart, heading, window, panels.length);
  if (window.epochsAbove && !hasAxisAbove) {
    warn("the picture is too low for an axis of epochs above that of steps");
  }
  const key = first.drawn.length > 1 ? legendOf(pairwise(first.drawn), chart, height) : undefined;
  const plotHeight = height - (key?.height ?? 0);
  const isAlone = panels.length === 1;
  const differences = isAlone
    ? differencesOf(figure, window, lengthOf(shares.differences) * plotHeight)
    : undefined;
  const { panels: places, isTitledAbove } = isAlone
    ? { panels: [differences ? shares.curves : whole], isTitledAbove: false }
    : sharesOf(parameters, plotHeight, hasAxisAbove);

  const length = Math.max(...figure.curves.map((curve) => curve.length));
  const x = indexAxis(length, width, chart.line, window);
  const above = hasAxisAbove ? epochAxis(x.domain, width, figure.steps_per_epoch) : undefined;
  const axes = panels.map((panel, i) => {
    const place = places[i] as Share;
    const own = lengthOf(place) * plotHeight;
    if (!isAlone && own < leastPanel) throw tooLow(chart.height, panels.length);
    // A title longer than its axis would push the rest out of the picture.
    const isTitled = isAlone ? own >= leastHeight.withYTitle : !isTitledAbove;
    const y = yAxis(panel, own, warn);
    return { ...place, y, yTitle: isTitled ? titleOf(leadingOf(panel.figure)) : null };
  });
  const size = plotSize({
    width: chart.width,
    height: chart.height,
    heading,
    x,
    hasAxisAbove,
    hasNumbersAbove:
      !hasAxisAbove && !isTitledAbove && key?.legend.orient !== "right" && marksFindings(figure),
    yLabels: [...axes.flatMap(({ y }) => y.texts), ...(differences?.axis.texts ?? [])],
    hasXTitle,
    hasYTitle: axes.some(({ yTitle }) => yTitle !== null),
    legend: key?.height ?? 0,
  });
  const laid = axes.map((axis, i) => {
    const own = { width: size.width, height: lengthOf(axis) * size.height };
    return { ...axis, frame: frameOf(own, x, axis.y, (panels[i] as Panel).figure.chart.log_y) };
  });
  const xTitle = hasXTitle ? titles[window.unit] : null;
  return {
    x,
    above,
    xTitle,
    legend: key?.legend,
    panels: laid as [LaidPanel, ...LaidPanel[]],
    isTitledAbove,
    differences,
    margins: size,
  };
}

/** Is a finding marked at a place of the plot? Asked for where the curves have been read. */
const marksFindings = (figure: Figure) =>
  figure.chart.mark_findings && figure.findings.some(({ at }) => at !== undefined);

const whole: Share = { from: 0, to: 1 };
const lengthOf = ({ from, to }: Share) => to - from;

function tooLow(height: number, panels: number): Problem {
  return new Problem(`${height} is too low for ${panels} panels`, {
    path: ["chart", "height"],
    allowed: "a higher picture has room for them, or this one for fewer parameters",
  });
}

/** What the heading and the axes leave to plot and legend: a low picture goes without an axis above, then a title. */
function betweenAxes(chart: ChartOptions, heading: Heading, { epochsAbove }: Window, panels: number) {
  const alone = chart.height - heading.height - sizes.xAxis;
  const least = panels * leastHeight.withXTitle;
  const hasAxisAbove = epochsAbove && alone - axisAbove >= least;
  const titled = hasAxisAbove ? alone - axisAbove : alone;
  const hasXTitle = titled >= least;
  return { height: hasXTitle ? titled : titled + axisTitle, hasAxisAbove, hasXTitle };
}

function yAxis({ drawn, figure }: Panel, height: number, warn: Warn): Axis {
  const { log_y, ylim } = figure.chart;
  const parameter = leadingOf(figure);
  if (log_y && ylim !== undefined && ylim[0] <= 0) {
    throw new Problem(`${ylim[0]} has no place on a logarithmic axis`, {
      path: ["chart", "ylim"],
      allowed: "limits above 0",
    });
  }
  checkRates(
    { ylim },
    drawn.map(({ points }) => points.y),
  );
  const rates = drawn.flatMap(({ points }) => [...points.y]);
  if (!log_y) {
    const [low, high] = [least(rates), -least(rates.map((rate) => -rate))];
    return rateAxis(low, high, height, ylim ?? fittingEnds(parameter, low, high, height));
  }
  const positive = rates.filter((rate) => rate > 0);
  if (positive.length < rates.length) {
    warn(gapsText(parameter, positive.length === 0));
  }
  const [low, high] =
    positive.length === 0 ? [1, 1] : [least(positive), -least(positive.map((rate) => -rate))];
  return logRateAxis(low, high, height, ylim ?? endsOf(parameter, { low, high }, true));
}

function fittingEnds(parameter: ParameterName, low: number, high: number, height: number) {
  const ends = endsOf(parameter, { low, high }, false);
  return ends ?? (low < 0 ? undefined : endsOfConstant(parameter, high, tickCount(height)));
}

/** `Math.min(...values)` without its limit on how many arguments there may be. */
function least(values: readonly number[]): number {
  return values.reduce((low, value) => (value < low ? value : low), Number.POSITIVE_INFINITY);
}
