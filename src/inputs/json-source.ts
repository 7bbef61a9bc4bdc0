import { documentSource } from "./document.ts";
import { locator, readJson } from "./json-config.ts";
import type { Source } from "./source.ts";

/** A text in JSON: a config, or what a program recorded. Throws a Problem where it is none. */
export async function jsonSource(text: string, file: string): Promise<Source> {
  if (isLog(text)) return (await import("./recorded-source.ts")).recordedSource(text, file);
  return documentSource({ file, values: readJson(text, file), locate: locator(text, file) });
}

/** A list of rows, or `trainer_state.json`, which holds one: no config is or has such. */
const isLog = (text: string) => /^\s*\[/.test(text) || /^\s*\{[\s\S]*"log_history"\s*:\s*\[/.test(text);
