import { COMPARE } from "../core/expression/operators.ts";
import { isDict } from "./containers.ts";
import type { Scope, Value } from "./environment.ts";
import { problemAt } from "./source.ts";
import type { Comparison, Expression } from "./syntax.ts";

/** Is a value taken for True where a condition stands? */
export function isTrue(value: Value): boolean {
  if (Array.isArray(value)) return value.length > 0;
  if (isDict(value)) return Object.keys(value).length > 0;
  return Number.isNaN(value) || Boolean(value);
}

/** `left operator right`. Throws a Problem where Python does not compare them. */
export function compare(
  operator: Comparison,
  left: Value,
  right: Value,
  operand: Expression,
  scope: Scope,
): boolean {
  switch (operator) {
    case "==":
      return equal(left, right);
    case "!=":
      return !equal(left, right);
    case "is":
    case "is not":
      return equal(left, right) === (operator === "is");
    case "in":
    case "not in":
      return isIn(left, right, operand, scope) === (operator === "in");
  }
  const [x, y] = [ordered(left), ordered(right)];
  if (typeof x === "number" && typeof y === "number") return COMPARE[operator](x, y);
  if (typeof x !== "string" || typeof y !== "string") {
    throw problemAt(scope.source, operand, `${operator} does not compare these two`);
  }
  return COMPARE[operator](x < y ? -1 : x > y ? 1 : 0, 0);
}

const ordered = (value: Value): Value => (typeof value === "boolean" ? Number(value) : value);

/** `==`; a bool is a number. */
export function equal(left: Value, right: Value): boolean {
  const [x, y] = [ordered(left), ordered(right)];
  if (Array.isArray(x) && Array.isArray(y)) {
    return x.length === y.length && x.every((item, i) => equal(item, y[i] as Value));
  }
  if (!isDict(x) || !isDict(y)) return x === y;
  const keys = Object.keys(x);
  return (
    keys.length === Object.keys(y).length &&
    keys.every((key) => Object.hasOwn(y, key) && equal(x[key] as Value, y[key] as Value))
  );
}

function isIn(item: Value, container: Value, operand: Expression, { source }: Scope): boolean {
  if (Array.isArray(container)) return container.some((other) => equal(item, other));
  if (typeof container === "string" && typeof item === "string") return container.includes(item);
  if (isDict(container)) return Object.hasOwn(container, String(item));
  throw problemAt(source, operand, "nothing is in this: it is no list, dict or string");
}
