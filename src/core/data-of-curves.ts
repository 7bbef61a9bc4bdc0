import type { Config } from "./config.ts";
import { countedRun, dataOf, type RunData, toldBy } from "./data.ts";
import { className, type Definition, type Registry } from "./definition.ts";
import { below, Problem } from "./problem.ts";
import { findDefinition } from "./registry.ts";
import type { Told } from "./schedule.ts";

/** The data of a run, and what of its length is told with that. */
interface Counted {
  readonly data: RunData | undefined;
  readonly told: Told;
}

/**
 * Count the run of a config's schedules, each by its own framework. Throws a Problem, its path counted from the
 * config, where they do not come to the same.
 */
export function dataOfCurves(config: Omit<Config, "metrics">, registry: Registry): Counted {
  const { epochs, steps, steps_per_epoch } = config;
  const told = { epochs, steps, steps_per_epoch };
  if (config.data === undefined) return { data: undefined, told };
  const said = below(["data"], () => dataOf(config.data));
  const definitions = schedulesIn(config).map((raw) => definitionOf(raw, registry));
  const [first, ...others] = definitions.map((definition) => ({
    definition,
    data: countedRun(said, told, definition?.counting),
  })) as [Subject, ...Subject[]];
  const other = others.find(({ data }) => !isSame(data, first.data));
  if (other) throw unlike(first, other);
  return { data: first.data, told: toldBy(first.data, told) };
}

interface Subject {
  readonly definition: Definition | undefined;
  readonly data: RunData;
}

function schedulesIn({ schedule, curves }: Pick<Config, "schedule" | "curves">): unknown[] {
  return Array.isArray(curves) && curves.length > 0 ? curves.map((curve) => curve?.schedule) : [schedule];
}

/** What is wrong with a schedule is said when it is made. */
function definitionOf(raw: unknown, registry: Registry): Definition | undefined {
  const type = (raw as { type?: unknown } | null | undefined)?.type;
  return typeof type === "string" ? findDefinition(registry, type) : undefined;
}

function isSame(one: RunData, other: RunData): boolean {
  const names = ["batches", "steps_per_epoch", "steps_in_run", "optimizer_steps", "stepped"] as const;
  return names.every((name) => one[name] === other[name]);
}

function unlike(one: Subject, other: Subject): Problem {
  const texts = [one, other].map(({ definition, data }) => {
    const { trainer, batches, stepped, steps_per_epoch, carries } = data;
    const across = carries ? " (accumulation runs on across epochs)" : "";
    const by = stepped === "batch" ? "steps" : `steps from ${batches} batches`;
    return `${trainer}${definition ? `, for ${className(definition)},` : ""} counts ${steps_per_epoch} ${by}${across}`;
  });
  return new Problem(`${texts.join(", and ")}`, {
    path: ["data"],
    hint: "Say --steps-per-epoch, which holds for all curves, or draw them apart",
  });
}
