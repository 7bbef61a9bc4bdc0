import type { ChartOptions } from "../../core/chart.ts";
import type { Figure } from "../../core/figure.ts";
import { Problem } from "../../core/problem.ts";
import { checkRates, type Window } from "../../core/window.ts";
import type { Warn } from "../format.ts";
import { type Axis, epochAxis, indexAxis, logRateAxis, rateAxis } from "./axes.ts";
import { type Panel, panelOf, shares } from "./difference.ts";
import { axisAbove, axisTitle, type Frame, frameOf, plotSize } from "./frame.ts";
import type { Heading } from "./heading.ts";
import { legendOf } from "./legend.ts";
import type { Drawn } from "./rows.ts";
import { pairwise } from "./series.ts";
import { sizes } from "./theme.ts";

/** What stands where: the axes, the legend, and the panel of a comparison. */
export interface Layout {
  readonly x: Axis;
  /** Epochs, above an axis of steps. */
  readonly above: Axis | undefined;
  readonly y: Axis;
  readonly xTitle: string | null;
  readonly yTitle: string | null;
  readonly legend: ReturnType<typeof legendOf>["legend"] | undefined;
  readonly panel: Panel | undefined;
  /** Where the curves are drawn, without the panel. */
  readonly frame: Frame;
}

const titles = { epoch: "Epochs", step: "Steps" };
/** Plots that are lower, in CSS pixels, need the room that an axis above or a title would take. */
const leastHeight = { withXTitle: 45, withYTitle: 75 };

/**
 * Warns of rates that a logarithmic axis has no place for, and of an upper axis that a low picture has no room for;
 * throws a Problem where its limits have none. Reads the curves of a comparison.
 */
export function layoutOf(
  figure: Figure,
  window: Window,
  drawn: readonly Drawn[],
  heading: Heading,
  warn: Warn,
): Layout {
  const { chart } = figure;
  const width = chart.width - sizes.yAxis;
  const { height, hasAxisAbove, hasXTitle } = betweenAxes(chart, heading, window);
  if (window.epochsAbove && !hasAxisAbove) {
    warn("the picture is too low for an axis of epochs above that of steps");
  }
  const key = drawn.length > 1 ? legendOf(pairwise(drawn), chart, height) : undefined;
  const plotHeight = height - (key?.height ?? 0);
  const panel = panelOf(figure, window, shares.panel * plotHeight);
  const share = panel ? shares.curves : 1;

  const length = Math.max(...drawn.map(({ curve }) => curve.length));
  const x = indexAxis(length, width, chart.line, window);
  const above = hasAxisAbove ? epochAxis(x.domain, width, figure.steps_per_epoch) : undefined;
  const y = yAxis(drawn, chart, share * plotHeight, warn);
  // A title longer than its axis would push the rest out of the picture.
  const yTitle = share * plotHeight < leastHeight.withYTitle ? null : "Learning Rate";
  const size = plotSize({
    width: chart.width,
    height: chart.height,
    heading,
    x,
    hasAxisAbove,
    yLabels: [...y.texts, ...(panel?.axis.texts ?? [])],
    hasXTitle,
    hasYTitle: yTitle !== null,
    legend: key?.height ?? 0,
  });
  const frame = frameOf({ width: size.width, height: share * size.height }, x, y, chart.log_y);
  const xTitle = hasXTitle ? titles[window.unit] : null;
  return { x, above, y, xTitle, yTitle, legend: key?.legend, panel, frame };
}

/** What the heading and the axes leave to plot and legend: a low picture goes without an axis above, then a title. */
function betweenAxes(chart: ChartOptions, heading: Heading, { epochsAbove }: Window) {
  const alone = chart.height - heading.height - sizes.xAxis;
  const hasAxisAbove = epochsAbove && alone - axisAbove >= leastHeight.withXTitle;
  const titled = hasAxisAbove ? alone - axisAbove : alone;
  const hasXTitle = titled >= leastHeight.withXTitle;
  return { height: hasXTitle ? titled : titled + axisTitle, hasAxisAbove, hasXTitle };
}

function yAxis(drawn: readonly Drawn[], { log_y, ylim }: ChartOptions, height: number, warn: Warn): Axis {
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
  if (!log_y) return rateAxis(least(rates), -least(rates.map((rate) => -rate)), height, ylim);
  const positive = rates.filter((rate) => rate > 0);
  if (positive.length < rates.length) {
    warn("a rate of 0 or less has no place on a logarithmic axis: the line has gaps there");
  }
  const [low, high] =
    positive.length === 0 ? [1, 1] : [least(positive), -least(positive.map((rate) => -rate))];
  return logRateAxis(low, high, height, ylim);
}

/** `Math.min(...values)` without its limit on how many arguments there may be. */
function least(values: readonly number[]): number {
  return values.reduce((low, value) => (value < low ? value : low), Number.POSITIVE_INFINITY);
}
