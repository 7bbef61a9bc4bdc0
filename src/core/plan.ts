import { type ChartOptions, chartSchema } from "./chart.ts";
import { check } from "./check.ts";
import { type Config, configSchema, curvesSchema, mostValues, optimizerSchema } from "./config.ts";
import { className, type Part, type Registry } from "./definition.ts";
import type { Draft } from "./draft.ts";
import { once } from "./once.ts";
import { checkGroupNames, type ParamGroup, paramGroups } from "./optimizer.ts";
import { partOf } from "./part.ts";
import { below, type Path, Problem } from "./problem.ts";

/** One schedule on all param groups of its optimizer. */
export interface PlannedCurve {
  /** As the user named it. */
  readonly label: string | undefined;
  readonly part: Part;
  readonly groups: readonly ParamGroup[];
  /** Where its schedule stands in the config. */
  readonly path: Path;
}

/** All that is needed to run, with every default filled in. */
export interface Plan {
  readonly title: string | undefined;
  /** Values of each curve: epochs × steps_per_epoch, or steps. */
  readonly values: number;
  readonly x: "epoch" | "step";
  readonly steps_per_epoch: number;
  /** Values between two steps of the scheduler. */
  readonly every: number;
  readonly metrics: readonly number[] | undefined;
  readonly curves: readonly PlannedCurve[];
  readonly chart: ChartOptions;
  /** The class whose own length the run has, where the user gave none. */
  readonly lengthOf: string | undefined;
}

/** Check a draft and fill in all defaults. Throws a Problem, its path counted from the config. */
export function plan(draft: Draft, registry: Registry): Plan {
  const { metrics, ...config } = check(configSchema(), draft.config, "a config");
  if (typeof metrics === "string") {
    throw new Problem(`${metrics} has not been read`, { path: ["metrics"], allowed: "a list of numbers" });
  }
  const curves = curvesOf(config, registry);
  const { values, lengthOf } = lengthOfRun(config, curves, metrics);
  const steps_per_epoch = config.steps_per_epoch ?? 1;
  const bySteps = steps_per_epoch > 1 || config.steps !== undefined || config.interval === "step";
  const every = config.interval === "epoch" ? steps_per_epoch : 1;
  // many outputs draw no chart: its schema is made when it is given, or asked for
  const chart = once(() =>
    below(["chart"], () => check(chartSchema(), config.chart === undefined ? {} : config.chart, "the chart")),
  );
  if (config.chart !== undefined) chart();
  checkMetrics(curves, metrics, Math.ceil(values / every) - 1);
  return {
    title: config.title,
    values,
    x: bySteps ? "step" : "epoch",
    steps_per_epoch,
    every,
    metrics,
    curves,
    get chart() {
      return chart();
    },
    lengthOf,
  };
}

type Metrics = readonly number[] | undefined;
type RunConfig = Omit<Config, "metrics">;

function curvesOf({ schedule, curves, optimizer }: RunConfig, registry: Registry): PlannedCurve[] {
  if (schedule !== undefined && curves !== undefined) {
    throw new Problem("schedule and curves are both given", {
      path: ["curves"],
      allowed: "give one of the two",
    });
  }
  const shared = below(["optimizer"], () => groupsOf(optimizer));
  if (curves === undefined) {
    const part = below(["schedule"], () => partOf(present(schedule), registry));
    return [{ label: undefined, part, groups: shared, path: ["schedule"] }];
  }
  return check(curvesSchema(), { curves }, "a config").curves.map((curve, i) => ({
    label: curve.label,
    part: below(["curves", i, "schedule"], () => partOf(present(curve.schedule), registry)),
    groups:
      curve.optimizer === undefined
        ? shared
        : below(["curves", i, "optimizer"], () => groupsOf(curve.optimizer)),
    path: ["curves", i, "schedule"],
  }));
}

function groupsOf(optimizer: unknown): ParamGroup[] {
  checkGroupNames(optimizer);
  return paramGroups(
    optimizer === undefined ? undefined : check(optimizerSchema(), optimizer, "the optimizer"),
  );
}

function present(schedule: unknown): unknown {
  if (schedule !== undefined) return schedule;
  throw new Problem("missing", { allowed: 'it is an object such as {"type": "torch.StepLR", …}' });
}

/** How many values the run has, and whose length that is where the user did not say. */
function lengthOfRun(config: RunConfig, curves: readonly PlannedCurve[], metrics: Metrics) {
  const { epochs, steps, steps_per_epoch = 1 } = config;
  if (epochs !== undefined && steps !== undefined) {
    throw new Problem("steps and epochs are both given", { path: ["steps"], allowed: "give one of the two" });
  }
  const given = steps ?? (epochs === undefined ? undefined : epochs * steps_per_epoch);
  const own = longestOf(curves, metrics);
  const ownValues = own && own.steps * (config.interval === "epoch" ? steps_per_epoch : 1);
  const values = given ?? ownValues;
  const first = curves[0] as PlannedCurve;
  if (values === undefined) {
    throw new Problem("missing", {
      path: ["epochs"],
      allowed: `${className(first.part.definition)} has no length of its own`,
      hint: "Try --epochs 100",
    });
  }
  if (values > mostValues) {
    throw new Problem(`${values} values are too many`, {
      path: [steps === undefined ? "epochs" : "steps"],
      allowed: `at most ${mostValues} in a run (epochs × steps_per_epoch)`,
    });
  }
  return {
    values,
    lengthOf: given === undefined ? own?.name : undefined,
  };
}

/** The schedule that takes the most steps to show whole. */
function longestOf(curves: readonly PlannedCurve[], metrics: Metrics) {
  let longest: { name: string; steps: number } | undefined;
  for (const { part } of curves) {
    const steps = part.definition.metric ? metrics?.length : part.length;
    if (steps !== undefined && steps > (longest?.steps ?? 0))
      longest = { name: className(part.definition), steps };
  }
  return longest;
}

function checkMetrics(curves: readonly PlannedCurve[], metrics: Metrics, needed: number): void {
  const watcher = curves.find(({ part }) => part.definition.metric);
  if (!watcher) {
    if (metrics === undefined) return;
    throw new Problem("no schedule here is stepped with a metric", { path: ["metrics"] });
  }
  if (metrics === undefined) {
    const name = className(watcher.part.definition);
    throw new Problem("missing", {
      path: ["metrics"],
      allowed: `${name} is stepped with a metric`,
      hint: "Try --metrics 1,0.8,0.7 or --metrics val.csv:val_loss",
    });
  }
  if (metrics.length < needed) {
    throw new Problem(`${metrics.length} values, but the run needs ${needed}`, {
      path: ["metrics"],
      allowed: "one for every step of the scheduler",
    });
  }
}
