import type { Chunk, Curve } from "./curve.ts";
import { typeName } from "./definition.ts";
import { labelsOf } from "./label.ts";
import { groupOf } from "./optimizer.ts";
import type { Plan, PlannedCurve } from "./plan.ts";
import { below, isProblem, Problem } from "./problem.ts";
import { type Group, lift, type Stepper, type Training, writesOf } from "./schedule.ts";

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
      momentum: writesOf(planned.part.schedule).includes("momentum"),
      milestones: planned.part.milestones.map((step) => step * planned.every),
      idle: planned.part.idle.map((idle) => ({
        ...idle,
        from: idle.from * planned.every,
        to: idle.to * planned.every,
      })),
      end: planned.part.end && planned.part.end * planned.every,
      chunks: (size = chunkSize) => chunks(plan, planned, index, size),
    })),
  );
}

function* chunks(plan: Plan, planned: PlannedCurve, index: number, size: number): Generator<Chunk> {
  const { values, metrics } = plan;
  const { every } = planned;
  const scheduler = lift(planned.part.schedule);
  const group = groupOf(planned.groups, index);
  const lr = new Float64Array(Math.min(size, values));
  const momentum = writesOf(scheduler).includes("momentum") ? new Float64Array(lr.length) : undefined;
  const stepper = below(planned.path, () => scheduler.attach(group, trainingOf(plan)));
  for (let start = 0; start < values; start += lr.length) {
    const length = Math.min(lr.length, values - start);
    const walk: Walk = { stepper, group, lr, momentum, start, length, every, metrics };
    const ok = below(planned.path, () => fill(walk, plan.x));
    if (ok < length) throw notFinite(planned, walk, ok, plan.x);
    yield { start, length, lr, momentum };
  }
}

function trainingOf({ values: steps, steps_per_epoch, told, x, metrics }: Plan): Training {
  return { steps, steps_per_epoch, told, by_epoch: x === "epoch" || steps_per_epoch > 1, metrics };
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
      if (momentum === undefined) continue;
      const now = group.momentum as number;
      momentum[k] = now;
      if (now - now !== 0) return k;
    }
  } catch (error) {
    if (!isProblem(error)) throw error;
    throw new Problem(`${error.message} (${x} ${start + k})`, error);
  }
  return length;
}

function notFinite({ path }: PlannedCurve, { lr, momentum, start }: Walk, k: number, x: string): Problem {
  const rate = lr[k] as number;
  const [name, value] = Number.isFinite(rate) ? ["momentum", momentum?.[k] as number] : ["rate", rate];
  return new Problem(
    `the ${name} becomes ${Number.isNaN(value) ? "not a number" : value} at ${x} ${start + k}`,
    {
      path,
      allowed: `a ${name} that stays finite`,
    },
  );
}
