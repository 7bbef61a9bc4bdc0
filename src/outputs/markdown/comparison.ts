import { differenceText, relativeText } from "../../core/compare/change-text.ts";
import {
  type Apart,
  type Change,
  type Comparison,
  type Pair,
  pairDiffers,
  wordOf,
} from "../../core/comparison.ts";
import type { Facts } from "../../core/facts.ts";
import { factTexts, placeText, rateText } from "../../core/facts-text.ts";
import type { Figure } from "../../core/figure.ts";
import { code } from "./escape.ts";
import { labelLength, lengthText, textsOf } from "./facts-table.ts";
import { cut, fitting, row, table } from "./fit.ts";
import type { Read } from "./reading.ts";

/** Characters of a value of the config. */
const valueLength = 120;

/** What a side lacks. */
const nothing = "–";

/** The keys of the config that say something else. */
export function changesTable({ changes }: Comparison, room: number): string {
  if (changes.length === 0) return "The configuration says the same on both sides.";
  const { taken, left } = fitting(changes.map(changeRow), changes.length, room);
  const more = left > 0 ? [row([`… and ${left} more`, "", ""])] : [];
  return table(["configuration", "before", "after"], [...taken, ...more]);
}

function changeRow({ path, before, after }: Change): string {
  const value = (text: string | undefined) => (text === undefined ? nothing : code(cut(text, valueLength)));
  return row([code(cut(path, valueLength)), value(before), value(after)]);
}

/** A table for each pair of curves that differs, and the names of those that do not. */
export function pairTables(figure: Figure, comparison: Comparison, read: Read, room: number): string {
  const { pairs, tolerance } = comparison;
  const different = pairs.filter(pairDiffers);
  const same = pairs.filter((pair) => !pairDiffers(pair)).map(({ label }) => code(cut(label, labelLength)));
  const named = pairs.length > 1;
  function* tables() {
    for (const pair of different) {
      const heading = named ? `#### ${code(cut(pair.label, labelLength))}\n\n` : "";
      yield `\n${heading}${pairTable(figure, comparison, pair, read)}`;
    }
  }
  const { taken, left } = fitting(tables(), different.length, room / 2);
  const more = left > 0 ? [`\n… and ${left} more curves that differ`] : [];
  return [...taken, ...more, ...sameText(same, tolerance, room / 2)].join("\n").trim();
}

function sameText(labels: readonly string[], tolerance: number, room: number): string[] {
  if (labels.length === 0) return [];
  const within = tolerance > 0 ? `, within ${rateText(tolerance)} of the peak` : "";
  const { taken, left } = fitting(labels, labels.length, room);
  return [`\nThe same on both sides${within}: ${taken.join(", ")}${left > 0 ? ` and ${left} more` : ""}.`];
}

function pairTable(
  figure: Figure,
  comparison: Comparison,
  { parameter, before, after, difference }: Pair,
  read: Read,
): string {
  const [was, is] = [before, after].map((curve) => {
    const facts = curve && read(curve).facts;
    const text = facts && textsOf(factTexts(facts, figure));
    return { facts, length: curve?.length, text: (name: string) => text?.(name) ?? nothing };
  }) as [SideFacts, SideFacts];
  const length = (value: number | undefined) => (value === undefined ? nothing : lengthText(value, figure));
  const isOfRates = parameter === "lr";
  const sum = isOfRates ? difference?.area : undefined;
  const ends = (name: "peak" | "lowest" | "final") => [
    name,
    was.text(name),
    is.text(name),
    changeOf(was.facts?.[name].rate, is.facts?.[name].rate),
  ];
  const rows = [
    ends("peak"),
    ...(isOfRates ? [] : [ends("lowest")]),
    ends("final"),
    ...(isOfRates ? ["warm-up", "restarts"] : []).map((name) => [name, was.text(name), is.text(name), ""]),
    [`${figure.x}s`, length(was.length), length(is.length), changeOf(was.length, is.length)],
    ...(sum
      ? [
          [
            "total learning (sum of rates)",
            rateText(sum.before),
            rateText(sum.after),
            changeOf(sum.before, sum.after),
          ],
        ]
      : []),
    ...(difference?.first === undefined
      ? []
      : [["first difference", "", "", `at ${placeText(difference.first, figure)}`]]),
    ...apartRow(figure, "largest difference", difference?.absolute, differenceText),
    ...apartRow(figure, "largest relative difference", difference?.relative, relativeText),
  ];
  return table(["curve", wordOf("before", comparison), wordOf("after", comparison), "change"], rows.map(row));
}

interface SideFacts {
  readonly facts: Facts | undefined;
  readonly length: number | undefined;
  text(name: string): string;
}

function apartRow(
  figure: Figure,
  name: string,
  apart: Apart | undefined,
  change: typeof differenceText,
): string[][] {
  if (apart === undefined) return [];
  const { index, before, after } = apart;
  return [
    [`${name}, at ${placeText(index, figure)}`, rateText(before), rateText(after), change(before, after)],
  ];
}

function changeOf(before: number | undefined, after: number | undefined): string {
  return before === undefined || after === undefined ? "" : relativeText(before, after);
}
