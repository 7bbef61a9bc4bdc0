import { severities } from "../../core/finding.ts";
import { mixed } from "../chart/series.ts";
import { fonts, type Theme, themeOf } from "../chart/theme.ts";
import { dashCount, dashesText, lineClasses } from "./look.ts";

/**
 * The style sheet of the chart's colours: light or dark as `data-theme` of the document says, or as the reader has
 * set it where that says nothing; black ink on paper. What was before a change looks as in other charts: grey beside
 * one line, a paler colour beside several.
 */
export function coloursOf(groups: number, isCompared: boolean): string {
  const [light, dark, print] = (["light", "dark", "print"] as const).map((theme) => themeOf({ theme })) as [
    Theme,
    Theme,
    Theme,
  ];
  // where dashes alone cannot tell lines apart, colours must
  const isInk = groups <= dashCount;
  const paper = isInk ? print.lines.slice(0, isCompared ? 1 : undefined) : light.lines;
  const isGrey = (theme: Theme) => groups === 1 || (theme.isInk && isInk);
  const valuesOf = (theme: Theme) => [
    ...values(theme),
    ...(isCompared ? pastValues(theme, isGrey(theme)) : []),
  ];
  return [
    `:root{--fonts:${fonts};color-scheme:light;${valuesOf(light).join(";")}}`,
    `@media screen{:root[data-theme=dark]{color-scheme:dark;${valuesOf(dark).join(";")}}}`,
    `@media screen and (prefers-color-scheme:dark){:root:not([data-theme]){color-scheme:dark;${valuesOf(dark).join(";")}}}`,
    `@media print{:root{${valuesOf({ ...print, lines: paper }).join(";")}}}`,
    ...lineClasses.map((name) => `.${name}{--color:var(--${name})}`),
    ...(isCompared ? lineClasses.map((name) => `.before.${name}{--color:var(--past-${name})}`) : []),
    ...(isCompared && isInk && groups > 1 ? [inkDashes(groups)] : []),
  ].join("\n");
}

function values(theme: Theme): string[] {
  const names = ["background", "title", "text", "axis", "grid"] as const;
  return [
    ...names.map((name) => `--${name}:${theme[name]}`),
    ...severities.map((severity) => `--${severity}:${theme.findings[severity]}`),
    ...lineClasses.map((name, i) => `--${name}:${lineOf(theme, i)}`),
  ];
}

function pastValues(theme: Theme, isGrey: boolean): string[] {
  return lineClasses.map(
    (name, i) => `--past-${name}:${isGrey ? theme.dim : mixed(lineOf(theme, i), theme.background)}`,
  );
}

/** On paper dashes tell pairs apart, and shades the sides. */
function inkDashes(groups: number): string {
  const rules = lineClasses.slice(0, groups).map((name, i) => {
    const selector = `.line.${name},.line.${name}.before,.sample.${name} path,.sample.${name}.before path`;
    return `${selector}{stroke-dasharray:${dashesText(i) || "none"}}`;
  });
  return `@media print{${rules.join("")}}`;
}

const lineOf = ({ lines }: Theme, i: number) => lines[i % lines.length] as string;
