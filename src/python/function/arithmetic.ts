import { floorDivide, modulo, oddPower, powerFailure } from "../../core/expression/python.ts";
import type { Binary, Span } from "../syntax.ts";
import type { Program } from "./program.ts";
import { Int, int, kindOf, numberIn, Range, Sequence, type Value, wholeIn } from "./values.ts";

/** `x operator y` at a place. */
export type Operation = (x: Value, y: Value) => Value;

/** What makes an operator's operation for a place of a program; undefined for one that is not interpreted. */
export function operationOf(operator: Binary, span: Span, program: Program): Operation | undefined {
  switch (operator) {
    case "+":
      return (x, y) => {
        if (typeof x === "number" && typeof y === "number") return x + y;
        if (x instanceof Sequence || y instanceof Sequence) return joined(x, y, span, program);
        return numeric(operator, x, y, add, add, span, program);
      };
    case "-":
      return (x, y) =>
        typeof x === "number" && typeof y === "number"
          ? x - y
          : numeric(operator, x, y, subtract, subtract, span, program);
    case "*":
      return (x, y) => {
        if (typeof x === "number" && typeof y === "number") return x * y;
        if (x instanceof Sequence || y instanceof Sequence) return repeated(x, y, span, program);
        return numeric(operator, x, y, multiply, multiply, span, program);
      };
    case "/":
      return (x, y) => {
        const a = numberIn(x);
        const b = numberIn(y);
        if (a === undefined || b === undefined) throw mistyped(operator, x, y, span, program);
        if (b === 0) throw program.failure(span, "division by zero");
        return a / b;
      };
    case "//":
    case "%": {
      const operation = operator === "//" ? floorDivide : modulo;
      return (x, y) => {
        if (numberIn(y) === 0) throw program.failure(span, "division by zero");
        return numeric(operator, x, y, operation, operation, span, program);
      };
    }
    case "**":
      return (x, y) => power(x, y, span, program);
    default:
      return undefined;
  }
}

const add = (a: number, b: number) => a + b;
const subtract = (a: number, b: number) => a - b;
const multiply = (a: number, b: number) => a * b;

/** An operation on two numbers, of which one may be an int: two ints give an int. */
function numeric(
  operator: string,
  x: Value,
  y: Value,
  ofFloats: (a: number, b: number) => number,
  ofInts: (a: number, b: number) => number,
  span: Span,
  program: Program,
): Value {
  if (x instanceof Int && y instanceof Int) return exact(ofInts(x.value, y.value), span, program);
  const a = numberIn(x);
  const b = numberIn(y);
  if (a === undefined || b === undefined) throw mistyped(operator, x, y, span, program);
  if (typeof x === "number" || typeof y === "number") return ofFloats(a, b);
  return exact(ofInts(a, b), span, program);
}

/** An int; one that float64 cannot hold exactly is refused. */
export function exact(value: number, span: Span, program: Program): Int {
  if (Number.isSafeInteger(value)) return int(value);
  throw program.failure(span, "an integer beyond 2**53", { allowed: "smaller ones, or floats" });
}

function mistyped(operator: string, x: Value, y: Value, span: Span, program: Program) {
  return program.failure(span, `${operator} of ${kindOf(x)} and ${kindOf(y)}`);
}

/** `x ** y`: an int to an int that is not negative is an int. */
export function power(x: Value, y: Value, span: Span, program: Program): Value {
  const [a, b] = [numberIn(x), numberIn(y)];
  if (a === undefined || b === undefined) throw mistyped("**", x, y, span, program);
  if (typeof x !== "number" && typeof y !== "number" && b >= 0) return wholePower(a, b, span, program);
  const result = a ** b;
  if (result - result === 0) return result;
  const reason = powerFailure(a, b);
  if (reason !== undefined) throw program.failure(span, reason);
  return oddPower(a, b);
}

/** By squaring: each product on the way is exact, or too large to be. */
function wholePower(base: number, exponent: number, span: Span, program: Program): Value {
  if (base === 0 || base === 1) return int(exponent === 0 ? 1 : base);
  if (base === -1) return int(exponent % 2 === 0 ? 1 : -1);
  let result = 1;
  for (let factor = base, rest = exponent; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result = exact(result * factor, span, program).value;
    if (rest > 1) factor = exact(factor * factor, span, program).value;
  }
  return int(result);
}

/** `-x` and `+x`. */
export function signed(operator: "+" | "-", x: Value, span: Span, program: Program): Value {
  if (typeof x === "number") return operator === "-" ? -x : x;
  const value = numberIn(x);
  if (value === undefined) throw program.failure(span, `${operator} of ${kindOf(x)}`);
  return int(operator === "-" ? 0 - value : value);
}

function joined(x: Value, y: Value, span: Span, program: Program): Value {
  if (!(x instanceof Sequence && y instanceof Sequence) || x.kind !== y.kind) {
    throw mistyped("+", x, y, span, program);
  }
  program.spend(x.items.length + y.items.length, span);
  return new Sequence(x.kind, [...x.items, ...y.items]);
}

function repeated(x: Value, y: Value, span: Span, program: Program): Value {
  const list = x instanceof Sequence ? x : y;
  const times = wholeIn(list === x ? y : x);
  if (!(list instanceof Sequence) || times === undefined) throw mistyped("*", x, y, span, program);
  const count = Math.max(0, times);
  program.spend(list.items.length * count, span);
  return new Sequence(list.kind, Array.from({ length: count }, () => list.items).flat(1));
}

/** The values of a list, a tuple or a range, each of which is counted. Throws a Problem for another value. */
export function itemsOf(value: Value, span: Span, program: Program): readonly Value[] {
  if (value instanceof Sequence) {
    program.spend(value.items.length, span);
    return value.items;
  }
  if (!(value instanceof Range)) throw program.failure(span, `${kindOf(value)} where a list belongs`);
  program.spend(value.length, span);
  return Array.from({ length: value.length }, (_, i) => value.at(i));
}
