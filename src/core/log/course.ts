import type { Curve } from "../curve.ts";
import type { Registry } from "../definition.ts";
import type { ParamGroup } from "../optimizer.ts";
import type { Plan } from "../plan.ts";
import { run } from "../run.ts";
import { type Lasting, lastingOf } from "./lasting.ts";

/** A plan's curve, and what becomes of it in runs that are not the planned one. */
export interface Course {
  readonly curve: Curve;
  /**
   * The same schedule run for longer than planned, as far as it can be, with so many values between two steps of its
   * scheduler, the planned number where left out; undefined where it cannot.
   */
  longer(length: number, every?: number): Curve | undefined;
  /** The same schedule on an optimizer whose rates are so many times the planned ones. */
  rated(factor: number): Curve;
  /** The rate of its optimizer; of its param group. */
  readonly lr: number;
  /** The other curves of the plan. */
  readonly others: readonly Curve[];
  /** The same schedule made to last longer, or less long; undefined where no parameter says how long it lasts. */
  readonly lasting: Lasting | undefined;
}

/** What of a plan a log is held against. */
export interface Planned extends Course, Pick<Plan, "x" | "steps_per_epoch"> {
  /** Values between two steps of the curve's scheduler. */
  readonly every: number;
}

/** What a log is held against of a plan's curve, which is at `place` among the curves of its parameter. */
export function plannedOf(plan: Plan, curve: Curve, place: number, registry: Registry): Planned {
  const { x, steps_per_epoch, curves, metrics } = plan;
  const planned = curves.flatMap((each) => each.groups.map((group) => ({ group, every: each.every })))[place];
  const every = planned?.every ?? 1;
  const ran = (other: Partial<Plan>, length?: number) =>
    run({ ...plan, ...other }, [curve.parameter], length)[place] as Curve;
  return {
    curve,
    x,
    steps_per_epoch,
    every,
    // there is no metric for what was not planned
    longer: (length, other) =>
      metrics !== undefined
        ? undefined
        : ran({ curves: other ? curves.map((each) => ({ ...each, every: other })) : curves }, length),
    rated: (factor) =>
      ran({ curves: curves.map((each) => ({ ...each, groups: each.groups.map(times(factor)) })) }),
    lr: planned?.group.lr ?? Number.NaN,
    others: run(plan, [curve.parameter]).filter((_, i) => i !== place),
    lasting: lastingOf(plan, curve, place, registry),
  };
}

const times =
  (factor: number) =>
  (group: ParamGroup): ParamGroup => ({
    ...group,
    lr: group.lr * factor,
    initial_lr: group.initial_lr === undefined ? undefined : group.initial_lr * factor,
  });
