import { ownSteps, type Stage, stepOf } from "../core/stage.ts";
import type { Found, Sight } from "./rule.ts";

/** What says how long a schedule lasts. */
export interface Horizon {
  /** The parameter, `T_max`, and where it stands in the schedule of the curve. */
  readonly name: string;
  readonly path: readonly (string | number)[];
  /** Its value, in steps of its schedule. */
  readonly value: number;
  /** The schedule whose it is. */
  readonly stage: Stage;
}

/** The horizon of the schedule that a curve ends with, which is that of the whole; undefined where it has none. */
export function horizonOf({ stages, curve, indexOf }: Sight): Horizon | undefined {
  // of several that run at once it is the one that lasts longest
  const isLast = (stage: Stage) =>
    stage.part.end !== undefined && indexOf(stepOf(stage, stage.part.end)) === curve.end;
  const last = stages.findLast(isLast) ?? stages.at(-1);
  return last && horizonOfStage(last);
}

/** The horizon of a schedule inside the curve's. */
export function horizonOfStage(stage: Stage): Horizon | undefined {
  const { part, path } = stage;
  const { horizon } = part.definition;
  const name = typeof horizon === "function" ? horizon(part.params) : horizon;
  if (name === undefined) return undefined;
  const value: unknown = part.params[name];
  return typeof value === "number" ? { name, path: [...path, name], value, stage } : undefined;
}

/** The change that lets a schedule last for just the run; none where no parameter says how long it lasts. */
export function lastingForRun(sight: Sight): Pick<Found, "changes" | "path"> {
  const horizon = horizonOf(sight);
  const { end } = sight.planned.part;
  if (horizon === undefined || end === undefined) return {};
  const { origin, every = 1 } = horizon.stage;
  const value = horizon.value + ownSteps(horizon.stage, sight.steps) - (end - origin) / every;
  if (value <= 0 || (every > 1 && !Number.isInteger(value))) return { path: horizon.path };
  return { path: horizon.path, changes: [{ path: horizon.path, value }] };
}

/** Is a schedule told to last for so many steps: as a whole, or the last one of several alone? */
export function lastsFor(sight: Sight, steps: number): boolean {
  return sight.planned.part.end === steps || horizonOf(sight)?.value === steps;
}
