import type { Curve } from "./curve.ts";
import { type Stage, stepOf } from "./stage.ts";

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
