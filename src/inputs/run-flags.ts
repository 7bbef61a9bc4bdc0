import { pathText } from "../core/draft.ts";
import { nameOf } from "../core/file-name.ts";
import { type Path, Problem } from "../core/problem.ts";
import { type FilledTerm, isSame, type RawConfig, unlike, valueOfFlag } from "./filled-term.ts";
import type { Flag } from "./flag.ts";
import { isObject } from "./formats/object.ts";

/** What is said of the whole run, and by which flag (a path's text leads to its spelling). */
export interface RunWide {
  readonly config: RawConfig;
  readonly spellings: ReadonlyMap<string, string>;
  /** The config file that names the metrics, undefined where none does or a flag says otherwise. */
  readonly metricsIn: string | undefined;
}

const isRunWide = ({ scope, name }: Flag) =>
  (scope === "run" && name !== "label") || scope === "data" || scope === "chart";

/** The keys of a config that speak of the whole run: of the files, and of the flags, which win. */
export function runWide(terms: readonly FilledTerm[]): RunWide {
  const given = new Map<Flag, readonly string[]>();
  for (const term of terms) {
    for (const [flag, texts] of term.given) {
      if (!isRunWide(flag)) continue;
      const before = given.get(flag);
      if (before && !isSame(before, texts)) throw unlike(flag);
      given.set(flag, texts);
    }
  }
  const said = new Set([...given.keys()].map(({ name }) => name));
  const isLong = said.has("epochs") || said.has("steps");
  const flagged = [...given.keys()].map(({ path }) => pathText(path));
  const { config, from } = ofFiles(terms, new Set(isLong ? [...flagged, "epochs", "steps"] : flagged));
  // epochs and steps say the same thing: the flag's word replaces the file's
  if (said.has("epochs") && !said.has("steps")) delete config.steps;
  if (said.has("steps") && !said.has("epochs")) delete config.epochs;
  // so do steps_per_epoch and the data that it follows from
  const isOfData = [...given.keys()].some(({ scope }) => scope === "data");
  if (isOfData && !said.has("steps_per_epoch")) delete config.steps_per_epoch;
  const spellings = new Map<string, string>();
  for (const [flag, texts] of given) {
    const value = valueOfFlag(flag, texts);
    const before = flag.name === "ignore" ? ignoredIn(terms) : [];
    if (before.length === 0) {
      set(config, flag.path, value);
      spellings.set(pathText(flag.path), flag.spelling);
      continue;
    }
    const own = [value].flat();
    set(config, flag.path, [...before, ...own]);
    // what is wrong with the others is to be found in their files
    for (const i of own.keys()) spellings.set(pathText([...flag.path, before.length + i]), flag.spelling);
  }
  return {
    config,
    spellings,
    metricsIn: said.has("metrics") ? undefined : from.get("metrics"),
  };
}

/** The rules that files ignore: those of the flag come to them. */
const ignoredIn = (terms: readonly FilledTerm[]): unknown[] =>
  terms.flatMap(({ config }) => (config?.ignore === undefined ? [] : [config.ignore].flat()));

/** What all files together say, and which says it; they must agree, but for what a flag says. */
function ofFiles(terms: readonly FilledTerm[], flagged: ReadonlySet<string>) {
  const values = new Map<string, unknown>();
  const from = new Map<string, string>();
  for (const { config: own = {}, file = "" } of terms) {
    const { schedule: _schedule, curves: _curves, optimizer: _optimizer, title, ...shared } = own;
    // of several files, each title names its curve
    const keys = terms.length === 1 && title !== undefined ? { title, ...shared } : shared;
    for (const [key, value] of Object.entries(keys)) {
      const other = from.get(key);
      if (other === undefined) {
        values.set(key, value);
        from.set(key, file);
      } else {
        const unlike = parted(values.get(key), value, key, flagged);
        if (unlike !== undefined) throw disagreed(unlike, other, file);
      }
    }
  }
  return { config: Object.fromEntries(values) as RawConfig, from };
}

/** Where two values are not alike and no flag says a third one: `epochs`, `data.batch_size`. */
function parted(one: unknown, other: unknown, key: string, flagged: ReadonlySet<string>): string | undefined {
  if (flagged.has(key) || JSON.stringify(one) === JSON.stringify(other)) return undefined;
  if (!isObject(one) || !isObject(other)) return key;
  for (const name of new Set([...Object.keys(one), ...Object.keys(other)])) {
    const inside = parted(one[name], other[name], `${key}.${name}`, flagged);
    if (inside !== undefined) return inside;
  }
  return undefined;
}

function disagreed(key: string, one: string, other: string): Problem {
  const flag = `--${key.split(".").at(-1)?.replaceAll("_", "-")}`;
  return new Problem(`${nameOf(one)} and ${nameOf(other)} do not agree on ${key}`, {
    hint: `Say it once for both: ${flag}; lrplot diff draws each as it is`,
  });
}

function set(object: RawConfig, [key, ...rest]: Path, value: unknown): void {
  const name = String(key);
  if (rest.length === 0) {
    object[name] = value;
    return;
  }
  const before = object[name] ?? {};
  if (typeof before !== "object" || Array.isArray(before)) return; // plan() refuses what a file says there
  const inner = { ...before };
  set(inner, rest, value);
  object[name] = inner;
}
