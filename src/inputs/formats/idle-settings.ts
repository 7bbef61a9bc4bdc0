import { isProblem } from "../../core/problem.ts";
import { didYouMean } from "../../core/suggest.ts";
import type { RawConfig } from "../filled-term.ts";
import { settingPath, withSettings } from "../settings.ts";
import type { Values } from "./format.ts";

/**
 * What is to be said of settings whose keys a file does not have, and without which it is read as the same `config`: most
 * often they are misspelled.
 */
export function idleNotes(
  values: Values,
  settings: ReadonlyMap<string, string>,
  config: RawConfig,
  read: (values: Values) => RawConfig,
): string[] {
  const idle = [...settings.keys()].filter((key) => {
    const others = new Map([...settings].filter(([other]) => other !== key));
    return !isIn(values, key) && isSame(config, () => read(withSettings(values, others)));
  });
  return idle.map((key) => idleNote(key, values));
}

/** Has a file a key? */
function isIn(values: Values, key: string): boolean {
  let inside: unknown = values;
  for (const part of settingPath(key)) {
    if (typeof inside !== "object" || inside === null || !Object.hasOwn(inside, part)) return false;
    inside = (inside as Record<string | number, unknown>)[part];
  }
  return true;
}

function isSame(config: RawConfig, read: () => RawConfig): boolean {
  try {
    return JSON.stringify(read()) === JSON.stringify(config);
  } catch (error) {
    if (isProblem(error)) return false;
    throw error;
  }
}

function idleNote(key: string, values: Values): string {
  const near = didYouMean(key, keysIn(values));
  return `--set ${key} changes nothing: the file has no such key${near ? `. ${near}` : ""}`;
}

/** All keys of a file, as `--set` spells them. */
function keysIn(values: unknown, around = ""): string[] {
  if (typeof values !== "object" || values === null || around.split(".").length > 10) return [];
  return Object.entries(values).flatMap(([key, inside]) => {
    const own = around === "" ? key : `${around}.${key}`;
    return [own, ...keysIn(inside, own)];
  });
}
