import { shortPathText } from "../core/draft.ts";
import { nameOf } from "../core/file-name.ts";
import { isProblem, type Path, type Position, type Problem } from "../core/problem.ts";
import { askFor, collected } from "../python/asked-for.ts";
import { placeOf } from "../python/constructor.ts";
import type { Environment, Unknown } from "../python/environment.ts";
import { definitionsOf, findFunction } from "../python/function/definitions.ts";
import { looksAtRate } from "../python/missing-rate.ts";
import { type Module, readModule } from "../python/parse.ts";
import { stepFunction } from "../python/script/function-text.ts";
import { type FunctionStatement, outlineOf } from "../python/script/outline.ts";
import {
  functionWanted,
  type Scheduler,
  type Schedulers,
  schedulersIn,
} from "../python/script/schedulers.ts";
import { type UsedDefaults, usedDefaultsText } from "../python/script/used-defaults.ts";
import { settingsFor } from "../python/settings.ts";
import { lineAndColumn } from "../python/source.ts";
import type { Expression } from "../python/syntax.ts";
import { flagWords } from "./flag-words.ts";
import { scriptConfig } from "./script-config.ts";
import { runOfAll } from "./script-run.ts";
import { placeText, scriptText } from "./script-text.ts";
import type { ScriptWord } from "./script-word.ts";
import type { Asked, Reading, Source } from "./source.ts";

/** A training script in Python, a notebook, a Markdown file with Python in it: the schedulers that it builds. */
export function scriptSource(text: string, { file, wanted }: ScriptWord): Source {
  const { lineName, ...script } = scriptText(text, file);
  const module = readModule(script.text, file, lineName);
  const outline = outlineOf(module);
  const config = wanted === undefined ? scriptConfig(outline) : undefined;
  if (config) return config;
  return {
    readAs: "a training script",
    read(asked) {
      const known = settingsFor(asked.settings);
      const own =
        functionWanted(outline, wanted, { known, registry: asked.registry }) ?? lambdaWanted(module, wanted);
      if (own && wanted && "name" in wanted) {
        const missing: Unknown[] = [];
        const used = new Map<string, Expression>();
        const work = (environment: Environment) =>
          stepFunction(wanted.name, outline, environment, (text, value) => used.set(text, value));
        const fn = named(file, () => collected(known, work, missing));
        if (fn === undefined || missing.length > 0) throw askFor(missing);
        known.checkUsed();
        const reading = functionReading(own, fn, module);
        const taken = usedDefaultsText(used, outline, known, flagWords(asked));
        return { ...reading, notes: [...reading.notes, ...(taken ? [taken] : [])] };
      }
      const found = named(file, () =>
        schedulersIn(outline, wanted, {
          registry: asked.registry,
          known,
          hasRate: asked.optimizer?.lr !== undefined,
        }),
      );
      if (found.missing.length > 0) throw askFor(found.missing, othersHint(found, file));
      known.checkUsed();
      const reading = readingOf(found, module, asked);
      const taken = usedDefaultsText(usedIn(found, reading), outline, known, flagWords(asked));
      return { ...reading, notes: [...reading.notes, ...(taken ? [taken] : [])] };
    },
  };
}

/** `lr = lambda step: …` of the module, which is a function as well; undefined for what is none. */
function lambdaWanted(module: Module, wanted: ScriptWord["wanted"]) {
  if (wanted === undefined || !("name" in wanted)) return undefined;
  const { statement } = findFunction(wanted.name, definitionsOf(module)) ?? {};
  return statement?.type === "assign" ? { name: wanted.name, from: statement.from } : undefined;
}

/** A function of the step is a schedule of its own. */
function functionReading(
  { name, from }: Pick<FunctionStatement, "name" | "from">,
  fn: string,
  module: Module,
) {
  const { line, column } = lineAndColumn(module.source, from);
  const { file, lineName } = module.source;
  const position = lineName || file === undefined ? undefined : { file, line, column };
  return {
    config: { title: name, schedule: { type: "generic.function", fn } },
    isFilled: true,
    locate: ([key]: Path) => (key === "schedule" ? position : undefined),
    keyOf: ([key]: Path) => (key === "schedule" ? `${name} in ${placeText(module.source, line)}` : undefined),
    notes: [
      `the function ${name} in ${placeText(module.source, line)} is the rate at each step${stepNote(fn)}`,
    ],
  };
}

/** Says which parameter is the step where it is not the first. */
function stepNote(fn: string): string {
  const parameter = /\nschedule(?:_of_step)? = lambda (\w+): .*\(\1=\1\)\n$/.exec(fn)?.[1];
  return parameter === undefined ? "" : `; the step is its parameter ${parameter}`;
}

/** The defaults that what is drawn hangs on: those of the loop where it says the length of the run. */
function usedIn({ schedulers }: Schedulers, { config }: Pick<Reading, "config">): UsedDefaults {
  const hasRun = Object.keys(config).some((key) => /^(epochs|steps|steps_per_epoch)$/.test(key));
  return new Map(
    schedulers.flatMap(({ usedDefaults: { own, ofRun } }) => [...own, ...(hasRun ? ofRun : [])]),
  );
}

/** A Problem without a place is one of the file. */
function named<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw isProblem(error) && error.where === undefined ? error.at(nameOf(file)) : error;
  }
}

function othersHint({ complete }: Schedulers, file: string): string | undefined {
  const [one] = complete;
  return one && `Or draw one of the others alone: ${nameOf(file)}:${one.line} is ${one.name}`;
}

function readingOf({ schedulers, refused }: Schedulers, module: Module, asked: Asked) {
  const [only] = schedulers;
  const isOne = schedulers.length === 1 && only !== undefined;
  const run = runOfAll(schedulers, module, asked);
  const curves = schedulers.map((scheduler) => ({
    schedule: scheduler.schedule,
    ...(scheduler.optimizer && { optimizer: withoutAlike(scheduler) }),
  }));
  const labels = schedulers.map(({ name, line }) => `${name} (${placeText(module.source, line)})`);
  return {
    config: isOne
      ? { ...run.config, ...curves[0] }
      : { ...run.config, curves: curves.map((curve, i) => ({ label: labels[i], ...curve })) },
    isFilled: true,
    locate: (path: Path) => found(schedulers, path, module)?.position,
    keyOf: (path: Path) => found(schedulers, path, module)?.key,
    notes: [
      ...(isOne ? [`${only.name} in ${placeText(module.source, only.line)}`] : []),
      ...run.notes,
      ...schedulers.flatMap((scheduler) => notesOf(scheduler, module, asked)),
      ...refused.map((problem) => `left out: ${refusalText(problem)}`),
    ],
  };
}

/** An optimizer without groups that are all alike, where no list of the schedule's has one for each. */
function withoutAlike({ schedule, optimizer }: Scheduler): Scheduler["optimizer"] {
  if (Object.values(schedule).some(Array.isArray)) return optimizer;
  const { groups: _, ...rest } = optimizer ?? {};
  return rest;
}

const refusalText = ({ where, message, allowed }: Problem): string =>
  `${where === undefined ? "" : `${where}: `}${message}${allowed === undefined ? "" : `; ${allowed}`}`;

function notesOf(
  { name, line, optimizer, from, schedule }: Scheduler,
  module: Module,
  asked: Asked,
): string[] {
  const where = placeText(module.source, line);
  const notes: string[] = [];
  if (from !== undefined)
    notes.push(`${name} in ${where} is imported from ${from}: drawn is ${schedule.type}`);
  const isRateSaid = asked.optimizer?.lr !== undefined || optimizer?.lr !== undefined;
  if (!isRateSaid && optimizer?.betas === undefined && looksAtRate(schedule, asked.registry)) {
    notes.push(`the optimizer's rate in ${where} is not in the script: it is that of --lr, or the default`);
  }
  return notes;
}

/** A place of the config in the script. */
function found(
  schedulers: readonly Scheduler[],
  path: Path,
  module: Module,
): { readonly key: string; readonly position: Position | undefined } | undefined {
  const [scheduler, rest] =
    path[0] === "curves" ? [schedulers[Number(path[1])], path.slice(2)] : [schedulers[0], path];
  const [key, ...own] = rest;
  if (scheduler === undefined || (key !== "schedule" && key !== "optimizer")) return undefined;
  const place = key === "schedule" ? placeOf(scheduler, own) : placeOf(scheduler, []);
  if (place === undefined) return undefined;
  const { line, column } = lineAndColumn(place.source, place.from);
  const { file } = module.source;
  const name = shortPathText(key === "schedule" ? own : rest);
  const where = placeText(module.source, line);
  return {
    key: name === "" ? where : `${where}: ${name}`,
    position: module.source.lineName || file === undefined ? undefined : { file, line, column },
  };
}
