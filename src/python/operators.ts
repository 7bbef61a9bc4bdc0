import { type Code, constant } from "../core/expression/code.ts";
import type { Place } from "../core/expression/failure.ts";
import { arithmetic } from "../core/expression/operators.ts";
import type { Arithmetic, Kind } from "../core/expression/syntax.ts";
import { isProblem } from "../core/problem.ts";
import { isTrue } from "./comparison.ts";
import { bounded, MAX_ITEMS } from "./containers.ts";
import type { Scope, Value } from "./environment.ts";
import { problemAt } from "./source.ts";
import type { Expression } from "./syntax.ts";

type Inner = (node: Expression) => Value;
type Operation = Extract<Expression, { type: "unary" | "binary" }>;

/** The value of an operation with one or two operands. */
export function operate(expression: Operation, scope: Scope, inner: Inner): Value {
  if (expression.type === "unary") return sign(expression, scope, inner);
  const left = inner(expression.left);
  const right = inner(expression.right);
  const { operator } = expression;
  if (operator === "+" && typeof left === "string" && typeof right === "string") {
    return bounded(left + right, expression, scope);
  }
  if (operator === "+" && Array.isArray(left) && Array.isArray(right)) {
    return bounded([...left, ...right], expression, scope);
  }
  if (operator === "*" && Array.isArray(left) && isCount(right))
    return repeated(left, right, expression, scope);
  if (operator === "*" && isCount(left) && Array.isArray(right))
    return repeated(right, left, expression, scope);
  if (!isArithmetic(operator)) throw problemAt(scope.source, expression, `${operator} is not computed here`);
  const [x, y] = [numberCode(left), numberCode(right)];
  if (!x || !y) throw problemAt(scope.source, expression, `${operator} of what is no number`);
  return atPlace(expression, scope, (place) => arithmetic(operator, x, y, place).run(0));
}

function sign(expression: Extract<Operation, { type: "unary" }>, scope: Scope, inner: Inner): Value {
  const value = inner(expression.operand);
  if (expression.operator === "not") return !isTrue(value);
  const number = typeof value === "boolean" ? Number(value) : value;
  if (typeof number !== "number" || expression.operator === "~") {
    throw problemAt(scope.source, expression, `${expression.operator} of what is no number`);
  }
  return expression.operator === "-" ? (Number.isInteger(number) ? 0 - number : -number) : number;
}

const isCount = (value: Value): value is number => Number.isInteger(value);

function repeated(list: readonly Value[], count: number, expression: Expression, scope: Scope): Value {
  const length = Math.max(0, count);
  if (list.length * length > MAX_ITEMS) bounded(Array(MAX_ITEMS).fill(0), expression, scope);
  return bounded(Array.from({ length }, () => list).flat(1), expression, scope);
}

const isArithmetic = (operator: string): operator is Arithmetic =>
  ["+", "-", "*", "/", "//", "%", "**"].includes(operator);

/** A number as the expression language computes with it; undefined for what is none. */
export function numberCode(value: Value | undefined): Code | undefined {
  if (typeof value === "boolean") return constant(Number(value), "int");
  return typeof value === "number" ? constant(value, kindOf(value)) : undefined;
}

// What is whole is taken for an int: only the sign of a zero tells them apart.
const kindOf = (value: number): Kind =>
  Number.isSafeInteger(value) && !Object.is(value, -0) ? "int" : "float";

/** Compute as the expression language does; what it refuses is refused at the place of `expression`. */
export function atPlace(expression: Expression, { source }: Scope, work: (place: Place) => number): number {
  try {
    return work({ column: 1, variable: undefined });
  } catch (error) {
    if (!isProblem(error)) throw error;
    const message = error.message.replace(/^column \d+: /, "");
    throw problemAt(source, expression, message, { allowed: error.allowed, hint: error.hint });
  }
}
