import { className, type Definition, type Registry } from "../core/definition.ts";
import { isProblem } from "../core/problem.ts";
import { definitionNamed } from "../core/registry.ts";
import type { Scope } from "./environment.ts";
import { dottedName } from "./names.ts";
import { problemAt } from "./source.ts";
import type { Expression } from "./syntax.ts";

/** Words of a module's path that say whose it is, where they are not the framework's own name. */
const words: Readonly<Record<string, string>> = {
  tf: "keras",
  tensorflow: "keras",
  lr_scheduler: "torch",
  swa_utils: "torch",
  mmcv: "mmengine",
  learn: "fastai",
  learner: "fastai",
  pl_bolts: "bolts",
};

/** Modules whose schedules are those of a framework that has another name. */
const others: ReadonlySet<string> = new Set([
  "diffusers",
  "cosine_annealing_warmup",
  "warmup_scheduler",
  "lightning",
]);

/** Is a module one of a framework's? */
export function isFrameworks(module: string, registry: Registry): boolean {
  if (module.startsWith(".")) return false;
  const [first = ""] = module.split(".");
  if (Object.hasOwn(words, first) || others.has(first)) return true;
  return registry.some(({ framework, source }) => framework === first || source.startsWith(`${first}.`));
}

/** Is the module of a class one that is no framework's, nor has the name of a part of one, as `optim.lr_scheduler`? */
export const isForeign = (module: string, registry: Registry): boolean =>
  module !== "" &&
  !/^(?:optim|sched\w*)$/.test(module) &&
  !isFrameworks(module, registry) &&
  !module.split(".").some((part) => Object.hasOwn(words, part));

/**
 * The whole name of what is called, as it is imported: `torch.optim.lr_scheduler.StepLR`. Undefined for what has none,
 * or is the text's own.
 */
export function calleeName(callee: Expression, { environment }: Scope): string | undefined {
  const name = dottedName(callee);
  if (name === undefined) return undefined;
  const [first = "", ...rest] = name.split(".");
  if (environment.defines?.(first)) return undefined;
  return [environment.imported?.(first) ?? first, ...rest].join(".");
}

/**
 * The schedule that a class or function is, by the last word of its name; where several frameworks have it, the one whose
 * module stands before it, or else the first. Undefined where none has it, or not the one that is named.
 */
export function definitionOf(name: string, registry: Registry): Definition | undefined {
  const path = name.split(".");
  const last = path.pop();
  const all = registry.filter((definition) => className(definition) === last && definition.code.call);
  const frameworks = new Set(registry.map(({ framework }) => framework));
  const word = path.find((part) => Object.hasOwn(words, part) || frameworks.has(part));
  if (word === undefined) return all[0];
  const framework = Object.hasOwn(words, word) ? words[word] : word;
  return all.find((definition) => definition.framework === framework);
}

/** The schedule that is called. Throws a Problem with what may be meant where there is none. */
export function definitionCalled(callee: Expression, scope: Scope, registry: Registry): Definition {
  const name = calleeName(callee, scope);
  if (name === undefined) throw problemAt(scope.source, callee, "this is not the name of a schedule");
  const found = definitionOf(name, registry);
  if (found) return found;
  throw problemAt(scope.source, callee, `there is no schedule ${name}`, { hint: hintFor(name, registry) });
}

function hintFor(name: string, registry: Registry): string | undefined {
  try {
    const near = definitionNamed(registry, name.slice(name.lastIndexOf(".") + 1));
    return `Did you mean ${near.code.call ? near.source : near.name}?`;
  } catch (error) {
    if (!isProblem(error)) throw error;
    return error.hint;
  }
}
