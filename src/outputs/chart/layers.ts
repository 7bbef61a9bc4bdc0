import type { ChartOptions } from "../../core/chart.ts";
import type { ParameterName } from "../../core/schedule.ts";
import type { Window } from "../../core/window.ts";
import type { Annotations } from "./annotations.ts";
import type { Axis } from "./axes.ts";
import type { Differences } from "./difference.ts";
import type { Drawn } from "./rows.ts";
import { sizes, type Theme } from "./theme.ts";

/** What tells several curves apart, in colour and without, and the legend that says so. */
export interface Told {
  readonly drawn: readonly Drawn[];
  readonly legend: unknown;
}

/** A channel that gives each curve its own value, with a legend or none. */
function eachIts(value: (series: Drawn) => unknown, { drawn, legend }: Told) {
  // of an ordinal scale, as one of widths would else place them at equal distances
  const scale = { type: "ordinal", domain: drawn.map(({ name }) => name), range: drawn.map(value) };
  return { field: "curve", type: "nominal", scale, legend };
}

/** The encoding of several lines' looks. */
export function apart(told: Told | undefined): Readonly<Record<string, unknown>> {
  if (!told) return {};
  const widths = new Set(told.drawn.map(({ width }) => width));
  return {
    color: eachIts(({ color }) => color, told),
    strokeDash: eachIts(({ dash }) => [...dash], told),
    ...(widths.size > 1 && { strokeWidth: { ...eachIts(({ width }) => width, told), type: "ordinal" } }),
  };
}

const interpolation = { linear: "linear", step: "step-after" } as const;

/** The mark of lines, or of points where there is one value, which no line goes through. */
export function markOf(
  drawn: readonly Drawn[],
  { isPoint, line, clip }: { isPoint: boolean; line: ChartOptions["line"]; clip: boolean },
) {
  if (isPoint) return { ...point(sizes.point), ...ownColor(drawn), ...(clip && { clip }) };
  // a width of the mark would hold for all lines, whatever their encoding says
  const [width, ...others] = new Set(drawn.map((series) => series.width));
  return {
    type: "line",
    ...(others.length === 0 && { strokeWidth: width }),
    strokeJoin: "round",
    interpolate: interpolation[line],
    // The data is in order, and need not be sorted.
    order: false,
    // Else every point is described in words that nobody hears.
    aria: false,
    ...ownColor(drawn),
    ...(clip && { clip }),
  };
}

/** The colour of a line that is alone, and needs no scale for it. */
function ownColor([first, ...others]: readonly Drawn[]) {
  return first !== undefined && others.length === 0 && { color: first.color };
}

function point(size: number) {
  return { type: "point", filled: true, opacity: 1, size, aria: false };
}

/** Dots for values that no line goes through. */
export function loneLayer(drawn: readonly Drawn[], clip: boolean) {
  return {
    mark: { ...point(sizes.point), ...ownColor(drawn), ...(clip && { clip }) },
    transform: [{ filter: "datum.alone" }],
    encoding: drawn.length > 1 ? { color: eachIts(({ color }) => color, { drawn, legend: null }) } : {},
  };
}

/** More values that were written down than this are no dots: they would be a line again. */
const mostDots = 50;

/** Dots for the values that were written down, where a curve is drawn through some that are few. */
export function writtenLayers(
  drawn: readonly Drawn[],
  { range, per, unit }: Window,
  field: string,
  clip: boolean,
) {
  return drawn.flatMap(({ curve: { rows }, color }) => {
    if (rows === undefined) return [];
    const first = rows.indices.findIndex((index) => index >= range.from);
    const some = first < 0 ? [] : Array.from(rows.indices.subarray(first, first + mostDots + 1));
    const shown = some.filter((index) => index < range.to);
    if (shown.length === 0 || shown.length > mostDots) return [];
    const data = rowsData(
      shown.map((index, i) => ({ [unit]: index / per, [field]: rows.values[first + i] as number })),
    );
    return [{ data, mark: { ...point(sizes.written), color, ...(clip && { clip }) }, encoding: {} }];
  });
}

/** Rules go under the lines, all else over them. */
export function annotationLayers(
  { rules, dots, texts }: Annotations,
  field: string,
  parameter: ParameterName,
  theme: Theme,
) {
  const place = ({ position, rate }: { position: number; rate: number }) => ({
    [field]: position,
    [parameter]: rate,
  });
  const under = rules.length > 0 && {
    data: rowsData(rules.map((position) => ({ [field]: position }))),
    mark: { type: "rule", color: theme.rule, strokeDash: [2, 3], aria: false },
    encoding: { y: null },
  };
  const points = dots.length > 0 && {
    data: rowsData(dots.map((dot) => ({ ...place(dot), color: dot.color }))),
    mark: { ...point(sizes.dot), color: { expr: "datum.color" } },
  };
  const words = texts.length > 0 && {
    data: rowsData(texts.map((text) => ({ ...place(text), text: text.text }))),
    mark: { type: "text", align: "left", baseline: "middle", fontSize: sizes.note, color: theme.text },
    encoding: { text: { field: "text" } },
  };
  return { under: under ? [under] : [], over: [...(points ? [points] : []), ...(words ? [words] : [])] };
}

/** More areas than this would cover each other. */
const mostAreas = 3;

/** The differences of a comparison, and where they are none. */
export function differenceLayers(
  { lines }: Differences,
  { unit, per }: Window,
  line: ChartOptions["line"],
  parameter: ParameterName,
  theme: Theme,
) {
  const look = { interpolate: interpolation[line], order: false, aria: false, clip: true };
  const hasAreas = lines.length === 1 || (lines.length <= mostAreas && !theme.isInk);
  const layers = lines.map(({ points, color, dash }) => {
    const rows = Array.from(points.x, (index, k) => ({ [unit]: index / per, [parameter]: points.y[k] }));
    const last = points.x.length - 1;
    const end = { [unit]: ((points.x[last] as number) + 1) / per, [parameter]: points.y[last] };
    const data = rowsData(line === "step" ? [...rows, end] : rows);
    const area = { type: "area", color, fillOpacity: 0.25, ...look };
    return [
      ...(hasAreas ? [{ data, mark: area, encoding: { y2: { datum: 0 } } }] : []),
      { data, mark: { type: "line", color, strokeWidth: 1.5, strokeDash: [...dash], ...look } },
    ];
  });
  const zero = { type: "rule", color: theme.axis, aria: false };
  return [{ data: rowsData([{ [parameter]: 0 }]), mark: zero, encoding: { x: null } }, ...layers.flat()];
}

/** The grid of the lower axis, through curves and panel. */
export function gridLayer({ values }: Axis, unit: Window["unit"], theme: Theme) {
  return {
    data: rowsData(values.map((value) => ({ [unit]: value }))),
    mark: { type: "rule", color: theme.grid, aria: false },
    encoding: { y: null },
  };
}

/** The title of a panel that is too low for one beside it, above its left end at a part of the plot's height. */
export function titleLayer(title: string, from: number, theme: Theme) {
  const y = { value: { expr: `height * ${Number(from.toFixed(4))}` } };
  const look = { align: "left", baseline: "bottom", dy: -4, fontSize: sizes.note, color: theme.text };
  return {
    data: rowsData([{}]),
    mark: { type: "text", ...look, text: title, aria: false },
    encoding: { x: { value: 0 }, y },
  };
}

/** Numbers are numbers: nothing to look for and parse. */
export function rowsData(values: readonly object[]) {
  return { values, format: { parse: null } };
}
