import { className, type Interval, type Part } from "../core/definition.ts";
import { ownSteps, type Stage, stepOf } from "../core/stage.ts";
import { stageLastingForRun } from "./horizon.ts";
import { type Recount, recounted, recountedAlone } from "./recounted.ts";
import type { Found, Sight } from "./rule.ts";
import { saidIn, steppedAt } from "./stepped-at.ts";

/** A schedule that is stepped at something: the curve's, or one inside it that has a clock of its own. */
export interface Clock {
  /** What a message calls it. */
  readonly name: string;
  readonly part: Part;
  readonly interval: Sight["interval"];
  /** How often it is stepped in the run. */
  readonly steps: number;
  /** The index at which it has taken so many steps. */
  indexOf(step: number): number;
  /** The changes that count all that it counts in another way; none where something does not say what it counts. */
  recounted(recount: Recount): Pick<Found, "changes" | "path">;
  /** How to have it stepped at another interval, `--interval epoch`; undefined where that cannot be said. */
  steppedAt(interval: Interval): string | undefined;
}

/** The clocks of a curve's schedule: its own, or those of what is inside where each has one. */
export function clocksOf(sight: Sight): Clock[] {
  const own = sight.stages.filter(({ every }) => every !== undefined);
  return own.length === 0 ? [whole(sight)] : own.map((stage) => within(stage, sight));
}

/**
 * Those of several schedules on one clock, as if each had its own: one of them may count otherwise than the others.
 * Left out is what the run begins with and may warm it up.
 */
export function aloneOf(sight: Sight): Clock[] {
  const { stages } = sight;
  if (stages.length === 1 || stages.some(({ every }) => every !== undefined)) return [];
  return stages
    .filter((stage) => !isOpening(stage))
    .map((stage) => {
      const steps = Math.min(stage.to, sight.steps);
      const forRun = stage.to < sight.steps ? undefined : stageLastingForRun(stage, steps);
      const clock = within(stage, sight);
      return {
        ...clock,
        steps: ownSteps(stage, steps),
        recounted: (recount) => forRun ?? clock.recounted(recount),
      };
    });
}

/** Does a schedule begin with the run, and is it one that may be a warm-up? */
export const isOpening = ({ part, origin }: Stage) =>
  origin <= 0 && part.definition.shapes.includes("warmup");

function whole(sight: Sight): Clock {
  const { planned, interval, steps, indexOf } = sight;
  return {
    name: "the schedule",
    part: planned.part,
    interval,
    steps,
    indexOf,
    recounted: (recount) => recounted(sight, recount),
    steppedAt: (other) => steppedAt(other, planned.part),
  };
}

function within(stage: Stage, { interval, steps, indexOf }: Sight): Clock {
  const { part, every = 1, path } = stage;
  return {
    name: className(part.definition),
    part,
    interval: every > 1 ? "epoch" : interval,
    steps: ownSteps(stage, steps),
    indexOf: (step) => indexOf(stepOf(stage, step)),
    recounted: (recount) => ({ path, ...recountedAlone(stage, recount) }),
    steppedAt: (other) => saidIn(other, part),
  };
}
