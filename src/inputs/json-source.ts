import { documentSource } from "./document.ts";
import { locator, readJson } from "./json-config.ts";
import type { Source } from "./source.ts";

/** A text in JSON: a config, or what a program recorded. Throws a Problem where it is none. */
export async function jsonSource(text: string, file: string): Promise<Source> {
  return documentSource({ file, values: readJson(text, file), locate: locator(text, file) });
}
