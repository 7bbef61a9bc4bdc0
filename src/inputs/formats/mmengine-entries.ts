import { show } from "../../core/check.ts";
import { type Path, Problem } from "../../core/problem.ts";
import { copiedKeys, type Origins } from "./copied.ts";
import type { Values } from "./format.ts";
import { isObject } from "./object.ts";

/** Where a list of schedulers stands, or a single one. */
export type Place = readonly string[];

/** `param_scheduler` as ours has it, with the origins of what is in it, counted from itself. */
export function entriesOf(given: unknown, place: Place): { value: unknown; origins: Origins } {
  // None is no scheduler
  if (given === null) return { value: [], origins: [[[], place]] };
  if (!Array.isArray(given)) return entryOf(given, place);
  const entries = given.map((each, i) => entryOf(each, [...place, i]));
  return {
    value: entries.map(({ value }) => value),
    origins: entries.flatMap(({ origins }, i) =>
      origins.map(([ours, theirs]) => [[i, ...ours], theirs] as const),
    ),
  };
}

function entryOf(given: unknown, path: Path): { value: unknown; origins: Origins } {
  if (!isObject(given)) return { value: given, origins: [[[], path]] };
  const { verbose: _, param_name, type, ...params } = given;
  return {
    value: { type: typeOf(type, param_name, path), ...params },
    origins: copiedKeys(
      ["type", ...Object.keys(params)].filter((key) => given[key] !== undefined),
      [],
      path,
    ),
  };
}

/** The class, without module or scope; the one of its parameter where it says that by `param_name`. */
function typeOf(type: unknown, param_name: unknown, path: Path): unknown {
  if (typeof type !== "string") return type;
  const name = type.slice(type.lastIndexOf(".") + 1);
  if (!name.endsWith("ParamScheduler")) return name;
  const ending = endings[String(param_name)];
  if (ending !== undefined) return name.replace(/ParamScheduler$/, ending);
  throw new Problem(`${show(param_name)} is not drawn`, {
    path: [...path, "param_name"],
    allowed: "lr or momentum",
  });
}

const endings: Values & Readonly<Record<string, string>> = Object.assign(Object.create(null), {
  lr: "LR",
  momentum: "Momentum",
});
