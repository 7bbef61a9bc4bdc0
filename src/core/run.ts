import type { Chunk, Curve } from "./curve.ts";
import { typeName } from "./definition.ts";
import { labelsOf } from "./label.ts";
import { groupOf } from "./optimizer.ts";
import { wordsOf } from "./parameter-name.ts";
import type { Plan, PlannedCurve } from "./plan.ts";
import { prepared } from "./prepared.ts";
import { below, isProblem, Problem } from "./problem.ts";
import { lastStep, rowsOf } from "./records.ts";
import { type Group, lift, type ParameterName, type Stepper, type Training, writesOf } from "./schedule.ts";

/** 128 KB of values at a time: stays in the processor's cache, and is few calls. */
const chunkSize = 16_384;

/**
 * The curves of a plan, of the parameters that it asks for or of others: of each parameter one for each schedule and
 * param group. Nothing is computed until they are read. `values` is how many each has: of more than the plan's the schedules
 * are not told.
 */
export function run(
  plan: Plan,
  parameters: Plan["parameters"] = plan.parameters,
  values: number = plan.values,
): Curve[] {
  const labels = labelsOf(plan.curves);
  const each = <T>(curveOf: (planned: PlannedCurve, group: number, label: string) => T) =>
    plan.curves.flatMap((planned, i) =>
      planned.groups.map((_, group) => curveOf(planned, group, labels[i]?.[group] as string)),
    );
  const [first, ...others] = parameters as [ParameterName, ...ParameterName[]];
  const firsts = each((planned, group, label) => {
    const untold = writesOf(planned.part.schedule).filter((name) => !parameters.includes(name));
    const also = untold.map((name) => curveOf(plan, planned, group, label, name, values));
    return { ...curveOf(plan, planned, group, label, first, values), also };
  });
  return [
    ...firsts,
    ...others.flatMap((name) =>
      each((planned, group, label) => curveOf(plan, planned, group, label, name, values)),
    ),
  ];
}

/** The curves of the rate, which advice is about: those of a run, or others of its plan where it shows no rate. */
export const ratesOf = (curves: readonly Curve[], plan: Plan): readonly Curve[] =>
  curves.some(({ parameter }) => parameter === "lr") ? curves : run(plan, ["lr"]);

function curveOf(
  plan: Plan,
  planned: PlannedCurve,
  group: number,
  label: string,
  parameter: ParameterName,
  count: number,
): Curve {
  const { part, every, times } = planned;
  const { definition, milestones, idle, end, fed, records } = part;
  const length = records ? Math.min(count, (lastStep(records) + 1) * every) : count;
  const indexOf = (step: number) => Math.ceil(step / times) * every;
  return {
    label,
    parameter,
    also: [],
    type: typeName(definition),
    group: planned.groups[group]?.name ?? null,
    length,
    rows: rowsOf(records, parameter, { every, length }),
    milestones: milestones.map(indexOf),
    idle: idle.map(({ name, from, to }) => ({ name, from: indexOf(from), to: indexOf(to) })),
    fed: fed !== undefined,
    end: end && indexOf(end),
    chunks: (size = chunkSize) => chunks(plan, planned, group, parameter, length, size),
  };
}

function* chunks(
  plan: Plan,
  planned: PlannedCurve,
  index: number,
  parameter: ParameterName,
  count: number,
  size: number,
): Generator<Chunk> {
  const { metrics, x } = plan;
  const { every } = planned;
  const scheduler = lift(planned.part.schedule);
  const group = groupOf(planned.groups, index);
  const values = new Float64Array(Math.min(size, count));
  const stepper = below(planned.path, () =>
    attached(planned, scheduler.attach(group, trainingOf(plan, planned))),
  );
  for (let start = 0; start < count; start += values.length) {
    const length = Math.min(values.length, count - start);
    const walk: Walk = { stepper, group, parameter, values, start, length, every, metrics };
    const ok = below(planned.path, () => fill(walk, x));
    if (ok < length) throw notFinite(planned, walk, ok, x);
    yield { start, length, values };
  }
}

function attached({ times, part }: PlannedCurve, stepper: Stepper): Stepper {
  return times === 1 ? stepper : prepared(stepper, times, part.total_steps);
}

/** What a schedule is told of the run. */
export function trainingOf(
  { values: steps, steps_per_epoch, told, x, metrics }: Plan,
  { every, times }: Pick<PlannedCurve, "every" | "times">,
): Training {
  const stepped = Math.ceil(steps / every) * times;
  return { steps, stepped, steps_per_epoch, told, by_epoch: x === "epoch" || steps_per_epoch > 1, metrics };
}

interface Walk {
  readonly stepper: Stepper;
  readonly group: Group;
  readonly parameter: ParameterName;
  readonly values: Float64Array;
  readonly start: number;
  readonly length: number;
  /** Values between two steps. */
  readonly every: number;
  readonly metrics: readonly number[] | undefined;
}

/** By fields that have names: one whose name varies takes several times as long. */
function valueIn(group: Group, parameter: ParameterName): number {
  if (parameter === "lr") return group.lr;
  return parameter === "momentum" ? (group.momentum as number) : group.weight_decay;
}

/** Step through one chunk; returns how many values came before one that is not finite, all of them usually. */
function fill(walk: Walk, x: string): number {
  const { stepper, group, parameter, values, start, length, every, metrics } = walk;
  let k = 0;
  try {
    for (; k < length; k++) {
      const i = start + k;
      if (i > 0 && (every === 1 || i % every === 0)) {
        if (metrics === undefined) stepper.step();
        else stepper.step(metrics[i / every - 1]);
      }
      const value = valueIn(group, parameter);
      values[k] = value;
      if (value - value !== 0) return k;
    }
  } catch (error) {
    if (!isProblem(error)) throw error;
    throw new Problem(`${error.message} (${x} ${start + k})`, error);
  }
  return length;
}

function notFinite({ path }: PlannedCurve, { parameter, values, start }: Walk, k: number, x: string) {
  const value = values[k] as number;
  const name = parameter === "lr" ? "rate" : wordsOf(parameter);
  return new Problem(
    `the ${name} becomes ${Number.isNaN(value) ? "not a number" : value} at ${x} ${start + k}`,
    {
      path,
      allowed: `a ${name} that stays finite`,
    },
  );
}
