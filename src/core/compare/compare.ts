import type { Comparison, Pair } from "../comparison.ts";
import type { Curve, Side } from "../curve.ts";
import type { Registry } from "../definition.ts";
import type { Figure } from "../figure.ts";
import type { Plan, PlannedCurve } from "../plan.ts";
import type { ParameterName } from "../schedule.ts";
import { alike } from "./alike.ts";
import { changesOf } from "./changes.ts";
import { differenceOf } from "./difference.ts";
import type { Config } from "./normal-form.ts";
import { type Match, matchCurves, matchGroups } from "./pairs.ts";

/** One side of a comparison: what it says, and what comes of it. */
export interface Input extends Config {
  /** What the user calls it: `git:HEAD:lr.json`. */
  readonly name: string;
  /** Those of the plan; of the same parameters on both sides. */
  readonly curves: readonly Curve[];
}

/** Two inputs side by side. */
export interface Compared extends Pick<Figure, "x" | "steps_per_epoch"> {
  readonly comparison: Comparison;
  /** Of both sides, of each parameter those before first. */
  readonly curves: readonly Curve[];
  /** What a reader must know of how they were compared; undefined for nothing. */
  readonly note: string | undefined;
}

/**
 * Compare two inputs: runs every curve of both. Throws what running them throws, and a Problem where epochs of one
 * side are too many steps of the other.
 */
export function compare(before: Input, after: Input, registry: Registry, tolerance: number): Compared {
  const [one, other] = [
    { ...before, ...unitOf(before.plan) },
    { ...after, ...unitOf(after.plan) },
  ];
  const { x, steps_per_epoch, note, ...curves } = alike(one, other);
  const matches = matchCurves(before.plan.curves, after.plan.curves);
  const of = (parameter: ParameterName) => [
    curves.before.filter((curve) => curve.parameter === parameter),
    curves.after.filter((curve) => curve.parameter === parameter),
  ];
  const places = pairsOf(before.plan, after.plan, matches);
  const parameters = [...new Set(curves.after.map(({ parameter }) => parameter))];
  const pairs = parameters.flatMap((parameter) => {
    const [was, is] = of(parameter) as [Curve[], Curve[]];
    return places.map((match) =>
      pairOf(was[match.before ?? -1], is[match.after ?? -1], parameter, tolerance),
    );
  });
  const changes = changesOf(before, after, matches, registry);
  return {
    comparison: { before: before.name, after: after.name, changes, pairs, tolerance },
    x,
    steps_per_epoch,
    curves: parameters.flatMap((parameter) => {
      const own = pairs.filter((pair) => pair.parameter === parameter);
      return [...own.flatMap((pair) => pair.before ?? []), ...own.flatMap((pair) => pair.after ?? [])];
    }),
    note,
  };
}

const unitOf = ({ x, steps_per_epoch }: Plan) => ({ x, steps_per_epoch });

/** Which curve is which: for every schedule of both sides each of its param groups, by their place among the curves. */
function pairsOf(before: Plan, after: Plan, matches: readonly Match[]): Match[] {
  return matches.flatMap(({ before: i, after: j }) => {
    const [one, other] = [before.curves[i ?? -1], after.curves[j ?? -1]];
    const place = (curves: readonly PlannedCurve[], curve: number | undefined, group: number | undefined) =>
      curve === undefined || group === undefined ? undefined : groupsBefore(curves, curve) + group;
    return matchGroups(one?.groups ?? [], other?.groups ?? []).map((group) => ({
      before: place(before.curves, i, group.before),
      after: place(after.curves, j, group.after),
    }));
  });
}

const groupsBefore = (curves: readonly PlannedCurve[], end: number) =>
  curves.slice(0, end).reduce((sum, { groups }) => sum + groups.length, 0);

function pairOf(
  before: Curve | undefined,
  after: Curve | undefined,
  parameter: ParameterName,
  tolerance: number,
): Pair {
  const labels = [...new Set([before, after].flatMap((curve) => curve?.label ?? []))];
  const label = labels.join(" → ");
  const on = (side: Side, curve: Curve | undefined) => curve && { ...curve, label, side };
  if (before === undefined || after === undefined) runWhole(before ?? after);
  return {
    label,
    parameter,
    before: on("before", before),
    after: on("after", after),
    difference: before && after && differenceOf(before, after, tolerance),
  };
}

/** A curve that fails is to fail now, and not when half of an output has been written. */
function runWhole(curve: Curve | undefined): void {
  for (const _ of curve?.chunks() ?? []);
}
