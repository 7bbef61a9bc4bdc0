import { isAllowed } from "../core/allowed.ts";
import { horizonOf } from "../core/horizon.ts";
import { ownSteps } from "../core/stage.ts";
import type { Found, Sight } from "./rule.ts";

/** The change that lets a schedule last for just the run; none where no parameter says how long it lasts. */
export function lastingForRun(sight: Sight): Pick<Found, "changes" | "path"> {
  const horizon = horizonOf(sight);
  const { end } = sight.planned.part;
  if (horizon === undefined || end === undefined) return {};
  const { origin, every = 1 } = horizon.stage;
  const value = horizon.value + ownSteps(horizon.stage, sight.steps) - (end - origin) / every;
  const isCount = value > 0 && (every === 1 || Number.isInteger(value));
  if (!isCount || !isAllowed(horizon.stage.part, { [horizon.name]: value })) return { path: horizon.path };
  return { path: horizon.path, changes: [{ path: horizon.path, value }] };
}

/** Is a schedule told to last for so many steps: as a whole, or the last one of several alone? */
export function lastsFor(sight: Sight, steps: number): boolean {
  return sight.planned.part.end === steps || horizonOf(sight)?.value === steps;
}
