import type { TopLevelSpec } from "vega-lite";
import type { ChartOptions } from "../../core/chart.ts";
import type { Facts } from "../../core/facts.ts";
import type { Figure } from "../../core/figure.ts";
import { figuresOf, leadingOf } from "../../core/of-parameter.ts";
import { titleOf } from "../../core/parameter-name.ts";
import type { ParameterName } from "../../core/schedule.ts";
import { survey } from "../../core/survey.ts";
import { isWhole, rangeOf, type Window, windowOf } from "../../core/window.ts";
import type { Warn } from "../format.ts";
import { annotationsOf, nothing as none } from "./annotations.ts";
import { captionLayers, captionOf } from "./caption.ts";
import { type ComposedPanel, composed } from "./compose.ts";
import { descriptionOf } from "./description.ts";
import { type Differences, shares } from "./difference.ts";
import { findingLayers } from "./finding-marks.ts";
import { headingOf } from "./heading.ts";
import {
  annotationLayers,
  apart,
  differenceLayers,
  gridLayer,
  loneLayer,
  markOf,
  rowsData,
  titleLayer,
  writtenLayers,
} from "./layers.ts";
import { type LaidPanel, type Layout, layoutOf } from "./layout.ts";
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
  const seen = figuresOf(figure).map((own) => {
    const drawn = drawnOf(own, theme, window);
    return { figure: own, drawn, facts: factsIn(drawn, window) };
  });
  // behind the points: who has read the curves for those need not read them for their findings
  const findings = chart.mark_findings ? figure.findings : [];
  const caption = captionOf(findings, figure);
  const heading = headingOf(figure, window);
  const above = withHeight(figure, chart.height - caption.height);
  const layout = layoutOf(above, window, seen, heading, warn);
  const { legend, differences, x } = layout;
  const isSplit = seen.length > 1 || differences !== undefined;
  const isPoint = chart.line === "linear" && figure.curves.every(({ length }) => length === 1);

  const panels = seen.map(({ figure: own, drawn, facts }, i): ComposedPanel => {
    const place = layout.panels[i] as LaidPanel;
    const [parameter] = own.parameters as [ParameterName];
    const { line, xlim, ylim, log_y } = own.chart;
    const clip = xlim !== undefined || ylim !== undefined;
    const rows = rowsOf(drawn, window, own.chart, isSplit);
    const isMarked = parameter === leadingOf(figure);
    const annotated = { ...layout, ...place, figure: own, window, drawn, facts };
    const notes = isMarked ? annotationsOf(annotated, findings) : none;
    const { under, over } = annotationLayers(notes, window.unit, parameter, theme);
    const found = findingLayers(notes.found, window.unit, place.from, theme);
    const below = i === 0 && caption.height > 0 ? captionLayers(caption, layout, theme) : [];
    const titles = layout.isTitledAbove ? [titleLayer(titleOf(parameter), place.from, theme)] : [];
    return {
      field: parameter,
      y: place.y,
      title: place.yTitle,
      from: place.from,
      to: place.to,
      isLog: log_y,
      data: rowsData(rows),
      under: [...(isSplit && i === 0 ? [gridLayer(x, window.unit, theme)] : []), ...under, ...found.under],
      lines: {
        mark: markOf(drawn, { isPoint, line, clip }),
        encoding: apart(legend && { drawn: pairwise(drawn), legend }),
      },
      over: [
        ...(rows.some(({ alone }) => alone) ? [loneLayer(drawn, clip)] : []),
        ...writtenLayers(drawn, window, parameter, clip),
        ...over,
        ...found.over,
        ...titles,
        ...below,
      ],
    };
  });
  const [first, ...others] = panels as [ComposedPanel, ...ComposedPanel[]];
  const apartPanel = differences && differencePanel(differences, first, window, chart.line, theme);
  const spec = {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    description: descriptionOf(figure, window, seen, findings),
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
    data: first.data,
    ...composed({
      ...layout,
      unit: window.unit,
      panels: [first, ...others, ...(apartPanel ? [apartPanel] : [])],
    }),
    config: configOf(theme, isPoint),
  };
  return spec as unknown as TopLevelSpec;
}

/** The figure in a picture that is so high. */
function withHeight(figure: Figure, height: number): Figure {
  return height === figure.chart.height ? figure : { ...figure, chart: { ...figure.chart, height } };
}

/** The differences of a comparison as a panel below the first. */
function differencePanel(
  differences: Differences,
  { field, title }: ComposedPanel,
  window: Window,
  line: ChartOptions["line"],
  theme: Theme,
): ComposedPanel {
  return {
    ...shares.differences,
    field,
    title: title && "Difference",
    y: differences.axis,
    isLog: false,
    under: differenceLayers(differences, window, line, field as ParameterName, theme),
    over: [],
  };
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
    const { curve } = series;
    return [{ ...series, ...survey(curve, columns, isWhole(range, curve) ? undefined : range) }];
  });
}

/** The facts of what is drawn; what begins in the middle of a run does not begin with a warm-up. */
function factsIn(drawn: readonly Drawn[], { range: { from } }: Window): Facts[] {
  return drawn.map(({ facts }) => (from === 0 ? facts : { ...facts, warmup: undefined }));
}
