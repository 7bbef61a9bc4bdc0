import type { Curve } from "../curve.ts";
import { type Part, type Registry, typeName } from "../definition.ts";
import { type Horizon, horizonOf } from "../horizon.ts";
import { partOf } from "../part.ts";
import type { Plan } from "../plan.ts";
import { isProblem, type Path } from "../problem.ts";
import { run } from "../run.ts";
import { stagesOf } from "../stage.ts";
import { steppingOf } from "../stepping.ts";

/** How long a planned schedule lasts, and the same schedule made for other lengths. */
export interface Lasting extends Pick<Plan, "data" | "told"> {
  /** What says it. */
  readonly horizon: Horizon;
  /** How long the whole lasts, and how often the run steps it, in steps of the scheduler. */
  readonly end: number;
  readonly steps: number;
  /** Values of the curve between two steps of the scheduler, and calls of its `step()` at each of them. */
  readonly every: number;
  readonly times: number;
  /** Is it stepped once an epoch? */
  readonly isByEpoch: boolean;
  /** The curve where the horizon has another value, as long as that of the plan; undefined where it is refused. */
  made(value: number): Curve | undefined;
}

/** How long the schedule at `place` among the curves of a parameter lasts; undefined where no parameter of it says that. */
export function lastingOf(plan: Plan, curve: Curve, place: number, registry: Registry): Lasting | undefined {
  const planned = plan.curves.flatMap((each) => each.groups.map(() => each))[place];
  if (planned === undefined || planned.part.end === undefined) return undefined;
  const { part, every, times } = planned;
  const { course, indexOf } = steppingOf(plan, planned);
  const horizon = horizonOf({ stages: stagesOf(part, course), curve, indexOf });
  // what counts epochs of its own has no steps to compare
  if (horizon === undefined || (horizon.stage.every ?? 1) > 1) return undefined;
  return {
    horizon,
    end: planned.part.end,
    steps: course.steps,
    every,
    times,
    isByEpoch: plan.x === "epoch" || every > 1,
    data: plan.data,
    told: plan.told,
    made(value) {
      const other = partWith(part, horizon.path, value, registry, plan);
      if (other === undefined) return undefined;
      const curves = plan.curves.map((each) => (each === planned ? { ...each, part: other } : each));
      return run({ ...plan, curves }, [curve.parameter])[place];
    },
  };
}

/** A schedule with another value at a path among its parameters; undefined where that is refused. */
function partWith(part: Part, path: Path, value: number, registry: Registry, { told }: Plan) {
  const raw = { type: typeName(part.definition), ...part.given };
  try {
    return partOf(withValue(raw, path, value), registry, told);
  } catch (error) {
    if (!isProblem(error)) throw error;
    return undefined;
  }
}

function withValue(tree: unknown, [key, ...rest]: Path, value: unknown): unknown {
  if (key === undefined) return value;
  const inner = withValue((tree as Record<string | number, unknown> | undefined)?.[key], rest, value);
  if (Array.isArray(tree)) return tree.with(key as number, inner);
  return { ...(tree as object | undefined), [key]: inner };
}
