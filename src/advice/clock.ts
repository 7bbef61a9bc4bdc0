import { className, type Part } from "../core/definition.ts";
import { horizonOf, horizonOfStage } from "../core/horizon.ts";
import { ownSteps, type Stage, stepOf } from "../core/stage.ts";
import type { Found, Sight } from "./rule.ts";

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
  /** The change that counts `factor` times as much; none where no parameter says how long it lasts. */
  recounted(factor: number): Pick<Found, "changes" | "path">;
  /** Do its own parameters say what it is stepped at? */
  readonly saysInterval: boolean;
}

/** The clocks of a curve's schedule: its own, or those of what is inside where each has one. */
export function clocksOf(sight: Sight): Clock[] {
  const own = sight.stages.filter(({ every }) => every !== undefined);
  return own.length === 0 ? [whole(sight)] : own.map((stage) => within(stage, sight));
}

function whole(sight: Sight): Clock {
  const { planned, interval, steps, stages, indexOf } = sight;
  return {
    name: "the schedule",
    part: planned.part,
    interval,
    steps,
    indexOf,
    // the milestones of several in a row are counted likewise
    recounted: (factor) => recounted(horizonOf(sight), stages.length === 1, factor),
    saysInterval: planned.part.interval !== undefined,
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
    recounted: (factor) => ({ path, ...recounted(horizonOfStage(stage), true, factor) }),
    saysInterval: true,
  };
}

function recounted(horizon: ReturnType<typeof horizonOf>, isAlone: boolean, factor: number) {
  if (horizon === undefined) return {};
  const { path, value } = horizon;
  const isWhole = isAlone && Number.isInteger(value * factor);
  return { path, changes: isWhole ? [{ path, value: value * factor }] : [] };
}
