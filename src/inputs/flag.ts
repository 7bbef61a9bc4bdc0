import * as z from "zod";
import { chartSchema } from "../core/chart.ts";
import { configSchema, labelSchema, objectKeys, optimizerSchema } from "../core/config.ts";
import { dataSchema } from "../core/data.ts";
import { className, type Definition, type PartSchema } from "../core/definition.ts";
import { type Parameter, parametersOf } from "../core/kind.ts";
import type { Path } from "../core/problem.ts";
import { fold } from "../core/suggest.ts";

/** Which part of the command line a flag speaks of; also the headings of the help. */
export type Scope =
  | "schedule"
  | "input"
  | "comparison"
  | "resume"
  | "log"
  | "trace"
  | "run"
  | "data"
  | "optimizer"
  | "chart"
  | "output";

/** One flag, made from the schema of what it sets. */
export interface Flag extends Parameter {
  /** As the help shows it: `--T_0`, `--steps-per-epoch`. */
  readonly spelling: string;
  /** A short form: `-o`. */
  readonly short?: string;
  /** What it means alone, where it may stand without a value: `--strict`. */
  readonly bare?: string;
  readonly scope: Scope;
  /** Where in a config its value goes, for scopes that have a place there. */
  readonly path: Path;
}

const kebab = (name: string) => `--${name.replaceAll("_", "-")}`;

/** The flags of a schema whose values go below `under` in a config. */
export function flagsOf(schema: z.ZodObject, scope: Scope, under: Path): Flag[] {
  return parametersOf(schema).map((parameter) => ({
    ...parameter,
    spelling: kebab(parameter.name),
    scope,
    path: [...under, parameter.name],
  }));
}

export function* runFlags(): Generator<Flag> {
  const notFlags: readonly string[] = ["$schema", ...objectKeys];
  for (const flag of flagsOf(configSchema(), "run", [])) {
    if (flag.name === "metrics") yield { ...flag, phrase: "a list of numbers, or FILE.csv:COLUMN" };
    else if (!notFlags.includes(flag.name)) yield flag;
  }
  yield* flagsOf(labelSchema(), "run", []);
}

export const dataFlags = () => flagsOf(dataSchema(), "data", ["data"]);
export const optimizerFlags = () => flagsOf(optimizerSchema(), "optimizer", ["optimizer"]);
export const chartFlags = () => flagsOf(chartSchema(), "chart", ["chart"]);

/** A schedule inside a schedule has no flag syntax of its own: JSON text, or the infix words. */
const anyPart: PartSchema = z.any();

/** The flags of one schedule's parameters, spelled as the framework spells them. */
export function scheduleFlags(definition: Definition): Flag[] {
  return parametersOf(definition.params(anyPart)).map((parameter) => ({
    ...parameter,
    spelling: `--${parameter.name}`,
    scope: "schedule",
    path: [parameter.name],
  }));
}

/**
 * The flags that may stand behind a schedule, each made when it is first looked for. Of two with the same
 * name the first counts: a flag of the run's comes before a schedule's parameter that its definition does not claim.
 */
export function flagTable(...sources: readonly (() => Iterable<Flag>)[]): Iterable<Flag> {
  const made: Flag[][] = [];
  return {
    *[Symbol.iterator]() {
      for (let i = 0; i < sources.length; i++) {
        made[i] ??= [...(sources[i] as () => Iterable<Flag>)()];
        yield* made[i] as Flag[];
      }
    },
  };
}

/** The flag that a word such as `--t-0` or `-o` means, undefined for none. */
export function findFlag(flags: Iterable<Flag>, word: string): Flag | undefined {
  const short = /^-[a-z]$/i.test(word);
  const wanted = fold(word);
  for (const flag of flags) {
    if (short ? flag.short === word : fold(flag.spelling) === wanted) return flag;
  }
  return undefined;
}

/** May a flag stand alone? So may a switch, which then means true. */
export const isSwitch = ({ base, bare }: Flag) => base === "boolean" || bare !== undefined;

/** May a word be the value of a flag that may stand alone before it? */
export function isSwitchValue({ base, choices }: Flag, word: string): boolean {
  if (base === "boolean") return /^(true|false|yes|no|on|off|1|0)$/i.test(word);
  return choices.some((choice) => fold(choice) === fold(word));
}

/** What has the parameters that a schedule's flags set, for messages. */
export const ownerOf = (definition: Definition | undefined) =>
  definition ? className(definition) : "lrplot";
