import type { Curve } from "../../core/curve.ts";
import type { Figure } from "../../core/figure.ts";
import type { Group, Name } from "../page/data.ts";

/** An entry, before its columns are named. */
export type Entry = Omit<Group, "columns">;

/** The entries of a figure's legend: each curve, or each pair of a comparison. */
export function groupsOf({ curves, comparison }: Figure): Entry[] {
  if (!comparison) return curves.map(({ label }, i) => ({ label, curves: [i] }));
  return comparison.pairs.map(({ label, before, after }) => ({
    label,
    curves: [before, after].flatMap((curve) => (curve ? placeOf(curve, curves) : [])),
  }));
}

function placeOf(curve: Curve, curves: readonly Curve[]): number {
  const same = ({ label, side }: Curve) => label === curve.label && side === curve.side;
  const place = curves.includes(curve) ? curves.indexOf(curve) : curves.findIndex(same);
  if (place < 0) throw new Error(`${curve.label} is compared, but not among the curves`);
  return place;
}

/** The group that each curve belongs to, by the curve's place. */
export function groupByCurve(groups: readonly Entry[]): Map<number, number> {
  return new Map(groups.flatMap((group, i) => group.curves.map((curve) => [curve, i] as const)));
}

/** What a reader is told each curve is: `head`, and of a comparison `head, before`, or `before` where there is one. */
export function namesOf({ curves, comparison }: Figure, groups: readonly Entry[]): Name[] {
  if (!comparison) return curves.map(({ label }) => ({ label, ending: "" }));
  const group = groupByCurve(groups);
  return curves.map(({ label, side = "after" }, i) => {
    const own = groups[group.get(i) as number]?.label ?? label;
    return groups.length === 1 ? { label: "", ending: side } : { label: own, ending: `, ${side}` };
  });
}
