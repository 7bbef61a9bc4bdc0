import type { ChartOptions } from "../../core/chart.ts";
import type { Severity } from "../../core/finding.ts";

/** Inter is what text is measured with, and what a PNG has; the rest is for readers of an SVG without it. */
export const fonts = "Inter, Helvetica, Arial, sans-serif";

/** Sizes in CSS pixels; a point's and a dot's is its area, an axis' a guess of what its labels and title take. */
export const sizes = {
  padding: 12,
  title: 16,
  subtitle: 12,
  axisTitle: 13,
  label: 12,
  note: 11,
  point: 70,
  written: 16,
  dot: 30,
  line: 2,
  yAxis: 80,
  xAxis: 60,
} as const;

export interface Theme {
  readonly background: string;
  readonly title: string;
  readonly text: string;
  readonly axis: string;
  readonly grid: string;
  /** Vertical rules at what happens in the run. */
  readonly rule: string;
  /** Lines, in order: Okabe and Ito's colours, which colour-blind readers can tell apart. */
  readonly lines: readonly string[];
  /** How wide each of them is, in CSS pixels. */
  readonly widths: readonly number[];
  /** What a line was before a change. */
  readonly dim: string;
  /** What marks a finding of each severity. */
  readonly findings: Readonly<Record<Severity, string>>;
  /** Is there no colour, so that lines must be told apart without? */
  readonly isInk: boolean;
}

const themes: Record<NonNullable<ChartOptions["theme"]>, Theme> = {
  light: {
    background: "#ffffff",
    title: "#111111",
    text: "#4a4a4a",
    axis: "#8c8c8c",
    grid: "#e8e8e8",
    rule: "#9a9a9a",
    // Without their yellow, which white swallows.
    lines: ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#4d4d4d"],
    widths: [sizes.line],
    dim: "#9a9a9a",
    findings: { error: "#b3121d", warning: "#8a5a00", note: "#5c6370" },
    isInk: false,
  },
  print: {
    background: "#ffffff",
    title: "#000000",
    text: "#000000",
    axis: "#000000",
    grid: "#dddddd",
    rule: "#555555",
    // What is paler is wider, so that a copy of a copy still has it.
    lines: ["#000000", "#595959", "#8c8c8c"],
    widths: [sizes.line, sizes.line, 3],
    dim: "#808080",
    findings: { error: "#000000", warning: "#000000", note: "#555555" },
    isInk: true,
  },
  dark: {
    background: "#16181d",
    title: "#f2f2f2",
    text: "#b8bcc4",
    axis: "#7d828c",
    grid: "#2b2f37",
    rule: "#7d828c",
    // Their black and dark blue, which a dark page swallows, made light.
    lines: ["#56b4e9", "#e69f00", "#1fc19a", "#e59bc5", "#f0e442", "#ff7f45", "#d9d9d9"],
    widths: [sizes.line],
    dim: "#858a94",
    findings: { error: "#ff7b7b", warning: "#e8b64c", note: "#a3acba" },
    isInk: false,
  },
};

/** Dashes, in order, so that lines differ without colour; five of them and seven colours make 35 pairs. */
export const dashes: readonly (readonly number[])[] = [
  [1, 0],
  [8, 3],
  [2, 2],
  [8, 3, 2, 3],
  [14, 4],
];

export function themeOf({ theme = "light" }: Pick<ChartOptions, "theme">): Theme {
  return themes[theme];
}

/** What the parts of the chart look like: the `config` of its Vega-Lite spec. `points` has the legend show points. */
export function configOf({ title, text, axis, grid }: Theme, points: boolean) {
  return {
    font: fonts,
    view: { stroke: null },
    axis: {
      labelColor: text,
      labelFontSize: sizes.label,
      labelPadding: 5,
      labelLimit: 0,
      labelOverlap: false,
      labelFlush: false,
      titleColor: text,
      titleFontSize: sizes.axisTitle,
      titleFontWeight: "normal",
      titlePadding: 10,
      domainColor: axis,
      tickColor: axis,
      tickSize: 4,
      gridColor: grid,
    },
    legend: {
      labelColor: text,
      labelFontSize: sizes.label,
      symbolSize: points ? sizes.point : 400,
      rowPadding: 0,
      offset: 10,
      symbolStrokeWidth: 2,
    },
    title: {
      anchor: "start",
      frame: "bounds",
      color: title,
      fontSize: sizes.title,
      fontWeight: "bold",
      lineHeight: 20,
      subtitleColor: text,
      subtitlePadding: 6,
      offset: 14,
    },
  } as const;
}
