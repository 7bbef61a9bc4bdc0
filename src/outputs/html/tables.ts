import { differenceText, relativeText } from "../../core/compare/change-text.ts";
import type { Apart, Comparison, Difference } from "../../core/comparison.ts";
import type { Facts } from "../../core/facts.ts";
import { type Fact, factTexts, placeText, rateText } from "../../core/facts-text.ts";
import type { Figure } from "../../core/figure.ts";
import { lookOf } from "./look.ts";
import { type Markup, markup } from "./markup.ts";

/** A line as the chart draws that of a group; faint for what was before. */
export function lineSample(group: number, isCompared: boolean, isBefore: boolean): Markup {
  const { className, dashes } = lookOf(group, isCompared);
  return markup`<svg class="sample ${className}${isBefore && " before"}" viewBox="0 0 28 10" width="28" height="10" aria-hidden="true"><path d="M0 5H28" stroke-dasharray="${dashes}"/></svg>`;
}

const origin = { index: 0, rate: 0 };
/** Facts with nothing left out: their names in order. */
const everyFact: Omit<Facts, "parameter"> = {
  first: origin,
  peak: { index: 0, rate: 1 },
  lowest: origin,
  final: origin,
  warmup: 0,
  restartCount: 1,
  restarts: [0],
};

/** The headline of each curve: a row each, a column for each fact that any of them has. */
export function factsTable(
  rows: readonly { readonly head: Markup; readonly facts: readonly Fact[] }[],
  figure: Figure,
): Markup {
  const known = new Set(rows.flatMap(({ facts }) => facts.map(({ name }) => name)));
  const all = figure.parameters.flatMap((parameter) => factTexts({ ...everyFact, parameter }, figure));
  const names = [...new Set(all.map(({ name }) => name))].filter((name) => known.has(name));
  const body = rows.map(({ head, facts }) => {
    const cells = names.map((name) => {
      const fact = facts.find((fact) => fact.name === name);
      return fact ? markup`<td data-name="${name}">${fact.text}</td>` : markup`<td class="none">–</td>`;
    });
    return markup`<tr><th scope="row">${head}</th>${cells}</tr>`;
  });
  return table(["curve", ...names], body, "facts");
}

/** What the two sides say, where they do not say the same. */
export function changesTable({ before, after, changes }: Comparison): Markup {
  const body = changes.map(
    (change) =>
      markup`<tr><th scope="row"><code><bdi>${change.path}</bdi></code></th><td><bdi>${change.before ?? "–"}</bdi></td><td><bdi>${change.after ?? "–"}</bdi></td></tr>`,
  );
  return table(["changed", before, after], body);
}

/** Where the two sides of each curve part. */
export function differencesTable({ pairs }: Comparison, figure: Figure, heads: readonly Markup[]): Markup {
  const body = pairs.map(({ difference, before }, i) => {
    const cells = difference
      ? differenceCells(difference, figure)
      : [markup`<td colspan="3">only ${before ? "before" : "after"}</td>`];
    return markup`<tr><th scope="row">${heads[i]}</th>${cells}</tr>`;
  });
  return table(["curve", "first difference", "largest difference", "largest relative difference"], body);
}

function differenceCells({ first, absolute, relative }: Difference, figure: Figure): Markup[] {
  if (first === undefined) return [markup`<td colspan="3">the same</td>`];
  const cell = (apart: Apart | undefined, amount: typeof differenceText) =>
    apart
      ? markup`<td>${amount(apart.before, apart.after)} at ${placeText(apart.index, figure)}: ${rateText(apart.before)} → ${rateText(apart.after)}</td>`
      : markup`<td>–</td>`;
  return [
    markup`<td>${placeText(first, figure)}</td>`,
    cell(absolute, differenceText),
    cell(relative, relativeText),
  ];
}

function table(names: readonly string[], body: readonly Markup[], className?: string): Markup {
  const head = names.map((name) => markup`<th scope="col"><bdi>${name}</bdi></th>`);
  return markup`<div class="scroll"><table class="${className}"><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`;
}
