import { horizonOf } from "../core/horizon.ts";
import type { Found, Sight } from "./rule.ts";

/** The change that lets a schedule last for just the run; none where no parameter says how long it lasts. */
export function lastingForRun(sight: Sight): Pick<Found, "changes" | "path"> {
  const horizon = horizonOf(sight);
  const { end } = sight.planned.part;
  if (horizon === undefined || end === undefined) return {};
  const value = horizon.value + sight.steps - end;
  if (value <= 0) return { path: horizon.path };
  return { path: horizon.path, changes: [{ path: horizon.path, value }] };
}

/**
 * The change that makes steps of what was counted in epochs, or the other way round: `factor` times the horizon. None
 * for several schedules in a row, whose milestones are counted likewise.
 */
export function recounted(sight: Sight, factor: number): Pick<Found, "changes" | "path"> {
  const horizon = horizonOf(sight);
  if (horizon === undefined) return {};
  const { path, value } = horizon;
  const isAlone = sight.stages.length === 1 && Number.isInteger(value * factor);
  return { path, changes: isAlone ? [{ path, value: value * factor }] : [] };
}

/** Is a schedule told to last for so many steps: as a whole, or the last one of several alone? */
export function lastsFor(sight: Sight, steps: number): boolean {
  return sight.planned.part.end === steps || horizonOf(sight)?.value === steps;
}
