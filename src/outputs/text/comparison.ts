import { relativeText } from "../../core/compare/change-text.ts";
import {
  type Apart,
  type Change,
  type Comparison,
  differs,
  type Pair,
  pairDiffers,
} from "../../core/comparison.ts";
import type { Curve } from "../../core/curve.ts";
import type { At } from "../../core/facts.ts";
import { countText, placeText, rateText } from "../../core/facts-text.ts";
import { wordsOf } from "../../core/parameter-name.ts";
import { numberText } from "../../core/parameter-text.ts";
import { survey } from "../../core/survey.ts";
import { changeLines } from "./changes.ts";
import { columns, narrowed } from "./lines.ts";
import { type Axis, listWays, tableWays, type Way } from "./ways.ts";

/** What differs, in the configs and in the curves, in lines of `width` columns where that can be. */
export function comparisonLines(axis: Axis, comparison: Comparison, width: number): string[] {
  const { before, after, changes, pairs, tolerance } = comparison;
  const names = columns(
    [
      ["before", before],
      ["after", after],
    ],
    0,
  );
  const [run, look] = [false, true].map((wanted) =>
    changes.filter(({ appearance = false }) => appearance === wanted),
  ) as [Change[], Change[]];
  const said =
    changes.length > 0
      ? [...changeLines("Configuration", run, width), ...changeLines("Appearance", look, width)]
      : ["", "The configuration says the same."];
  if (differs(comparison)) return [...names, ...said, ...pairsLines(pairs, axis, width)];
  const curves = pairs.length === 1 ? "curve is" : "curves are";
  const within = tolerance === 0 ? "" : `, to ${numberText(tolerance)} of the peak`;
  return [...names, ...said, "", `The ${curves} the same${within}.`];
}

/** The pairs one below the other: their tables in the first way in which all fit, and so what stands below these. */
function pairsLines(pairs: readonly Pair[], axis: Axis, width: number): string[] {
  const seen = pairs.map((pair) => {
    const ends = (curve: Curve | undefined) => (curve && pairDiffers(pair) ? endsOf(curve) : undefined);
    return { ...pair, was: ends(pair.before), is: ends(pair.after) };
  });
  const each = (ways: readonly Way[], linesOf: (pair: Seen, way: Way) => string[]) =>
    narrowed(
      ways.map((way) => seen.map((pair) => linesOf(pair, way))),
      width,
    );
  const [tables, lists] = [each(tableWays(axis), tableOf), each(listWays(axis), listOf)];
  return seen.flatMap((pair, i) => {
    const [table, list] = [tables[i] as string[], lists[i] as string[]];
    return ["", headingOf(pair), ...table, ...(list.length > 0 ? ["", ...list] : [])];
  });
}

/** A pair, and the ends of its curves where they differ. */
interface Seen extends Pair {
  readonly was: Ends | undefined;
  readonly is: Ends | undefined;
}

function headingOf(pair: Pair): string {
  const { label, parameter, before, after } = pair;
  const name = parameter === "lr" ? label : `${label}, ${wordsOf(parameter)}`;
  if (before && after) return pairDiffers(pair) ? name : `${name}: the same`;
  return `${name}: ${before ? "removed" : "added"}`;
}

/** What is told of each of the curves. */
function tableOf(pair: Seen, way: Way): string[] {
  const { before, after, difference, was, is } = pair;
  if (!pairDiffers(pair)) return [];
  if (!before || !after || !difference || !was || !is) return loneLines((was ?? is) as Ends, way);
  const { area } = difference;
  const ends = (name: "peak" | "lowest" | "final") => [
    name,
    atText(was[name], way),
    atText(is[name], way),
    relativeText(was[name].rate, is[name].rate),
  ];
  const sums = [rateText(area.before), rateText(area.after), relativeText(area.before, area.after)];
  const sum = ["total learning", ...sums];
  const length = (curve: Curve) => lengthText(curve, way.axis);
  return way.lines([
    ["", "before", "after", "change"],
    ...(pair.parameter === "lr" ? [sum] : []),
    ends("peak"),
    ...(pair.parameter === "lr" ? [] : [ends("lowest")]),
    ends("final"),
    ["length", length(before), length(after), relativeText(before.length, after.length)],
  ]);
}

/** Where they part. */
function listOf(pair: Seen, { axis, lines }: Way): string[] {
  const { before, after, difference } = pair;
  if (!before || !after || !difference || !pairDiffers(pair)) return [];
  const { first, absolute, relative, also } = difference;
  const places = [
    ["first difference", first === undefined ? undefined : firstText(first, [before, after], axis)],
    ["largest difference", absolute && apartText(absolute, axis)],
    [
      "largest relative",
      relative?.index === absolute?.index ? undefined : relative && apartText(relative, axis),
    ],
    ...also.map((apart) => [`largest of ${wordsOf(apart.parameter)}`, apartText(apart, axis)]),
  ];
  return lines(places.filter((row): row is [string, string] => row[1] !== undefined));
}

/** What a side has that the other does not. */
function loneLines({ peak, final }: Ends, way: Way): string[] {
  return columns(
    [
      ["peak", atText(peak, way)],
      ["final", atText(final, way)],
    ],
    2,
  );
}

type Ends = ReturnType<typeof endsOf>;

const endsOf = (curve: Curve) => survey(curve, 1).facts;

const atText = ({ rate, index }: At, { axis, placed }: Way) =>
  placed ? `${rateText(rate)} at ${placeText(index, axis)}` : rateText(rate);

const lengthText = ({ length }: Curve, { x }: Axis) => `${countText(length)} ${x}${length === 1 ? "" : "s"}`;

function firstText(first: number, [before, after]: readonly [Curve, Curve], axis: Axis): string {
  const ended = [before, after].find(({ length }) => length === first);
  return placeText(first, axis) + (ended ? `, where ${ended === before ? "before" : "after"} has ended` : "");
}

function apartText({ index, before, after }: Apart, axis: Axis): string {
  const rates = `${rateText(before)} → ${rateText(after)}`;
  return `${rates} (${relativeText(before, after)}) at ${placeText(index, axis)}`;
}
