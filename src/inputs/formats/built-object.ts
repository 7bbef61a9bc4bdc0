import type { Path } from "../../core/problem.ts";
import type { Values } from "./format.ts";
import { isObject } from "./object.ts";

/** How a config says that an object is to be built of a class in Python, and with which arguments. */
export interface Notation {
  /** The key that holds the path of the class. */
  readonly key: "_target_" | "class_path";
  /** The key below which the arguments are; undefined where they are beside the class. */
  readonly argumentsKey?: string;
}

/** An object that a config builds. */
export interface Built {
  /** Where in the file it stands. */
  readonly path: Path;
  /** The path of its class: `torch.optim.SGD`. */
  readonly class: string;
}

/** What is longer is no path of a class. */
const longestPath = 300;

/** Every object that a config builds, from the outside in; those inside one for which `isWhole` holds are its own. */
export function* builtIn(
  values: Values,
  { key }: Notation,
  isWhole: (built: Built) => boolean = () => false,
): Generator<Built> {
  const seen = new Set<unknown>(); // what several YAML aliases share is looked through once
  function* walk(value: object, path: Path): Generator<Built> {
    if (seen.has(value)) return;
    seen.add(value);
    const python = isObject(value) ? value[key] : undefined;
    if (typeof python === "string" && python.length <= longestPath) {
      const built = { path, class: python };
      yield built;
      if (isWhole(built)) return;
    }
    // long lists of numbers have nothing in them
    const inner: Iterable<[string | number, unknown]> = Array.isArray(value)
      ? value.entries()
      : Object.entries(value);
    for (const [name, each] of inner) {
      if (each !== null && typeof each === "object") yield* walk(each, [...path, name]);
    }
  }
  yield* walk(values, []);
}

/** The arguments of an object, and the path from it to them. Keys such as `_partial_` are Hydra's own. */
export function argumentsOf(node: Values, { argumentsKey }: Notation): { values: Values; path: Path } {
  if (argumentsKey !== undefined) {
    const given = node[argumentsKey];
    return { values: isObject(given) ? given : {}, path: [argumentsKey] };
  }
  const own = Object.entries(node).filter(([key]) => !/^_\w+_$/.test(key));
  return { values: Object.fromEntries(own), path: [] };
}

/** Does a config build a scheduler, as far as names tell? */
export const buildsScheduler = (values: Values, notation: Notation): boolean =>
  schedulersNamed(values, notation).length > 0;

/** What has the name of a scheduler, or is in a module of them. */
export const schedulersNamed = (values: Values, notation: Notation): Built[] =>
  [...builtIn(values, notation)].filter((built) => schedulerName.test(built.class));

/** What stands where a scheduler is expected, whatever its class is called. */
export const schedulersKept = (values: Values, notation: Notation): Built[] =>
  [...builtIn(values, notation)].filter(({ path }) => schedulerKey.test(String(path.at(-1))));

const schedulerKey = /^(lr_?)?sched(uler)?s?(_config|_cfg)?$/i;

const schedulerName =
  /lr_sched|(^|\.)(get_\w*schedule\w*|\w*LR|\w*LROnPlateau|\w*Restarts|\w*LRScheduler|create_scheduler\w*)$/;
