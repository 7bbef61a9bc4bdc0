import { type Known, oneLine, type Scope } from "./environment.ts";
import { problemAt } from "./source.ts";
import type { Expression } from "./syntax.ts";

/** More names of names are a name of itself. */
const MAX_NAMES = 1_000;

/** `a.b.c`, from a name and attributes; undefined for another expression. */
export function dottedName(expression: Expression): string | undefined {
  if (expression.type === "name") return expression.name;
  if (expression.type !== "attribute") return undefined;
  const object = dottedName(expression.object);
  return object === undefined ? undefined : `${object}.${expression.name}`;
}

/** What an expression stands for, as its environment knows it. `depth` counts the names and brackets around it. */
export function known(expression: Expression, scope: Scope, depth: number): Known | undefined {
  if (depth > MAX_NAMES)
    throw problemAt(scope.source, expression, "this refers to itself, or is nested too deep");
  const { text } = scope.source;
  return scope.environment.lookUp(oneLine(text.slice(expression.from, expression.to)), expression);
}
