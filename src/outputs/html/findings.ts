import { countText } from "../../core/facts-text.ts";
import type { Finding } from "../../core/finding.ts";
import { adviceParts } from "../advice-parts.ts";
import { joined, type Markup, markup } from "./markup.ts";

/** More findings of one rule, on as many curves, say the same over and over. */
const mostOfRule = 3;

/**
 * What the user may not have meant: a line each, or one of a rule that many curves break, with the others folded. The
 * first of a rule says why.
 */
export function findingsList(findings: readonly Finding[]): Markup {
  const rules = [...new Set(findings.map(({ rule }) => rule))];
  const items = rules.flatMap((rule) => {
    const same = findings.filter((finding) => finding.rule === rule);
    const [first, ...others] = same;
    if (first === undefined) return [];
    const isFolded = same.length > mostOfRule;
    return [
      item(first, true, isFolded ? others : []),
      ...(isFolded ? [] : others.map((each) => item(each, false))),
    ];
  });
  return markup`<ul class="findings">${items}</ul>`;
}

/** What is found, and why that matters where that is to be said. */
function item(first: Finding, isReasoned: boolean, others: readonly Finding[] = []): Markup {
  const { rule, name, severity, why } = first;
  return markup`<li class="${severity}"><strong>${severity}</strong> <code>${rule}</code> <bdi>${name}</bdi>, ${sentenceOf(first)}${isReasoned && markup`<p class="why"><bdi>${why}</bdi></p>`}${others.length > 0 && folded(others)}</li>`;
}

/** Characters of code that a line of a small screen holds. */
const mostUnbroken = 40;

const codeOf = (text: string): Markup =>
  text.length > mostUnbroken ? markup`<code class="long">${text}</code>` : markup`<code>${text}</code>`;

/** The findings behind the first of a rule, to be seen one by one on a click. */
function folded(findings: readonly Finding[]): Markup {
  const items = findings.map((finding) => markup`<li>${sentenceOf(finding)}</li>`);
  return markup`<details><summary>and ${countText(findings.length)} more curves</summary><ul>${items}</ul></details>`;
}

function sentenceOf(finding: Finding): Markup {
  const { curve, message } = finding;
  const advice = adviceParts(finding).map(({ text, isCode }) => (isCode ? codeOf(text) : markup`${text}`));
  return markup`<bdi>${curve}</bdi>: <bdi>${message}</bdi>; <bdi>${joined(advice)}</bdi>`;
}
