import { nameOf } from "../core/file-name.ts";
import { Problem } from "../core/problem.ts";
import { documentSource } from "./document.ts";
import { locator, readJson } from "./json-config.ts";
import type { Source } from "./source.ts";

/** No config is longer, and so many values take a second to check. */
const mostCharacters = 1_500_000;

/** A text in JSON: a config, or what a program recorded. Throws a Problem where it is none. */
export async function jsonSource(text: string, file: string): Promise<Source> {
  if (isLog(text)) return (await import("./recorded-source.ts")).recordedSource(text, file);
  if (text.length > mostCharacters) {
    throw new Problem(`has ${text.length} characters`, {
      where: nameOf(file),
      allowed: `a config has at most ${mostCharacters}`,
      hint: 'Metrics may stand in a file of their own: "metrics": "val.csv:loss"',
    });
  }
  return documentSource({ file, values: readJson(text, file), locate: locator(text, file) });
}

/** A list of rows, or `trainer_state.json`, which holds one: no config is or has such. */
const isLog = (text: string) => /^\s*\[\s*\{/.test(text) || /^\s*\{[\s\S]*"log_history"\s*:\s*\[/.test(text);
