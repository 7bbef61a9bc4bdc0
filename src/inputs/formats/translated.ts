import type { Path } from "../../core/problem.ts";
import type { RawConfig } from "../filled-term.ts";
import type { Translation } from "./format.ts";

/** One value of a config of ours; `theirs` is the key of the file that it was copied from. */
export interface Entry {
  readonly ours: Path;
  /** One that is undefined is left out. */
  readonly value: unknown;
  readonly theirs?: Path | undefined;
}

/** The config that entries make, in their order. */
export function translated(entries: readonly Entry[], notes: readonly string[] = []): Translation {
  const config: RawConfig = {};
  const said = entries.filter(({ value }) => value !== undefined);
  for (const { ours, value } of said) set(config, ours, value);
  const origins = said.flatMap(({ ours, theirs }) => (theirs ? [[ours, theirs] as const] : []));
  return { config, origins, ...(notes.length > 0 && { notes }) };
}

function set(object: RawConfig, [key, ...rest]: Path, value: unknown): void {
  const name = String(key);
  if (rest.length > 0) {
    const inner = { ...(object[name] as RawConfig | undefined) };
    set(inner, rest, value);
    define(object, name, inner);
  } else {
    define(object, name, value);
  }
}

/** Defined, not assigned: "__proto__" is a key like any other. */
function define(object: RawConfig, name: string, value: unknown): void {
  Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
}
