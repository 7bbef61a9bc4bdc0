import { type Config, mostValues } from "./config.ts";
import { className, type Part } from "./definition.ts";
import { Problem } from "./problem.ts";

/** A config whose metrics have been read. */
export type RunConfig = Omit<Config, "metrics">;
type Metrics = readonly number[] | undefined;
/** What the length of a run depends on. */
type Curve = { readonly part: Part; readonly every: number; readonly times: number };

/** How many values the run has, and whose length that is where the user did not say. */
export function lengthOfRun(config: RunConfig, curves: readonly Curve[], metrics: Metrics) {
  const { epochs, steps, steps_per_epoch = 1 } = config;
  if (epochs !== undefined && steps !== undefined) {
    throw new Problem("steps and epochs are both given", { path: ["steps"], allowed: "give one of the two" });
  }
  const given = steps ?? (epochs === undefined ? undefined : epochs * steps_per_epoch);
  const own = longestOf(curves, metrics, steps_per_epoch);
  const values = given ?? own?.values;
  const first = curves[0] as Curve;
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

/** The schedule that takes the most values to show whole; what was recorded has no name, as no other length can be asked for. */
function longestOf(curves: readonly Curve[], metrics: Metrics, steps_per_epoch: number) {
  let longest: { name: string | undefined; values: number } | undefined;
  for (const { part, every, times } of curves) {
    const steps = part.fed ? metrics?.length : part.length && Math.ceil(part.length / times);
    const values = steps && steps * (part.fed === "epoch" ? steps_per_epoch : every);
    if (values !== undefined && values > (longest?.values ?? 0))
      longest = { name: part.records ? undefined : className(part.definition), values };
  }
  return longest;
}

/** Is there a metric where a schedule watches one, and none where none does? One that was recorded may have. */
export function checkWatched(curves: readonly Curve[], metrics: Metrics): void {
  const watcher = curves.find(({ part }) => part.fed);
  if (!watcher && metrics !== undefined && !curves.some(({ part }) => part.records)) {
    throw new Problem("no schedule here is stepped with a metric", { path: ["metrics"] });
  }
  if (watcher && metrics === undefined) {
    throw new Problem("missing", {
      path: ["metrics"],
      allowed: `${className(watcher.part.definition)} is stepped with a metric`,
      hint: "Try --metrics 1,0.8,0.7 or --metrics val.csv:val_loss",
    });
  }
}

/** Is there a metric for every step, or epoch, of the schedulers that watch one? */
export function checkMetrics(
  curves: readonly Curve[],
  metrics: Metrics = [],
  { values, steps_per_epoch }: { readonly values: number; readonly steps_per_epoch: number },
): void {
  for (const { part, every } of curves) {
    if (part.fed === undefined) continue;
    const needed = Math.ceil(values / (part.fed === "epoch" ? steps_per_epoch : every)) - 1;
    if (metrics.length >= needed) continue;
    const isPerEpoch = part.fed === "epoch" || every > 1;
    throw new Problem(`${metrics.length} values, but the run needs ${needed}`, {
      path: ["metrics"],
      allowed: isPerEpoch ? "one for every epoch but the last" : "one for every step of the scheduler",
      hint: !isPerEpoch && steps_per_epoch > 1 ? "--interval epoch steps it once an epoch" : undefined,
    });
  }
}
