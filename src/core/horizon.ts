import type { Curve } from "./curve.ts";
import type { Stage } from "./stage.ts";

/** What says how long a schedule lasts. */
export interface Horizon {
  /** The parameter, `T_max`, and where it stands in the schedule of the curve. */
  readonly name: string;
  readonly path: readonly (string | number)[];
  /** Its value, in steps of the scheduler. */
  readonly value: number;
  /** The step of the run from which it counts: 5 for a cosine behind a warm-up of 5. */
  readonly from: number;
}

/** A curve, and the schedules that it is made of. */
interface Staged {
  readonly stages: readonly Stage[];
  readonly curve: Pick<Curve, "end">;
  /** The index of the value that the rate first is at after so many steps of the scheduler. */
  indexOf(step: number): number;
}

/** The horizon of the schedule that a curve ends with, which is that of the whole; undefined where it has none. */
export function horizonOf({ stages, curve, indexOf }: Staged): Horizon | undefined {
  // of several that run at once it is the one that lasts longest
  const isLast = ({ part, from }: Stage) => part.end !== undefined && indexOf(from + part.end) === curve.end;
  const last = stages.findLast(isLast) ?? stages.at(-1);
  if (last === undefined) return undefined;
  const { part, path, from } = last;
  const { horizon } = part.definition;
  const name = typeof horizon === "function" ? horizon(part.params) : horizon;
  if (name === undefined) return undefined;
  const value: unknown = part.params[name];
  return typeof value === "number" ? { name, path: [...path, name], value, from } : undefined;
}
