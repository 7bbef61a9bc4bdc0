import { mostValues } from "../config.ts";
import type { Curve } from "../curve.ts";
import type { Figure } from "../figure.ts";
import { Problem } from "../problem.ts";
import { stretched } from "./stretched.ts";

type Unit = Pick<Figure, "x" | "steps_per_epoch">;

/** A side's curves, and what one of their values is. */
export interface Counted extends Unit {
  readonly name: string;
  readonly curves: readonly Curve[];
}

/** Curves of both sides whose values can stand side by side. */
export interface Alike extends Unit {
  readonly before: readonly Curve[];
  readonly after: readonly Curve[];
  /** What a reader must know of how they came to; undefined where nothing had to be done. */
  readonly note: string | undefined;
}

/**
 * Bring two sides to the same unit: steps where either counts steps, an epoch's rate for all the steps of that epoch.
 * Throws a Problem where that makes too many values.
 */
export function alike(before: Counted, after: Counted): Alike {
  const unit = unitOf(before, after);
  const curvesOf = ({ x, curves, name }: Counted) =>
    x === unit.x ? curves : curves.map((curve) => inSteps(curve, unit.steps_per_epoch, name));
  return { ...unit, before: curvesOf(before), after: curvesOf(after), note: noteOf(before, after) };
}

/** The unit of the side that counts steps. Where both do, of epochs that are as long on both; of others nothing is said. */
function unitOf(before: Counted, after: Counted): Unit {
  if (before.x === after.x && before.steps_per_epoch !== after.steps_per_epoch) {
    return { x: before.x, steps_per_epoch: 1 };
  }
  const { x, steps_per_epoch } = after.x === "step" ? after : before;
  return { x, steps_per_epoch };
}

function inSteps(curve: Curve, steps: number, name: string): Curve {
  if (curve.length * steps > mostValues) {
    throw new Problem(`${curve.length} epochs of ${steps} steps are too many`, {
      where: name,
      allowed: `at most ${mostValues} values`,
    });
  }
  return stretched(curve, steps);
}

function noteOf(before: Counted, after: Counted): string | undefined {
  const steps = unitOf(before, after).steps_per_epoch;
  if (before.x === after.x) {
    if (before.steps_per_epoch === after.steps_per_epoch) return undefined;
    const [long, short] = before.steps_per_epoch > after.steps_per_epoch ? [before, after] : [after, before];
    const steps =
      short.steps_per_epoch === 1
        ? `${long.steps_per_epoch} steps in ${long.name}, and ${short.name} does not say how many`
        : `${before.steps_per_epoch} steps in ${before.name} and ${after.steps_per_epoch} in ${after.name}`;
    return `an epoch has ${steps}: compared step by step`;
  }
  const [epochs, counted] = before.x === "epoch" ? [before, after] : [after, before];
  const counts = `${epochs.name} counts epochs and ${counted.name} steps`;
  return steps === 1
    ? `${counts}, and neither says how many an epoch has: compared value by value`
    : `${counts}: each epoch is taken for ${steps} steps of the same rate`;
}
