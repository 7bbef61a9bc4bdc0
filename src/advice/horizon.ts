import { isAllowed } from "../core/allowed.ts";
import type { Part } from "../core/definition.ts";
import type { Stage } from "../core/stage.ts";
import type { Found, Sight } from "./rule.ts";

/** What says how long a schedule lasts. */
export interface Horizon {
  /** The parameter, `T_max`, and where it stands in the schedule of the curve. */
  readonly name: string;
  readonly path: readonly (string | number)[];
  /** Its value, in steps of the scheduler. */
  readonly value: number;
  /** The schedule that it is of. */
  readonly part: Part;
  /** The step of the run from which it counts: 5 for a cosine behind a warm-up of 5. */
  readonly from: number;
}

/** The horizon of the schedule that a curve ends with, which is that of the whole; undefined where it has none. */
export function horizonOf({ stages, curve, indexOf }: Sight): Horizon | undefined {
  // of several that run at once it is the one that lasts longest
  const isLast = ({ part, from }: Stage) => part.end !== undefined && indexOf(from + part.end) === curve.end;
  const last = stages.findLast(isLast) ?? stages.at(-1);
  if (last === undefined) return undefined;
  const { part, path, from } = last;
  const { horizon } = part.definition;
  const name = typeof horizon === "function" ? horizon(part.params) : horizon;
  if (name === undefined) return undefined;
  const value: unknown = part.params[name];
  return typeof value === "number" ? { name, path: [...path, name], value, part, from } : undefined;
}

/** The change that lets a schedule last for just the run; none where no parameter says how long it lasts. */
export function lastingForRun(sight: Sight): Pick<Found, "changes" | "path"> {
  const horizon = horizonOf(sight);
  const { end } = sight.planned.part;
  if (horizon === undefined || end === undefined) return {};
  const value = horizon.value + sight.steps - end;
  if (value <= 0 || !isAllowed(horizon.part, { [horizon.name]: value })) return { path: horizon.path };
  return { path: horizon.path, changes: [{ path: horizon.path, value }] };
}

/** Is a schedule told to last for so many steps: as a whole, or the last one of several alone? */
export function lastsFor(sight: Sight, steps: number): boolean {
  return sight.planned.part.end === steps || horizonOf(sight)?.value === steps;
}
