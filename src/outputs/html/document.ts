import type { Figure } from "../../core/figure.ts";
import { wordsOf } from "../../core/parameter-name.ts";
import type { Name } from "../page/data.ts";
import script from "../page/main.ts?bundle";
import style from "../page/style.css?bundle";
import { coloursOf } from "./colours.ts";
import { findingsList } from "./findings.ts";
import { type Entry, groupByCurve } from "./groups.ts";
import { Markup, markup } from "./markup.ts";
import { contentOf } from "./page-data.ts";
import { policyOf } from "./policy.ts";
import { changesTable, differencesTable, factsTable, lineSample } from "./tables.ts";
import { verdictOf } from "./verdict.ts";

/**
 * The figure as a page: one HTML document with its data, script and styles, which asks for nothing from anywhere.
 * All but the chart is there without JavaScript too. Throws a Problem where the chart's window shows nothing.
 */
export async function htmlOf(figure: Figure): Promise<string> {
  const { title, subtitle, findings, command, chart } = figure;
  const { json, groups, names, facts } = contentOf(figure);
  const groupOf = groupByCurve(groups);
  const isCompared = figure.comparison !== undefined;
  const heads = figure.curves.map(({ side }, i) =>
    head(lineSample(groupOf.get(i) ?? 0, isCompared, side === "before"), names[i] as Name),
  );
  const styles = `${style}\n${coloursOf(groups.length, isCompared)}`;
  // paper gets black ink in any case
  const theme = chart.theme === "print" ? "light" : chart.theme;
  const content = markup`<!DOCTYPE html>
<html lang="en"${theme && markup` data-theme="${theme}"`}>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${new Markup(await policyOf([script], [styles]))}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="lrplot">
<link rel="icon" href="data:,">
<title>${title}</title>
<style>${new Markup(styles)}</style>
</head>
<body>
<main>
<header>
<h1 dir="auto">${title}</h1>
${subtitle !== "" && markup`<p class="subtitle" dir="auto">${subtitle}</p>`}
</header>
<noscript><p class="remark">The chart needs JavaScript. What is known of each curve stands below.</p></noscript>
<div id="chart"></div>
${section(
  "Facts",
  factsTable(
    heads.map((head, i) => ({ head, facts: facts[i] ?? [] })),
    figure,
  ),
)}
${comparisonOf(figure, pairHeads(figure, groups))}
${findings.length > 0 && section("Findings", findingsList(findings))}
${section("Draw it again", markup`<div class="command"><code id="command"><bdi>${command}</bdi></code></div>`)}
</main>
<script type="application/json" id="data">${new Markup(json)}</script>
<script>${new Markup(script)}</script>
</body>
</html>
`;
  return content.text;
}

function section(name: string, content: Markup): Markup {
  return markup`<section><h2>${name}</h2>
${content}</section>`;
}

function head(sample: Markup, { label, ending }: Name): Markup {
  return markup`<span class="head">${sample} <span><bdi>${label}</bdi>${ending}</span></span>`;
}

/** What is said of each pair of a comparison. */
function pairHeads({ comparison, parameters }: Figure, groups: readonly Entry[]): Markup[] {
  return (comparison?.pairs ?? []).map(({ label, parameter }, i) => {
    const ending = parameters.length > 1 ? `, ${wordsOf(parameter)}` : "";
    return head(lineSample(i % groups.length, true, false), { label, ending });
  });
}

function comparisonOf(figure: Figure, heads: readonly Markup[]): Markup | undefined {
  const { comparison } = figure;
  if (!comparison) return undefined;
  return markup`${comparison.log && section("Check", verdictOf(figure, comparison.log))}
${section("Differences", differencesTable(comparison, figure, heads))}
${comparison.changes.length > 0 && section("Changes", changesTable(comparison))}`;
}
