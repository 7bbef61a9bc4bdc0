import { pathText } from "../core/draft.ts";
import { type Path, Problem } from "../core/problem.ts";
import { type FilledTerm, nameOf, type RawConfig, twice, valueOfFlag } from "./filled-term.ts";
import type { Flag } from "./flag.ts";

/** What is said of the whole run, and by which flag (a path's text leads to its spelling). */
export interface RunWide {
  readonly config: RawConfig;
  readonly spellings: ReadonlyMap<string, string>;
}

const isRunWide = ({ scope, name }: Flag) => (scope === "run" && name !== "label") || scope === "chart";

/** The keys of a config that speak of the whole run: of the files, and of the flags, which win. */
export function runWide(terms: readonly FilledTerm[]): RunWide {
  const given = new Map<Flag, readonly string[]>();
  for (const term of terms) {
    for (const [flag, texts] of term.given) {
      if (!isRunWide(flag)) continue;
      if (given.has(flag)) throw twice(flag);
      given.set(flag, texts);
    }
  }
  const config = ofFiles(terms, new Set([...given.keys()].map(({ path }) => path[0])));
  const said = new Set([...given.keys()].map(({ name }) => name));
  // epochs and steps say the same thing: the flag's word replaces the file's
  if (said.has("epochs") && !said.has("steps")) delete config.steps;
  if (said.has("steps") && !said.has("epochs")) delete config.epochs;
  for (const [flag, texts] of given) set(config, flag.path, valueOfFlag(flag, texts));
  return {
    config,
    spellings: new Map([...given.keys()].map(({ path, spelling }) => [pathText(path), spelling])),
  };
}

/** What all files together say; they must agree, but for what a flag says. */
function ofFiles(terms: readonly FilledTerm[], flagged: ReadonlySet<string | number | undefined>): RawConfig {
  const config: RawConfig = {};
  const from = new Map<string, string>();
  for (const { config: own = {}, file } of terms) {
    const { schedule: _schedule, curves: _curves, optimizer: _optimizer, title, ...shared } = own;
    // of several files, each title names its curve
    const keys = terms.length === 1 && title !== undefined ? { title, ...shared } : shared;
    for (const [key, value] of Object.entries(keys)) {
      const other = from.get(key);
      if (other !== undefined && !flagged.has(key) && JSON.stringify(config[key]) !== JSON.stringify(value)) {
        throw new Problem(`${nameOf(other)} and ${nameOf(file)} do not agree on ${key}`, {
          hint: `Say it once for both: --${key.replaceAll("_", "-")}`,
        });
      }
      config[key] ??= value;
      from.set(key, file ?? "");
    }
  }
  return config;
}

function set(object: RawConfig, [key, ...rest]: Path, value: unknown): void {
  const name = String(key);
  if (rest.length === 0) {
    object[name] = value;
    return;
  }
  const inner = { ...(object[name] as RawConfig | undefined) };
  set(inner, rest, value);
  object[name] = inner;
}
