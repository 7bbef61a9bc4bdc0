import { wordOf } from "../../core/comparison.ts";
import type { Facts } from "../../core/facts.ts";
import { countText, factTexts } from "../../core/facts-text.ts";
import type { Figure } from "../../core/figure.ts";
import type { Finding } from "../../core/finding.ts";
import { leadingOf } from "../../core/of-parameter.ts";
import { wordsOf } from "../../core/parameter-name.ts";
import type { Window } from "../../core/window.ts";
import type { Drawn } from "./rows.ts";

/** More curves than this are counted and named, and no more. */
const mostTold = 6;

/** What is seen of one parameter; `facts` are those of `drawn`, in its order. */
interface Seen {
  readonly figure: Figure;
  readonly drawn: readonly Drawn[];
  readonly facts: readonly Facts[];
}

/** What the chart shows, for who cannot see it: one line of plain text, without the title. */
export function descriptionOf(
  figure: Figure,
  window: Window,
  panels: readonly Seen[],
  findings: readonly Finding[],
): string {
  const { subtitle, chart, parameters } = figure;
  const { drawn } = panels[0] as Seen;
  const [first] = drawn;
  const alone = drawn.length === 1 && first !== undefined;
  const of = alone ? `${first.curve.type}${subtitle && `, ${subtitle}`}` : countedCurves(drawn, figure);
  const isOne = panels.length === 1;
  const scale = chart.log_y ? `, ${isOne ? "" : `${wordsOf(leadingOf(figure))} `}on a logarithmic axis` : "";
  const what = `The ${parameters.map(wordsOf).join(" and the ")}`;
  const sentences = [`${what} over ${extentOf(figure, window)} of ${of}${scale}.`];
  for (const { figure: own, drawn, facts } of panels) {
    const told = window.limits === undefined ? drawn.slice(0, mostTold) : []; // facts of a part would be taken for the run's
    for (const [i, { name }] of told.entries()) {
      const texts = factTexts(facts[i] as Facts, figure).map((fact) => `${fact.name} ${fact.text}`);
      const names = [...(alone ? [] : [name]), ...(isOne ? [] : [wordsOf(leadingOf(own))])].join(", ");
      const sentence = `${names && `${names}: `}${texts.join("; ")}.`;
      sentences.push(alone ? sentence.charAt(0).toUpperCase() + sentence.slice(1) : sentence);
    }
  }
  for (const { rule, severity, message } of findings.slice(0, mostTold))
    sentences.push(`${severity} ${rule}: ${message}.`);
  return oneLine(sentences.join(" "));
}

/** `150 epochs`, or `epochs 10 to 20`. */
function extentOf({ x, curves }: Figure, { limits, unit }: Window): string {
  if (limits !== undefined) return `${unit}s ${limits[0]} to ${limits[1]}`;
  const length = Math.max(...curves.map((curve) => curve.length));
  return `${countText(length)} ${x}${length === 1 ? "" : "s"}`;
}

function countedCurves(drawn: readonly Drawn[], { comparison }: Figure): string {
  if (comparison) {
    const { before, after } = comparison;
    return `${before} ${wordOf("before", comparison)} and ${after} ${wordOf("after", comparison)}`;
  }
  const names = drawn.slice(0, mostTold).map(({ name }) => name);
  return `${drawn.length} curves: ${names.join(", ")}${drawn.length > mostTold ? " …" : ""}`;
}

/** A text without control characters, which files that hold it do not all allow, in one line. */
export function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}\p{Cs}]+/gu, " ").trim();
}
