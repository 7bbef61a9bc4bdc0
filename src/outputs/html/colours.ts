import type { ChartOptions } from "../../core/chart.ts";
import { fonts, type Theme, themeOf } from "../chart/theme.ts";
import { dashCount, lineClasses } from "./look.ts";

/** The style sheet of the chart's colours: light or dark as the reader has set it, black ink on paper. */
export function coloursOf(chart: ChartOptions, groups: number): string {
  const [light, dark, print] = (["light", "dark", "print"] as const).map((theme) =>
    themeOf({ ...chart, theme }),
  ) as [Theme, Theme, Theme];
  // where dashes alone cannot tell lines apart, colours must
  const ink = groups > dashCount ? { ...print, lines: light.lines } : print;
  return [
    `:root{--fonts:${fonts}}`,
    rules(light),
    `@media (prefers-color-scheme:dark){${rules(dark)}}`,
    `@media print{${rules(ink)}}`,
  ].join("\n");
}

function rules({ lines, ...colours }: Theme): string {
  const names = ["background", "title", "text", "axis", "grid"] as const;
  const root = `:root{${names.map((name) => `--${name}:${colours[name]}`).join(";")}}`;
  return root + lineClasses.map((name, i) => `.${name}{--color:${lines[i % lines.length]}}`).join("");
}
