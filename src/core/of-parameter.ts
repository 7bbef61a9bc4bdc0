import type { ChartOptions } from "./chart.ts";
import type { Figure } from "./figure.ts";
import type { ParameterName } from "./schedule.ts";

/** What a figure shows of each of its parameters, as a figure of that alone; the figure itself where there is one. */
export function figuresOf(figure: Figure): Figure[] {
  if (figure.parameters.length === 1) return [figure];
  return figure.parameters.map((parameter) => ofParameter(figure, parameter));
}

/** The parameter that `log_y` and `ylim` hold for, and in whose panel it is marked what happens: the rate, or the first. */
export function leadingOf({ parameters }: Pick<Figure, "parameters">): ParameterName {
  return parameters.includes("lr") ? "lr" : (parameters[0] as ParameterName);
}

function ofParameter(figure: Figure, parameter: ParameterName): Figure {
  const isOwn = (one: { readonly parameter: ParameterName }) => one.parameter === parameter;
  const { comparison } = figure;
  const curves = figure.curves.filter(isOwn);
  return {
    ...restOf(figure),
    parameters: [parameter],
    curves,
    ...(comparison && { comparison: { ...comparison, pairs: comparison.pairs.filter(isOwn) } }),
    // to look for findings reads curves, and many outputs draw no chart
    get findings() {
      return figure.findings;
    },
    get chart() {
      return parameter === leadingOf(figure) ? figure.chart : plain(figure.chart);
    },
  };
}

function restOf({ title, subtitle, x, steps_per_epoch, command, code, precision }: Figure) {
  return { title, subtitle, x, steps_per_epoch, command, code, precision };
}

/** Without what speaks of the axis of another parameter. */
function plain(chart: ChartOptions): ChartOptions {
  return { ...chart, log_y: false, ylim: undefined };
}
