import { className, type Registry, typeName } from "../../core/definition.ts";
import { type Path, Problem } from "../../core/problem.ts";
import { argumentsOf, type Built, type Notation } from "./built-object.ts";
import type { Translation, Values } from "./format.ts";
import { isObject } from "./object.ts";
import { scheduleAt } from "./python-class.ts";

/** Arguments that the rate does not depend on, or that whoever builds it gives it. */
export const leftOut: ReadonlySet<string> = new Set([
  "optimizer",
  "defaults",
  "verbose",
  "monitor",
  "interval",
  "frequency",
  "lightning_args",
  "pl_lrs_cfg",
]);

/** Other names that wrappers of torch's classes have for their parameters. */
const renamed: ReadonlyMap<string, string> = new Map([["schedulers_fn", "schedulers"]]);

/** What a schedule is built of: as it stands in the file, without what is left out, and its `${…}` replaced. */
export interface BuiltSchedule extends Built {
  readonly node: Values;
}

/** A schedule of ours, with its origins counted from itself. Throws a Problem for what is not in the registry. */
export function scheduleOf(built: BuiltSchedule, notation: Notation, registry: Registry): Translation {
  const { node, path, class: python } = built;
  const found = scheduleAt(registry, python);
  if (found === undefined) {
    throw new Problem(`${python} is no schedule that lrplot knows`, {
      path: [...path, notation.key],
      allowed: "`lrplot list` shows all there are",
    });
  }
  if (node._args_ !== undefined) {
    throw new Problem("arguments without names are not read", {
      path: [...path, "_args_"],
      hint: "Write them by name",
    });
  }
  const { definition, isElsewhere } = found;
  const type = typeName(definition);
  const given = argumentsOf(node, notation);
  const parts = Object.entries(given.values).map(([key, value]) => {
    const place = [...path, ...given.path, key];
    return { key: renamed.get(key) ?? key, ...argument(value, place, notation, registry) };
  });
  return {
    config: { type, ...Object.fromEntries(parts.map(({ key, value }) => [key, value])) },
    origins: [
      [["type"], [...path, notation.key]],
      ...parts.flatMap(({ key, origins }) =>
        origins.map(([ours, theirs]) => [[key, ...ours], theirs] as const),
      ),
    ],
    notes: [
      ...(isElsewhere ? [`${python} is taken for ${framework(type)} ${className(definition)}`] : []),
      ...parts.flatMap(({ notes = [] }) => notes),
    ],
  };
}

const framework = (type: string) => `${type.slice(0, type.indexOf("."))}'s`;

/** An argument's value, with the schedules that are built in it. */
function argument(
  value: unknown,
  path: Path,
  notation: Notation,
  registry: Registry,
): Pick<Translation, "origins" | "notes"> & { value: unknown } {
  if (Array.isArray(value) && value.some((item) => isBuilt(item, notation))) {
    const items = value.map((item, i) => argument(item, [...path, i], notation, registry));
    return {
      value: items.map((item) => item.value),
      origins: items.flatMap(({ origins }, i) =>
        origins.map(([ours, theirs]) => [[i, ...ours], theirs] as const),
      ),
      notes: items.flatMap(({ notes = [] }) => notes),
    };
  }
  if (!isBuilt(value, notation)) return { value, origins: [[[], path]] };
  const python = value[notation.key] as string;
  if (scheduleAt(registry, python) === undefined) {
    throw new Problem(`${python} computes it, which is code`, { path, hint: "Give its value" });
  }
  const { config, ...rest } = scheduleOf({ node: value, path, class: python }, notation, registry);
  return { value: config, ...rest };
}

const isBuilt = (value: unknown, { key }: Notation): value is Values =>
  isObject(value) && typeof value[key] === "string";
