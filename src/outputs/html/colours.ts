import { fonts, type Theme, themeOf } from "../chart/theme.ts";
import { dashCount, lineClasses } from "./look.ts";

/**
 * The style sheet of the chart's colours: light or dark as `data-theme` of the document says, or as the reader has
 * set it where that says nothing; black ink on paper.
 */
export function coloursOf(groups: number): string {
  const [light, dark, print] = (["light", "dark", "print"] as const).map((theme) => themeOf({ theme })) as [
    Theme,
    Theme,
    Theme,
  ];
  // where dashes alone cannot tell lines apart, colours must
  const ink = groups > dashCount ? { ...print, lines: light.lines } : print;
  return [
    `:root{--fonts:${fonts};color-scheme:light;${valuesOf(light)}}`,
    `@media screen{:root[data-theme=dark]{color-scheme:dark;${valuesOf(dark)}}}`,
    `@media screen and (prefers-color-scheme:dark){:root:not([data-theme]){color-scheme:dark;${valuesOf(dark)}}}`,
    `@media print{:root{${valuesOf(ink)}}}`,
    ...lineClasses.map((name) => `.${name}{--color:var(--${name})}`),
  ].join("\n");
}

function valuesOf(theme: Theme): string {
  const names = ["background", "title", "text", "axis", "grid"] as const;
  const lines = lineClasses.map((name, i) => [name, theme.lines[i % theme.lines.length]]);
  return [...names.map((name) => [name, theme[name]]), ...lines]
    .map(([name, value]) => `--${name}:${value}`)
    .join(";");
}
