import { isAllowed } from "../core/allowed.ts";
import { type Horizon, horizonOf, horizonOfStage } from "../core/horizon.ts";
import { ownSteps, type Stage } from "../core/stage.ts";
import type { Found, Sight } from "./rule.ts";

/**
 * The change that lets a schedule last for just the run; none where no parameter says how long it lasts, nor of a run
 * that is resumed: with another length the schedule is somewhere else already.
 */
export function lastingForRun(sight: Sight): Pick<Found, "changes" | "path"> {
  const horizon = horizonOf(sight);
  const { end } = sight.planned.part;
  if (horizon === undefined || end === undefined) return {};
  if (isResumed(sight)) return { path: horizon.path };
  const { origin, every = 1 } = horizon.stage;
  return lasting(horizon, (end - origin) / every, sight.steps);
}

/** The change that lets one of several schedules last until the run has taken so many steps; undefined where none does. */
export function stageLastingForRun(stage: Stage, steps: number): Pick<Found, "changes" | "path"> | undefined {
  const horizon = horizonOfStage(stage);
  const { end } = stage.part;
  return horizon && end !== undefined ? lasting(horizon, end, steps) : undefined;
}

/** What lets a schedule that lasts for `end` of its own steps last until so many of the outermost. */
function lasting(horizon: Horizon, end: number, steps: number): Pick<Found, "changes" | "path"> {
  const { every = 1 } = horizon.stage;
  const value = horizon.value + ownSteps(horizon.stage, steps) - end;
  const isCount = value > 0 && (every === 1 || Number.isInteger(value));
  if (!isCount || !isAllowed(horizon.stage.part, { [horizon.name]: value })) return { path: horizon.path };
  return { path: horizon.path, changes: [{ path: horizon.path, value }] };
}

/** Is a schedule told to last for so many steps: as a whole, or the last one of several alone? */
export function lastsFor(sight: Sight, steps: number): boolean {
  return sight.planned.part.end === steps || horizonOf(sight)?.value === steps;
}

/** Does the run go on where another one has stopped, as the schedule's own parameters say? */
export const isResumed = ({ stages, holders }: Sight): boolean =>
  [...holders, ...stages].some(({ part: { params } }) =>
    [params.last_epoch, params.last_step, params.last_batch_iteration].some((last) => last >= 0),
  );
