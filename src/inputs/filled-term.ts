import { isProblem, Problem } from "../core/problem.ts";
import type { Flag } from "./flag.ts";
import { flagValue, looksLikeNumber, numberOf } from "./flag-value.ts";
import type { Term } from "./words.ts";

/** A config, or a part of one, before it is checked. */
export type RawConfig = Record<string, unknown>;

/** A term of the command line with the config that its file held. */
export interface FilledTerm extends Pick<Term, "joint" | "definition" | "file" | "given"> {
  readonly config: RawConfig | undefined;
}

/** What errors call a config file. */
export const nameOf = (file = "") => (file === "-" ? "standard input" : file);

/** A flag given once too often. */
export const twice = (flag: Flag) =>
  new Problem("given twice", { where: flag.spelling, allowed: "it takes one value" });

/** A flag's value for a config; a Problem where it was given more often than it can take. */
export function valueOfFlag(flag: Flag, texts: readonly string[]): unknown {
  if (texts.length > 1 && flag.list === "never" && !flag.named) throw twice(flag);
  if (flag.name === "metrics") return metricsValue(texts);
  try {
    return flagValue(texts, flag);
  } catch (error) {
    throw isProblem(error) ? error.at(flag.spelling) : error;
  }
}

/** `--metrics` takes numbers, or FILE.csv:COLUMN. */
function metricsValue(texts: readonly string[]): unknown {
  const items = texts.flatMap((text) => text.split(",")).map((item) => item.trim());
  return items.every(looksLikeNumber) ? items.map(numberOf) : texts.join(",");
}
