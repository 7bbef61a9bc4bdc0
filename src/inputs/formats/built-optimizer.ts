import type { Registry } from "../../core/definition.ts";
import type { Path } from "../../core/problem.ts";
import { argumentsOf, type Built, builtIn, type Notation } from "./built-object.ts";
import type { Translation, Values } from "./format.ts";
import type { Resolve } from "./interpolation.ts";
import { valueAt } from "./object.ts";
import { copiedFromOptimizer, optimizerOf } from "./optimizer-values.ts";
import { scheduleAt } from "./python-class.ts";

/** The optimizers that a config builds. */
export function optimizersIn(values: Values, notation: Notation, registry: Registry): Built[] {
  return [...builtIn(values, notation)].filter(
    ({ class: python, path }) =>
      scheduleAt(registry, python) === undefined &&
      !python.includes("lr_scheduler") &&
      (/(^|\.)optim(izers?)?\.|(^|\.)(SGD|RMSprop|Lion|LARS|Lamb|\w*Adam\w*)$/.test(python) ||
        /optim/i.test(String(path.at(-1)))),
  );
}

/** The optimizer that a schedule is on: the one nearest to it, by place and by name. Undefined where there is none. */
export function optimizerFor(schedule: Path, optimizers: readonly Built[]): Built | undefined {
  const fitting = optimizers.map((built) => ({
    built,
    near: sharedKeys(schedule, built.path),
    isNamesake: ownName(schedule) === ownName(built.path),
  }));
  const better = (a: (typeof fitting)[number], b: (typeof fitting)[number]) =>
    b.near - a.near || Number(b.isNamesake) - Number(a.isNamesake);
  return fitting.toSorted(better)[0]?.built;
}

const sharedKeys = (a: Path, b: Path): number => {
  const apart = a.findIndex((key, i) => key !== b[i]);
  return apart < 0 ? a.length : apart;
};

/** What a key says beside that it is a schedule's, or an optimizer's: `g` of `optimizer_g` and of `lr_scheduler_g`. */
const ownName = (path: Path): string =>
  String(path.findLast((key) => typeof key === "string") ?? "")
    .replace(/(lr)?_?sched(uler)?s?|optim(izer)?s?/i, "")
    .replaceAll("_", "");

/** An optimizer of ours from one that a config builds. */
export function builtOptimizer(
  values: Values,
  { path, class: python }: Built,
  notation: Notation,
  resolve: Resolve,
): Translation {
  const node = valueAt(values, path) as Values;
  const given = argumentsOf(node, notation);
  const place = [...path, ...given.path];
  const written = copiedFromOptimizer.filter((key) => given.values[key] !== undefined);
  const known = Object.fromEntries(written.map((key) => [key, resolve([...place, key])]));
  return optimizerOf(python.slice(python.lastIndexOf(".") + 1), known, place);
}
