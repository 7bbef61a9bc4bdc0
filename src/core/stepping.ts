import type { Plan, PlannedCurve } from "./plan.ts";
import { trainingOf } from "./run.ts";
import type { Course } from "./stage.ts";

/** How the scheduler of a planned curve is stepped in the run. */
export interface Stepping {
  readonly course: Course;
  /** The index of the value that the rate first is at after so many steps of the scheduler. */
  indexOf(step: number): number;
}

export function steppingOf(plan: Plan, planned: PlannedCurve): Stepping {
  const { every, times } = planned;
  return {
    course: {
      steps: Math.ceil(plan.values / every) * times,
      steps_per_epoch: plan.told.steps_per_epoch,
      by_epoch: trainingOf(plan, planned).by_epoch,
    },
    indexOf: (step) => Math.ceil(step / times) * every,
  };
}
