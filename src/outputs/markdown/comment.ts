import type { Comparison } from "../../core/comparison.ts";
import type { Figure } from "../../core/figure.ts";
import { figuresOf, leadingOf } from "../../core/of-parameter.ts";
import { titleOf, usualTitle, wordsOf } from "../../core/parameter-name.ts";
import type { Warn } from "../format.ts";
import { changesTable, pairTables } from "./comparison.ts";
import { type Diagram, diagram } from "./diagram.ts";
import { code, fenced, prose } from "./escape.ts";
import { factsTable, labelLength } from "./facts-table.ts";
import { findingsList } from "./findings-list.ts";
import { cut } from "./fit.ts";
import { markerOf } from "./marker.ts";
import { reader } from "./reading.ts";
import { verdictList } from "./verdict-list.ts";

/** Characters for each part, less than GitHub's 65,536 for a comment together with the 20,000 of the diagram. */
const room = {
  title: 200,
  subtitle: 300,
  facts: 14_000,
  changes: 6_000,
  pairs: 8_000,
  findings: 8_000,
  command: 5_000,
  diagrams: 23_000,
};

/**
 * The body of a comment on a pull request, in GitHub's Markdown: a hidden marker, the facts (of a comparison what has
 * changed), the chart as a mermaid block with its legend, the findings and the command. Of any figure less than 65,536
 * characters. Reads every curve once, those that `chart.xlim` shows a part of twice.
 */
export function commentOf(figure: Figure, warn: Warn): string {
  const { comparison, findings } = figure;
  const blocks = [
    ...headOf(figure),
    ...(comparison ? [sidesText(comparison), sidesSaid(figure, comparison)] : []),
    ...chartBlocks(figure, warn),
    ...(findings.length > 0 ? [findingsList(findings, room.findings)] : []),
    reproduction(figure.command),
  ];
  return `${blocks.join("\n\n")}\n`;
}

/** What the configs say otherwise, or how a log agrees with its plan. */
function sidesSaid(figure: Figure, comparison: Comparison): string {
  const { log } = comparison;
  return log ? verdictList(figure, log) : changesTable(comparison, room.changes);
}

/** Of each parameter its facts, of a comparison what has changed, and its diagram; under its name where there are several. */
function chartBlocks(figure: Figure, warn: Warn): string[] {
  const read = reader();
  const count = figure.parameters.length;
  let left = room.diagrams;
  return figuresOf(figure).flatMap((own) => {
    const { comparison } = own;
    const chart = diagram(own, read, warn);
    const facts = comparison
      ? pairTables(own, comparison, read, room.pairs / count)
      : factsTable(own, chart.lines, read, room.facts / count);
    const name = titleOf(leadingOf(own));
    left -= chart.text.length;
    const drawn = [fenced("mermaid", chart.text), legendOf(chart)];
    return [
      ...(count > 1 ? [`#### ${name}`] : []),
      facts,
      // one alone has room, however long it is
      ...(count === 1 || left >= 0
        ? drawn
        : [`The chart of ${wordsOf(leadingOf(own))} is too long to show here.`]),
    ];
  });
}

function headOf(figure: Figure): string[] {
  const title = prose(cut(figure.title, room.title)) || usualTitle(figure.parameters);
  const head = `${markerOf(figure)}\n### ${title}`;
  return figure.subtitle === "" ? [head] : [head, code(cut(figure.subtitle, room.subtitle))];
}

function sidesText({ before, after }: Comparison): string {
  return [before, after].map((name) => code(cut(name, labelLength))).join(" → ");
}

function legendOf({ lines, sample, notes }: Diagram): string {
  const named = (label: string) => code(cut(label, labelLength));
  const legend = lines.map(({ sign, label }) => `${sign} ${named(label)}`).join(" · ");
  const sentences = [...notes.map((note) => note(named)), ...(sample === undefined ? [] : [sample])];
  return [legend, ...(sentences.length > 0 ? [sentences.join(" ")] : [])].join("\n\n");
}

function reproduction(command: string): string {
  if (command.length > room.command)
    return `Its command has ${command.length} characters, too many to show here.`;
  return ["Reproduce it with", "", fenced("sh", command)].join("\n");
}
