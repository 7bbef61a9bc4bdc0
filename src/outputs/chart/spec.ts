import type { TopLevelSpec } from "vega-lite";
import type { Facts } from "../../core/facts.ts";
import type { Figure } from "../../core/figure.ts";
import { survey } from "../../core/survey.ts";
import { rangeOf, type Window, windowOf } from "../../core/window.ts";
import type { Warn } from "../format.ts";
import { annotationsOf } from "./annotations.ts";
import { composed } from "./compose.ts";
import { descriptionOf } from "./description.ts";
import { headingOf } from "./heading.ts";
import { annotationLayers, apart, gridLayer, loneLayer, markOf, panelLayers, rowsData } from "./layers.ts";
import { type Layout, layoutOf } from "./layout.ts";
import { type Drawn, rowsOf } from "./rows.ts";
import { pairwise, seriesOf } from "./series.ts";
import { configOf, sizes, type Theme, themeOf } from "./theme.ts";

/**
 * The chart as a Vega-Lite spec with its data in it, `chart.width` × `chart.height` CSS pixels over all.
 * Reads every curve once, those of a comparison twice, and those of a window whose peaks are marked again. The same figure makes the same spec. Throws a Problem
 * where `chart.xlim` or `chart.ylim` leave nothing to draw.
 */
export function specOf(figure: Figure, warn: Warn): TopLevelSpec {
  const { chart } = figure;
  const theme = themeOf(chart);
  const window = windowOf(figure);
  const drawn = drawnOf(figure, theme, window);
  const facts = factsIn(drawn, window);
  const heading = headingOf(figure, window);
  const layout = layoutOf(figure, window, drawn, heading, warn);
  const notes = annotationsOf({ ...layout, figure, window, drawn, facts });

  const { line, xlim, ylim } = chart;
  const clip = xlim !== undefined || ylim !== undefined;
  const isPoint = line === "linear" && drawn.every(({ curve }) => curve.length === 1);
  const rows = rowsOf(drawn, window, chart);
  const { under, over } = annotationLayers(notes, window.unit, theme);
  const spec = {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    description: descriptionOf(figure, window, drawn, facts),
    width: chart.width,
    height: chart.height,
    autosize: { type: "fit", contains: "padding" },
    padding: paddingOf(layout),
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
    data: rowsData(rows),
    ...composed({
      ...layout,
      unit: window.unit,
      isLog: chart.log_y,
      under: layout.panel ? [gridLayer(layout.x, window.unit, theme), ...under] : under,
      lines: {
        mark: markOf(drawn, { isPoint, line, clip }),
        encoding: apart(
          layout.legend === undefined ? undefined : { drawn: pairwise(drawn), legend: layout.legend },
        ),
      },
      over: [...(rows.some(({ alone }) => alone) ? [loneLayer(drawn, clip)] : []), ...over],
      differences: layout.panel ? panelLayers(layout.panel, window, line, theme) : [],
    }),
    config: configOf(theme, isPoint),
  };
  return spec as unknown as TopLevelSpec;
}

/** A legend on the right leaves room for a reader of an SVG whose font is wider. */
function paddingOf({ legend }: Layout) {
  if (legend?.orient !== "right") return sizes.padding;
  const { padding: left, padding: top, padding: bottom } = sizes;
  return { left, top, bottom, right: left + Math.ceil(0.06 * legend.labelLimit) };
}

/** The curves that are in the window, with their points. Finer columns than lines are wide would draw nothing else. */
function drawnOf(figure: Figure, theme: Theme, window: Window): Drawn[] {
  const columns = Math.max(1, Math.ceil(figure.chart.width));
  return seriesOf(figure, theme).flatMap((series) => {
    const range = rangeOf(series.curve, window);
    if (range === undefined) return [];
    return [{ ...series, ...survey(series.curve, columns, window.limits === undefined ? undefined : range) }];
  });
}

/** The facts of what is drawn; what begins in the middle of a run does not begin with a warm-up. */
function factsIn(drawn: readonly Drawn[], { range: { from } }: Window): Facts[] {
  return drawn.map(({ facts }) => (from === 0 ? facts : { ...facts, warmup: undefined }));
}
