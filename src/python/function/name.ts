import type { Problem } from "../../core/problem.ts";
import type { Expression, Span } from "../syntax.ts";
import { type Code, type Context, changing, constantCode, type Frame } from "./code.ts";
import { bareAt, builtinAt, constantAt, isIn } from "./library.ts";
import { find, type Scope } from "./scope.ts";
import type { Value } from "./values.ts";

/** Libraries by the names that people give them. */
export const MODULES: ReadonlyMap<string, string> = new Map([
  ["math", "math"],
  ["np", "numpy"],
  ["numpy", "numpy"],
]);

/** The library's path of a name or of attributes of one: `np.cos` is `numpy.cos`; undefined for a value of the text's. */
export function pathOf(node: Expression, context: Context): string | undefined {
  if (node.type === "attribute") {
    const path = pathOf(node.object, context);
    return path === undefined ? undefined : `${path}.${node.name}`;
  }
  if (node.type !== "name") return undefined;
  const found = find(node.name, context.scope);
  if (found) return found.type === "path" ? found.path : undefined;
  const { name } = node;
  const star = starsAround(context.scope).findLast((module) => isIn(module, name));
  return star === undefined ? (MODULES.get(name) ?? bareAt(name)) : `${star}.${name}`;
}

const starsAround = (scope: Scope | undefined): string[] =>
  scope ? [...starsAround(scope.parent), ...scope.stars] : [];

/** What a name stands for that is not called. */
export function nameCode(node: Extract<Expression, { type: "name" }> & Span, context: Context): Code {
  const { program, scope } = context;
  const { name } = node;
  const found = find(name, scope);
  if (found?.type === "slot") {
    const { up, slot } = found;
    if (found.scope.parent === undefined && program.isSealed) {
      const value = context.module.slots[slot];
      return value === undefined
        ? changing(() => {
            throw program.failure(node, `${name} has no value`);
          })
        : constantCode(value);
    }
    const unbound = () => program.failure(node, `${name} has no value yet`);
    return changing(up === 0 ? own(slot, unbound) : outer(up, slot, unbound));
  }
  const path = pathOf(node, context);
  const value = path === undefined ? undefined : constantAt(path);
  if (value !== undefined) return constantCode(value);
  if (path !== undefined && builtinAt(path))
    throw program.refusal(node, `the function ${name} that is not called`);
  if (path !== undefined) throw program.refusal(node, `the module ${path} as a value`);
  throw unknownName(node, context);
}

function unknownName(node: Extract<Expression, { type: "name" }> & Span, { program }: Context): Problem {
  if (PYTHONS.has(node.name)) return program.refusal(node, `the function ${node.name}`);
  return program.problem(node, `there is no ${node.name} here`, {
    allowed: "what it uses is in the same text",
    hint: node.name === "e" ? "Did you mean math.e?" : undefined,
  });
}

/** Functions of Python's that a schedule may call and that are not interpreted. */
export const PYTHONS: ReadonlySet<string> = new Set(
  `print isinstance str type map filter iter next set dict frozenset getattr hasattr setattr input open eval exec id
  hash repr format complex bytes ord chr bin hex oct slice object super vars globals locals callable`.split(
    /\s+/,
  ),
);

const own =
  (slot: number, unbound: () => Error) =>
  (frame: Frame): Value => {
    const value = frame.slots[slot];
    if (value === undefined) throw unbound();
    return value;
  };

const outer =
  (up: number, slot: number, unbound: () => Error) =>
  (frame: Frame): Value => {
    let at = frame;
    for (let i = 0; i < up; i++) at = at.parent as Frame;
    const value = at.slots[slot];
    if (value === undefined) throw unbound();
    return value;
  };
