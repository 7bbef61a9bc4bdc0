import { parametersAsked } from "./asked.ts";
import { type ChartOptions, chartSchema } from "./chart.ts";
import { check } from "./check.ts";
import { configSchema, curvesSchema, type Optimizer, optimizerSchema } from "./config.ts";
import type { RunData } from "./data.ts";
import { dataOfCurves } from "./data-of-curves.ts";
import { className, type Part, type Registry } from "./definition.ts";
import type { Draft } from "./draft.ts";
import { checkMetrics, checkWatched, lengthOfRun, type RunConfig } from "./length.ts";
import { once } from "./once.ts";
import { checkGroupNames, type ParamGroup, paramGroups } from "./optimizer.ts";
import { partOf } from "./part.ts";
import { below, type Path, Problem } from "./problem.ts";
import type { ParameterName, Told } from "./schedule.ts";

/** One schedule on all param groups of its optimizer. */
export interface PlannedCurve {
  /** As the user named it. */
  readonly label: string | undefined;
  /** The title of a run's only curve that was recorded: its class says nothing of it. */
  readonly recordedAs?: string | undefined;
  readonly part: Part;
  readonly groups: readonly ParamGroup[];
  /** What its groups are of; undefined where nobody named it. */
  readonly optimizer: Optimizer | undefined;
  /** Where its schedule stands in the config. */
  readonly path: Path;
  /** Values between two steps of the scheduler. */
  readonly every: number;
  /** Calls of its `step()` at each of them: more than one where accelerate prepared it for several processes. */
  readonly times: number;
}

/** All that is needed to run, with every default filled in. */
export interface Plan {
  readonly title: string | undefined;
  /** Values of each curve: epochs × steps_per_epoch, or steps. */
  readonly values: number;
  readonly x: "epoch" | "step";
  readonly steps_per_epoch: number;
  /** What the user said of the above, or what follows from dataset and batch. */
  readonly told: Told;
  /** What was counted of dataset and batch; undefined where the user says nothing of them. */
  readonly data: RunData | undefined;
  readonly metrics: readonly number[] | undefined;
  readonly curves: readonly PlannedCurve[];
  /** What of the param groups is asked for, one at least. */
  readonly parameters: readonly ParameterName[];
  /** Rules of advice that are not to speak, by id or by name. */
  readonly ignore: readonly string[];
  readonly chart: ChartOptions;
  /** The class whose own length the run has, where the user gave none. */
  readonly lengthOf: string | undefined;
}

/** Check a draft and fill in all defaults. Throws a Problem, its path counted from the config. */
export function plan(draft: Draft, registry: Registry): Plan {
  const { metrics, ...said } = check(configSchema(), draft.config, "a config");
  if (typeof metrics === "string") {
    throw new Problem(`${metrics} has not been read`, { path: ["metrics"], allowed: "a list of numbers" });
  }
  const { data, told } = dataOfCurves(said, registry);
  const config = data === undefined ? said : { ...said, epochs: undefined, steps: undefined, ...told };
  const times = data?.times ?? 1;
  const subjects = curvesOf(config, registry, told);
  const curves = subjects.map((curve) => ({
    ...curve,
    every: everyOf(curve.part, config),
    times: curve.part.records ? 1 : times, // of a run whose steps are behind it
  }));
  checkWatched(curves, metrics);
  const { values, lengthOf } = lengthOfRun(config, curves, metrics);
  const steps_per_epoch = config.steps_per_epoch ?? 1;
  const bySteps = config.interval === "step" || countsSteps(config, curves);
  checkInterval(config, curves);
  // many outputs draw no chart: its schema is made when it is given, or asked for
  const chart = once(() =>
    below(["chart"], () => check(chartSchema(), config.chart === undefined ? {} : config.chart, "the chart")),
  );
  if (config.chart !== undefined) chart();
  checkMetrics(curves, metrics, { values, steps_per_epoch });
  return {
    title: config.title,
    values,
    x: bySteps ? "step" : "epoch",
    steps_per_epoch,
    told,
    data,
    metrics,
    curves,
    parameters: parametersAsked(config, curves),
    ignore: config.ignore ?? [],
    get chart() {
      return chart();
    },
    lengthOf,
  };
}

/** A curve before anything is known of the run. */
type Subject = Omit<PlannedCurve, "every" | "times">;

function curvesOf(
  { schedule, curves, optimizer, title }: RunConfig,
  registry: Registry,
  told: Told,
): Subject[] {
  if (schedule !== undefined && curves !== undefined) {
    throw new Problem("schedule and curves are both given", {
      path: ["curves"],
      allowed: "give one of the two",
    });
  }
  const shared = below(["optimizer"], () => optimizerOf(optimizer));
  if (curves === undefined) {
    const part = below(["schedule"], () => partOf(present(schedule), registry, told));
    const recordedAs = part.records && title;
    return [{ label: undefined, recordedAs, part, ...shared, path: ["schedule"] }];
  }
  return check(curvesSchema(), { curves }, "a config").curves.map((curve, i) => ({
    label: curve.label,
    part: below(["curves", i, "schedule"], () => partOf(present(curve.schedule), registry, told)),
    ...(curve.optimizer === undefined
      ? shared
      : below(["curves", i, "optimizer"], () => optimizerOf(curve.optimizer))),
    path: ["curves", i, "schedule"],
  }));
}

/** Values between two steps of a scheduler. */
function everyOf({ interval }: Part, { interval: said, steps_per_epoch = 1 }: RunConfig): number {
  return (interval ?? said) === "epoch" ? steps_per_epoch : 1;
}

/** Is a value of the run a step? So it is where nobody speaks of epochs, and every schedule counts steps. */
function countsSteps({ steps, steps_per_epoch = 1, epochs, interval }: RunConfig, curves: PlannedCurve[]) {
  if (steps_per_epoch > 1 || steps !== undefined) return true;
  if (epochs !== undefined || interval !== undefined) return false;
  return curves.every(({ part }) => (part.interval ?? part.definition.interval) === "step");
}

function checkInterval({ interval }: RunConfig, all: PlannedCurve[]) {
  const curves = all.filter(({ part }) => !part.records); // those are stepped no more
  const other = curves.find(({ part }) => part.interval !== undefined && part.interval !== interval);
  if (interval !== undefined && other && curves.every(({ part }) => part.interval !== undefined)) {
    throw new Problem(`${className(other.part.definition)} is stepped at every ${other.part.interval}`, {
      path: ["interval"],
      allowed: "its own parameters say so",
    });
  }
  const own = curves.find(({ part }) => part.definition.ownInterval);
  if (own === undefined || interval !== "epoch") return;
  throw new Problem(`${className(own.part.definition)} counts steps and epochs itself`, {
    path: ["interval"],
    allowed: "leave it out",
  });
}

function optimizerOf(raw: unknown) {
  checkGroupNames(raw);
  const optimizer = raw === undefined ? undefined : check(optimizerSchema(), raw, "the optimizer");
  return { optimizer, groups: paramGroups(optimizer) };
}

function present(schedule: unknown): unknown {
  if (schedule !== undefined) return schedule;
  throw new Problem("missing", { allowed: 'it is an object such as {"type": "torch.StepLR", …}' });
}
