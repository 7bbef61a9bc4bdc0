import * as z from "zod";
import { chartSchema, configSchema, curveSchema, optimizerSchema } from "../core/config.ts";
import { className, type Definition, type PartSchema } from "../core/definition.ts";
import { type Parameter, parametersOf } from "../core/kind.ts";
import type { Path } from "../core/problem.ts";
import { fold } from "../core/suggest.ts";

/** Which part of the command line a flag speaks of; also the headings of the help. */
export type Scope = "schedule" | "run" | "optimizer" | "chart" | "output";

/** One flag, made from the schema of what it sets. */
export interface Flag extends Parameter {
  /** As the help shows it: `--T_0`, `--steps-per-epoch`. */
  readonly spelling: string;
  /** A short form: `-o`. */
  readonly short?: string;
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

/** Keys of a config that have no flag: the schedules are words, and the others have flags for their own keys. */
const notFlags = ["$schema", "optimizer", "schedule", "curves", "chart"];

/** A schedule inside a schedule has no flag syntax of its own: JSON text, or the infix words. */
const anyPart: PartSchema = z.any();

/** The flags that go with every schedule. */
export function commonFlags(): Flag[] {
  const run = flagsOf(configSchema(), "run", []).filter(({ name }) => !notFlags.includes(name));
  return [
    ...run,
    ...flagsOf(curveSchema(), "run", []),
    ...flagsOf(optimizerSchema(), "optimizer", ["optimizer"]),
    ...flagsOf(chartSchema(), "chart", ["chart"]),
  ];
}

/** The flags of one schedule's parameters, spelled as the framework spells them. */
export function scheduleFlags(definition: Definition): Flag[] {
  return parametersOf(definition.params(anyPart)).map((parameter) => ({
    ...parameter,
    spelling: `--${parameter.name}`,
    scope: "schedule",
    path: [parameter.name],
  }));
}

/** The flag that a word such as `--t-0` means, undefined for none. `owner` flags come first. */
export function findFlag(flags: readonly Flag[], word: string): Flag | undefined {
  if (/^-[a-z]$/i.test(word)) return flags.find(({ short }) => short === word);
  return flags.find(({ spelling }) => fold(spelling) === fold(word));
}

/** What has the parameters that a schedule's flags set, for messages. */
export const ownerOf = (definition: Definition | undefined) =>
  definition ? className(definition) : "lrplot";
