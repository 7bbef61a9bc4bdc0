import type { Curve } from "../curve.ts";
import type { Registry } from "../definition.ts";
import type { Plan } from "../plan.ts";
import { run } from "../run.ts";
import { type Lasting, lastingOf } from "./lasting.ts";

/** A plan's curve, and what becomes of it in runs that are not the planned one. */
export interface Course {
  readonly curve: Curve;
  /** The same schedule run for longer than planned, as far as it can be; undefined where it cannot. */
  longer(length: number): Curve | undefined;
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
  const every = curves.flatMap(({ groups, every }) => groups.map(() => every))[place] ?? 1;
  return {
    curve,
    x,
    steps_per_epoch,
    every,
    // there is no metric for what was not planned
    longer: (length) => (metrics === undefined ? run(plan, [curve.parameter], length)[place] : undefined),
    lasting: lastingOf(plan, curve, place, registry),
  };
}
