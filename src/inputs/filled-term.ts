import { isCode } from "../core/file-name.ts";
import { isProblem, type Path, type Position, Problem } from "../core/problem.ts";
import type { Flag } from "./flag.ts";
import { flagValue, itemsOf, looksLikeNumber, numberOf } from "./flag-value.ts";
import { scriptFile } from "./script-word.ts";
import type { Term } from "./words.ts";

/** A config, or a part of one, before it is checked. */
export type RawConfig = Record<string, unknown>;

/** A term of the command line with the config that its file held. */
export interface FilledTerm extends Pick<Term, "joint" | "definition" | "file" | "given"> {
  readonly config: RawConfig | undefined;
  /** Where in that file a path of the config leads to, or the nearest key around it. */
  locate?(path: Path): Position | undefined;
  /** What the file itself calls a place of the config; undefined where it has no such place. */
  keyOf?(path: Path): string | undefined;
  /** What it was taken for, where it is no config of ours. */
  readonly readAs?: string | undefined;
  /** What is to be said of how it was read. */
  readonly notes?: readonly string[];
  /** Keys of what flags say of the data that the config already holds what follows from. */
  readonly usedData?: readonly string[];
}

/** The files among the inputs of terms. */
export const filesOf = (terms: readonly Pick<FilledTerm, "file">[]): string[] =>
  terms.flatMap(({ file }) => (file === undefined || isCode(file) ? [] : scriptFile(file)));

/** A flag given once too often. */
export const twice = (flag: Flag) =>
  new Problem("given twice", { ...placeOf(flag), allowed: "it takes one value" });

/** A flag of the whole run given for two curves, and not alike. */
export const unlike = (flag: Flag) =>
  new Problem("given twice, and not alike", { ...placeOf(flag), allowed: "it counts for all curves" });

/** What a schedule's parameters take is another matter when its config holds another schedule. */
const placeOf = ({ spelling, scope }: Flag) => ({
  where: spelling,
  lasting: scope === "schedule" ? undefined : true,
});

/** Do the texts of a flag say the same? */
export const isSame = (texts: readonly string[], others: readonly string[]) => texts.join() === others.join();

/** The parameters that flags give a term's schedule, each with its flag. */
export function parametersGiven({ given }: Pick<FilledTerm, "given">) {
  const own = [...given].filter(([{ scope }]) => scope === "schedule");
  return {
    flags: own.map(([flag]) => flag),
    params: Object.fromEntries(own.map(([flag, texts]) => [flag.name, valueOfFlag(flag, texts)])),
  };
}

/** A flag's value for a config; a Problem where it was given more often than it can take. */
export function valueOfFlag(flag: Flag, texts: readonly string[]): unknown {
  if (texts.length > 1 && flag.list === "never" && !flag.named) throw twice(flag);
  try {
    return flag.name === "metrics" ? metricsValue(texts) : flagValue(texts, flag);
  } catch (error) {
    throw isProblem(error) ? new Problem(error.message, { ...error, ...placeOf(flag) }) : error;
  }
}

/** `--metrics` takes numbers, or FILE.csv:COLUMN. */
function metricsValue(texts: readonly string[]): unknown {
  const text = texts.join(",");
  if (text.includes(":")) return text;
  const items = itemsOf(text);
  return items.every(looksLikeNumber) ? items.map(numberOf) : text;
}
