import { relativeText } from "../../core/compare/change-text.ts";
import { changeText } from "../../core/compare/figure.ts";
import { type Apart, type Change, type Comparison, differs, type Pair } from "../../core/comparison.ts";
import type { Curve } from "../../core/curve.ts";
import type { At } from "../../core/facts.ts";
import { countText, placeText, rateText } from "../../core/facts-text.ts";
import type { Figure } from "../../core/figure.ts";
import { numberText } from "../../core/parameter-text.ts";
import { survey } from "../../core/survey.ts";
import { columns } from "./lines.ts";

type Axis = Pick<Figure, "x" | "steps_per_epoch">;

/** What differs, in the configs and in the curves. */
export function comparisonLines(axis: Axis, comparison: Comparison): string[] {
  const { before, after, changes, pairs, tolerance } = comparison;
  const names = columns(
    [
      ["before", before],
      ["after", after],
    ],
    0,
  );
  const run = section(
    "Configuration",
    changes.filter(({ appearance }) => !appearance),
  );
  const look = section(
    "Appearance",
    changes.filter(({ appearance }) => appearance),
  );
  const said = changes.length > 0 ? [...run, ...look] : ["", "The configuration says the same."];
  if (differs(comparison)) return [...names, ...said, ...pairs.flatMap((pair) => pairLines(pair, axis))];
  const curves = pairs.length === 1 ? "curve is" : "curves are";
  const within = tolerance === 0 ? "" : `, to ${numberText(tolerance)} of the peak`;
  return [...names, ...said, "", `The ${curves} the same${within}.`];
}

function section(title: string, changes: readonly Change[]): string[] {
  if (changes.length === 0) return [];
  const rows = changes.map((change) => [change.path, changeText(change)]);
  return ["", title, ...columns(rows, 2)];
}

function pairLines({ label, before, after, difference }: Pair, axis: Axis): string[] {
  if (!before || !after || !difference) return loneLines(label, before, after, axis);
  const { first, absolute, relative, momentum, area } = difference;
  if (first === undefined && momentum === undefined) return ["", `${label}: the same`];
  const [was, is] = [endsOf(before), endsOf(after)];
  const ends = (name: "peak" | "final") => [
    name,
    atText(was[name], axis),
    atText(is[name], axis),
    relativeText(was[name].rate, is[name].rate),
  ];
  const values = [
    ["", "before", "after", "change"],
    ["total learning", rateText(area.before), rateText(area.after), relativeText(area.before, area.after)],
    ends("peak"),
    ends("final"),
    ["length", lengthText(before, axis), lengthText(after, axis), relativeText(before.length, after.length)],
  ];
  const places = [
    ["first difference", first === undefined ? undefined : firstText(first, [before, after], axis)],
    ["largest difference", absolute && apartText(absolute, axis)],
    [
      "largest relative",
      relative?.index === absolute?.index ? undefined : relative && apartText(relative, axis),
    ],
    ["largest of momentum", momentum && apartText(momentum, axis)],
  ];
  const found = places.filter((row): row is [string, string] => row[1] !== undefined);
  return ["", label, ...columns(values, 2), "", ...columns(found, 2)];
}

/** What a side has that the other does not. */
function loneLines(label: string, before: Curve | undefined, after: Curve | undefined, axis: Axis): string[] {
  const { peak, final } = endsOf((before ?? after) as Curve);
  const rows = [
    ["peak", atText(peak, axis)],
    ["final", atText(final, axis)],
  ];
  return ["", `${label}: ${before ? "removed" : "added"}`, ...columns(rows, 2)];
}

const endsOf = (curve: Curve) => survey(curve, 1).facts;

const atText = ({ rate, index }: At, axis: Axis) => `${rateText(rate)} at ${placeText(index, axis)}`;

const lengthText = ({ length }: Curve, { x }: Axis) => `${countText(length)} ${x}${length === 1 ? "" : "s"}`;

function firstText(first: number, [before, after]: readonly [Curve, Curve], axis: Axis): string {
  const ended = [before, after].find(({ length }) => length === first);
  return placeText(first, axis) + (ended ? `, where ${ended === before ? "before" : "after"} has ended` : "");
}

function apartText({ index, before, after }: Apart, axis: Axis): string {
  const rates = `${rateText(before)} → ${rateText(after)}`;
  return `${rates} (${relativeText(before, after)}) at ${placeText(index, axis)}`;
}
