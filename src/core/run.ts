import type { Chunk, Curve } from "./curve.ts";
import { typeName } from "./definition.ts";
import { labelsOf } from "./label.ts";
import { groupOf } from "./optimizer.ts";
import type { Plan, PlannedCurve } from "./plan.ts";
import { isProblem, Problem } from "./problem.ts";
import { type Group, lift, type Stepper } from "./schedule.ts";

/** 128 KB of values at a time: stays in the processor's cache, and is few calls. */
const chunkSize = 16_384;

/** The curves of a plan: one for each schedule and param group. Nothing is computed until they are read. */
export function run(plan: Plan): Curve[] {
  const labels = labelsOf(plan.curves);
  return plan.curves.flatMap((planned, i) =>
    planned.groups.map((group, index) => ({
      label: labels[i]?.[index] as string,
      type: typeName(planned.part.definition),
      group: group.name,
      length: plan.values,
      momentum: lift(planned.part.schedule).momentum === true,
      chunks: (size = chunkSize) => chunks(plan, planned, index, size),
    })),
  );
}

function* chunks(plan: Plan, planned: PlannedCurve, index: number, size: number): Generator<Chunk> {
  const { values, every, metrics } = plan;
  const scheduler = lift(planned.part.schedule);
  const group = groupOf(
    planned.groups[index] as PlannedCurve["groups"][number],
    index,
    planned.groups.length,
  );
  const lr = new Float64Array(Math.min(size, values));
  const momentum = scheduler.momentum ? new Float64Array(lr.length) : undefined;
  const stepper = inConfig(planned, () => scheduler.attach(group));
  for (let start = 0; start < values; start += lr.length) {
    const length = Math.min(lr.length, values - start);
    const walk: Walk = { stepper, group, lr, momentum, start, length, every, metrics };
    const ok = inConfig(planned, () => fill(walk, plan.x));
    if (ok < length) throw notFinite(planned, lr[ok] as number, start + ok, plan.x);
    yield { start, length, lr, momentum };
  }
}

interface Walk {
  readonly stepper: Stepper;
  readonly group: Group;
  readonly lr: Float64Array;
  readonly momentum: Float64Array | undefined;
  readonly start: number;
  readonly length: number;
  /** Values between two steps. */
  readonly every: number;
  readonly metrics: readonly number[] | undefined;
}

/** Step through one chunk; returns how many values came before one that is not finite, all of them usually. */
function fill({ stepper, group, lr, momentum, start, length, every, metrics }: Walk, x: string): number {
  let k = 0;
  try {
    for (; k < length; k++) {
      const i = start + k;
      if (i > 0 && (every === 1 || i % every === 0)) {
        if (metrics === undefined) stepper.step();
        else stepper.step(metrics[i / every - 1]);
      }
      const rate = group.lr;
      lr[k] = rate;
      if (rate - rate !== 0) return k;
      if (momentum !== undefined) momentum[k] = group.momentum as number;
    }
  } catch (error) {
    if (!isProblem(error)) throw error;
    throw new Problem(`${error.message} (${x} ${start + k})`, error);
  }
  return length;
}

function inConfig<T>(planned: PlannedCurve, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw isProblem(error) ? error.below(...planned.path) : error;
  }
}

function notFinite(planned: PlannedCurve, value: number, at: number, x: string): Problem {
  return new Problem(`the rate becomes ${Number.isNaN(value) ? "not a number" : value} at ${x} ${at}`, {
    path: planned.path,
    allowed: "a rate that stays finite",
  });
}
