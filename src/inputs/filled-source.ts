import { Problem } from "../core/problem.ts";
import { findDefinition } from "../core/registry.ts";
import type { FilledTerm, RawConfig } from "./filled-term.ts";
import { isObject } from "./formats/object.ts";
import { withData } from "./run-of-data.ts";
import type { Asked, Source } from "./source.ts";
import type { Term } from "./words.ts";

type Filled = Pick<FilledTerm, "config" | "locate" | "keyOf" | "readAs" | "notes" | "usedData">;

/** What a term's input says, read with the flags. Throws a Problem with its place. */
export function filledTerm(
  term: Pick<Term, "file" | "given">,
  source: Source | undefined,
  asked: Asked,
): Filled {
  if (source === undefined) {
    checkNoInput(term);
    return { config: undefined };
  }
  const { config, isFilled = false, notes = [], ...places } = source.read(asked);
  return {
    ...places,
    config: isFilled ? filledByRun(config, asked) : config,
    readAs: source.readAs,
    notes: source.readAs === undefined ? notes : [`read as: ${source.readAs}`, ...notes],
  };
}

function checkNoInput({ given }: Pick<Term, "given">): void {
  const flag = [...given.keys()].find(({ scope }) => scope === "input");
  if (flag)
    throw new Problem("stands behind a file or a line of code", { where: flag.spelling, lasting: true });
}

/** A config whose schedules leave out what its run says, as they may in words. */
function filledByRun(config: RawConfig, asked: Asked): RawConfig {
  const { schedule, curves } = config;
  const told = runOf(config, asked);
  if (Array.isArray(curves)) {
    return {
      ...config,
      curves: curves.map((curve) =>
        isObject(curve) ? { ...curve, schedule: filledSchedule(curve.schedule, told, asked) } : curve,
      ),
    };
  }
  return schedule === undefined ? config : { ...config, schedule: filledSchedule(schedule, told, asked) };
}

/** What is said of the run: by flags, and where they are silent by the input. */
function runOf(config: RawConfig, { epochs, steps, steps_per_epoch, data }: Asked): RawConfig {
  const length = epochs === undefined && steps === undefined ? {} : { epochs, steps };
  return {
    ...config,
    ...length,
    ...(steps_per_epoch !== undefined && { steps_per_epoch }),
    ...(data && { data: { ...(config.data as RawConfig | undefined), ...data } }),
  };
}

function filledSchedule(schedule: unknown, run: RawConfig, { registry, schedule: flags }: Asked): unknown {
  if (!isObject(schedule) || typeof schedule.type !== "string") return schedule;
  const definition = findDefinition(registry, schedule.type);
  if (!definition?.fromRun) return schedule;
  const { type, ...params } = schedule;
  const filled = definition.fromRun({ ...params, ...flags }, withData(run, definition.counting));
  const left = Object.entries(filled).filter(([name]) => (params[name] ?? undefined) === undefined);
  return { type, ...params, ...Object.fromEntries(left) };
}
