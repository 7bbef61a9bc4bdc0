import type { Finding } from "../../core/finding.ts";
import { adviceParts } from "../advice-parts.ts";
import { code, prose } from "./escape.ts";
import { labelLength } from "./facts-table.ts";
import { cut, fitting } from "./fit.ts";

const signs: Readonly<Record<Finding["severity"], string>> = { error: "❌", warning: "⚠️", note: "ℹ️" };

/** Characters of a sentence. */
const sentence = 500;

/**
 * A line for each finding, the gravest first, with the reason below the first of a rule; the last ones are left out
 * where there is no room.
 */
export function findingsList(findings: readonly Finding[], room: number): string {
  const gravest = Object.keys(signs);
  const sorted = findings.toSorted((a, b) => gravest.indexOf(a.severity) - gravest.indexOf(b.severity));
  const isFirst = ({ rule }: Finding, i: number) => sorted.findIndex((other) => other.rule === rule) === i;
  const items = sorted.map((finding, i) =>
    isFirst(finding, i) ? item(finding) + reason(finding) : item(finding),
  );
  const { taken, left } = fitting(items, findings.length, room);
  const more = left > 0 ? [`- … and ${left} more`] : [];
  return ["#### Findings", "", ...taken, ...more].join("\n");
}

function item(finding: Finding): string {
  const { severity, rule, name, curve, message } = finding;
  const what = prose(cut(message, sentence));
  return `- ${signs[severity]} **${severity} ${prose(rule)}** ${prose(name)} in ${code(cut(curve, labelLength))}: ${what}; ${todo(finding)}`;
}

/** What to do, its flags and keys as code; one that is too long for that is cut. */
function todo(finding: Finding): string {
  const { advice } = finding;
  if (advice.length > sentence) return prose(cut(advice, sentence));
  return adviceParts(finding)
    .map(({ text, isCode }) => (isCode ? code(text) : inner(text)))
    .join("");
}

/** Prose between code: blanks at its ends stay. */
function inner(text: string): string {
  const [, before = "", words = "", after = ""] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? [];
  return `${before && " "}${prose(words)}${after && " "}`;
}

/** Small, below the sentence, in the same item. */
function reason({ why }: Finding): string {
  return `<br><sub>${prose(cut(why, sentence))}</sub>`;
}
