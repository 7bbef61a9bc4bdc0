import { wordOf } from "../../core/comparison.ts";
import type { Curve } from "../../core/curve.ts";
import type { Facts } from "../../core/facts.ts";
import { type Fact, factTexts } from "../../core/facts-text.ts";
import type { Figure } from "../../core/figure.ts";
import type { Finding } from "../../core/finding.ts";
import { leadingOf } from "../../core/of-parameter.ts";
import { checkRates, windowOf } from "../../core/window.ts";
import { indexNames, rateNames } from "../delimited.ts";
import { numberText } from "../number-text.ts";
import type { Domain, Name, Noted, PageData } from "../page/data.ts";
import { type Entry, groupsOf, namesOf } from "./groups.ts";
import { marksOf } from "./marks.ts";
import { documentText } from "./markup.ts";
import { sampleOf } from "./sample.ts";

/** What stands in a document, worked out of a figure. */
export interface Content {
  /** The page's data as JSON that a script element may hold. */
  readonly json: string;
  readonly groups: readonly Entry[];
  /** For each curve what it is called, and its headline. */
  readonly names: readonly Name[];
  readonly facts: readonly (readonly Fact[])[];
}

/** Work out a page's content. Reads every curve a few times. Throws a Problem where the window shows nothing. */
export function contentOf(figure: Figure): Content {
  const { curves, chart, title, subtitle, x, steps_per_epoch, comparison, precision, parameters } = figure;
  const window = windowOf(figure);
  const { indices, rates, facts: seen } = sampleOf(curves, window);
  const { from, to } = window.range;
  const isShown = (k: number) => (indices[k] as number) >= from && (indices[k] as number) < to;
  const leading = leadingOf(figure);
  const isLeading = (i: number) => curves[i]?.parameter === leading;
  checkRates(
    chart,
    rates.filter((_, i) => isLeading(i)).map((y) => y.filter((_, k) => isShown(k))),
  );
  const groups = groupsOf(figure);
  const names = namesOf(figure, groups);
  const facts = seen.map((each) => factTexts(each, figure));
  const description = descriptionOf(figure, names, facts);
  const columns = rateNames(figure);
  const perPair = comparison ? 3 : 1;
  const columnsOf = (group: number) =>
    columns.filter((_, k) => Math.floor(k / perPair) % groups.length === group);
  const length = Math.max(...curves.map((curve) => curve.length));
  const data: Omit<PageData, "indices" | "rates"> = {
    title: documentText(title),
    subtitle: documentText(subtitle),
    description: documentText(description),
    x,
    steps_per_epoch,
    length,
    unit: window.unit,
    per: window.per,
    epochsAbove: window.epochsAbove,
    limits: { x: window.limits as Domain | undefined, y: chart.ylim as Domain | undefined },
    logarithmic: chart.log_y,
    line: chart.line,
    aspect: chart.height / chart.width,
    indexColumns: indexNames(figure),
    parameters,
    leading,
    curves: names.map(({ label, ending }, i) => ({
      name: { label: documentText(label), ending },
      parameter: (curves[i] as Curve).parameter,
      length: (curves[i] as Curve).length,
      side: curves[i]?.side,
      marks:
        chart.annotate && isLeading(i) ? marksOf(curves[i] as Curve, seen[i] as Facts, window) : undefined,
    })),
    found: chart.mark_findings ? foundIn(figure.findings) : [],
    groups: groups.map((group, i) => ({
      label: documentText(group.label),
      curves: group.curves,
      columns: columnsOf(i),
    })),
    sides: comparison && {
      before: documentText(comparison.before),
      after: documentText(comparison.after),
      words: [wordOf("before", comparison), wordOf("after", comparison)],
    },
  };
  const arrays = {
    ...(indices.length < length && { indices: `[${indices.join()}]` }),
    // a number of JSON may be -0, but JavaScript writes it as 0
    rates: `[${rates.map((y) => `[${Array.from(y, (rate) => numberText(rate, precision)).join()}]`).join()}]`,
  };
  return { json: jsonOf(data, arrays), groups, names, facts };
}

/** Where findings are seen; behind the sample, which reads the curves for them too. */
function foundIn(findings: readonly Finding[]): Noted[] {
  return findings.flatMap(({ at, rule, severity }) =>
    at === undefined ? [] : [{ index: at, rule, severity }],
  );
}

/** One object of values and of texts that are JSON already, without what could end a script element. */
function jsonOf(values: object, texts: Readonly<Record<string, string>>): string {
  const members = Object.entries(texts).map(([name, text]) => `${JSON.stringify(name)}:${text}`);
  return `${JSON.stringify(values).slice(0, -1)},${members.join()}}`.replaceAll("<", "\\u003c");
}

function descriptionOf(
  { title, subtitle }: Figure,
  names: readonly Name[],
  facts: readonly (readonly Fact[])[],
): string {
  const heading = subtitle === "" ? title : `${title}, ${subtitle}`;
  const curves = facts.map((some, i) => {
    const text = some.map((fact) => `${fact.name} ${fact.text}`).join("; ");
    const { label, ending } = names[i] as Name;
    return facts.length === 1 ? text : `${label}${ending}: ${text}`;
  });
  return [heading, ...curves].map((sentence) => `${sentence}.`).join(" ");
}
