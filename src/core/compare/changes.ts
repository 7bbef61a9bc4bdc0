import type { Change } from "../comparison.ts";
import type { Registry } from "../definition.ts";
import { pathText } from "../draft.ts";
import type { Path } from "../problem.ts";
import {
  chartDefaults,
  configDefaults,
  curveDefaults,
  type Defaults,
  dataDefaults,
  optimizerDefaults,
  parameterDefaults,
} from "./defaults.ts";
import { type Config, normalForms, type Raw } from "./normal-form.ts";
import type { Match } from "./pairs.ts";
import { excerpt, excerpts, valueText } from "./value-text.ts";

/** What a config says at a path. */
interface Said {
  /** undefined for nothing. */
  readonly value: unknown;
  /** Why, where it follows from what the config does not say: `default`. */
  readonly note?: string | undefined;
  /** What its keys say where they are left out, where the path does not tell. */
  readonly defaults?: Defaults;
}

/**
 * The keys of two configs that say something else, in the order of a config; what changes only the picture's
 * appearance comes last. Another spelling of the same is no change: `step` for `torch.StepLR`, a default that is
 * written out. `curves` says which curve of one is which of the other.
 */
export function changesOf(
  before: Config,
  after: Config,
  curves: readonly Match[],
  registry: Registry,
): Change[] {
  const [one, other] = normalForms(before, after, registry);
  const changes = between(
    [],
    { value: one.whole, defaults: configDefaults(before.plan) },
    { value: other.whole, defaults: configDefaults(after.plan) },
    registry,
  );
  if (one.curves.length > 0) {
    for (const { before: i, after: j } of curves) {
      const [was, is] = [
        i === undefined ? undefined : one.curves[i],
        j === undefined ? undefined : other.curves[j],
      ];
      changes.push(...between(["curves", (j ?? i) as number], { value: was }, { value: is }, registry));
    }
  }
  return [
    ...changes.filter(({ appearance }) => !appearance),
    ...changes.filter(({ appearance }) => appearance),
  ];
}

function between(path: Path, before: Said, after: Said, registry: Registry): Change[] {
  const [one, other] = [before.value, after.value];
  const inner = (key: string | number, was: Said, is: Said) => between([...path, key], was, is, registry);
  if (isObject(one) && isObject(other)) {
    const [was, is] = [before, after].map((said) => (key: string) => at(said, key, path, registry)) as [
      At,
      At,
    ];
    return mergedKeys(one, other).flatMap((key) => inner(key, was(key), is(key)));
  }
  if (Array.isArray(one) && Array.isArray(other) && [...one, ...other].some(isObject)) {
    const longest = Math.max(one.length, other.length);
    return Array.from({ length: longest }, (_, i) => inner(i, { value: one[i] }, { value: other[i] })).flat();
  }
  return JSON.stringify(one) === JSON.stringify(other) ? [] : [changeOf(path, before, after)];
}

type At = (key: string) => Said;

/** What is said at a key of an object, by default if need be. */
function at({ value, note, defaults }: Said, key: string, path: Path, registry: Registry): Said {
  const object = value as Raw;
  if (Object.hasOwn(object, key)) return { value: object[key], note };
  const others = defaults ?? defaultsAt(path, object, registry);
  return (Object.hasOwn(others, key) ? others[key] : undefined) ?? { value: undefined };
}

function defaultsAt(path: Path, object: Raw, registry: Registry): Defaults {
  const [last, list] = [path.at(-1), path.at(-2)];
  if (last === "optimizer") return optimizerDefaults;
  if (last === "data") return dataDefaults();
  if (last === "chart") return chartDefaults();
  return list === "curves" ? curveDefaults : parameterDefaults(object, registry);
}

function isObject(value: unknown): value is Raw {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

/** The keys of two objects in the order of the second; those of the first alone behind their neighbours there. */
function mergedKeys(before: Raw, after: Raw): string[] {
  const keys = Object.keys(after);
  let next = 0;
  for (const key of Object.keys(before)) {
    const there = keys.indexOf(key);
    if (there < 0) keys.splice(next, 0, key);
    next = (there < 0 ? next : there) + 1;
  }
  return keys;
}

function changeOf(path: Path, before: Said, after: Said): Change {
  const [was, is] = [before, after].map(({ value }) => (value === undefined ? undefined : valueText(value)));
  const texts =
    was !== undefined && is !== undefined ? excerpts(was, is) : [was && excerpt(was), is && excerpt(is)];
  const noted = ({ note }: Said, text: string | undefined) =>
    text !== undefined && note !== undefined ? `${text} (${note})` : text;
  return {
    path: pathText(path),
    before: noted(before, texts[0]),
    after: noted(after, texts[1]),
    values: { before: before.value, after: after.value },
    ...(isAppearance(path) ? { appearance: true } : {}),
  };
}

const isAppearance = (path: Path) =>
  ["$schema", "title", "parameter", "chart", "label"].includes(String(path[0])) ||
  /^curves\[\d+\]\.label$/.test(pathText(path));
