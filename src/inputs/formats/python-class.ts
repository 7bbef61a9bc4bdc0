import { className, type Definition, type Registry } from "../../core/definition.ts";

/** What a path in Python leads to. */
export interface PythonClass {
  readonly definition: Definition;
  /** Is it in a module that is not the framework's? */
  readonly isElsewhere: boolean;
}

/** Packages that pass on another's classes. */
const passedOn: ReadonlyMap<string, string> = new Map([
  ["lightning", "torch"],
  ["pytorch_lightning", "torch"],
]);

/** Frameworks whose classes projects copy, or derive from, under their own name. */
const copied = ["torch", "katsura", "transformers", "timm", "bolts"];

/** The schedule at a path such as `torch.optim.lr_scheduler.StepLR`; undefined where none has that name. */
export function scheduleAt(registry: Registry, path: string): PythonClass | undefined {
  const [root = "", ...rest] = path.split(".");
  const name = rest.at(-1) ?? root;
  const alike = registry.filter((definition) => className(definition) === name);
  const packageName = passedOn.get(root) ?? root;
  const own = alike.find(({ source }) => source.startsWith(`${packageName}.`));
  if (own) return { definition: own, isElsewhere: false };
  const other = alike.find(({ framework }) => copied.includes(framework));
  return other && { definition: other, isElsewhere: rest.length > 0 };
}
