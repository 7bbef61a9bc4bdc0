import { wordOf } from "../../core/comparison.ts";
import type { Curve } from "../../core/curve.ts";
import type { Figure } from "../../core/figure.ts";
import { wordsOf } from "../../core/parameter-name.ts";
import type { Group, Name } from "../page/data.ts";

/** An entry, before its columns are named. */
export type Entry = Omit<Group, "columns">;

/** The entries of a figure's legend: each curve, or each pair of a comparison, with all of its parameters. */
export function groupsOf({ curves, comparison, parameters }: Figure): Entry[] {
  const items = comparison
    ? comparison.pairs.map(({ label, before, after }) => ({
        label,
        curves: [before, after].flatMap((curve) => (curve ? placeOf(curve, curves) : [])),
      }))
    : curves.map(({ label }, i) => ({ label, curves: [i] }));
  // those of one parameter come after those of another, in the same order
  const count = items.length / parameters.length;
  return items.slice(0, count).map(({ label }, i) => ({
    label,
    curves: items.filter((_, k) => k % count === i).flatMap((item) => item.curves),
  }));
}

function placeOf(curve: Curve, curves: readonly Curve[]): number {
  const same = ({ label, side, parameter }: Curve) =>
    label === curve.label && side === curve.side && parameter === curve.parameter;
  const place = curves.includes(curve) ? curves.indexOf(curve) : curves.findIndex(same);
  if (place < 0) throw new Error(`${curve.label} is compared, but not among the curves`);
  return place;
}

/** The group that each curve belongs to, by the curve's place. */
export function groupByCurve(groups: readonly Entry[]): Map<number, number> {
  return new Map(groups.flatMap((group, i) => group.curves.map((curve) => [curve, i] as const)));
}

/**
 * What a reader is told each curve is: `head`, and of a comparison `head, before`, or `before` where there is one; of
 * several parameters `head, momentum`.
 */
export function namesOf({ curves, comparison, parameters }: Figure, groups: readonly Entry[]): Name[] {
  const group = groupByCurve(groups);
  const isSeveral = parameters.length > 1;
  const isAlone = groups.length === 1 && (comparison !== undefined || isSeveral);
  return curves.map(({ label, side = "after", parameter }, i) => {
    const own = comparison ? (groups[group.get(i) as number]?.label ?? label) : label;
    const words = [
      ...(comparison ? [wordOf(side, comparison)] : []),
      ...(isSeveral ? [wordsOf(parameter)] : []),
    ];
    if (isAlone) return { label: "", ending: words.join(", ") };
    return { label: own, ending: words.map((word) => `, ${word}`).join("") };
  });
}
