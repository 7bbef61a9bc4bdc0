import type { Comparison, Span } from "../syntax.ts";
import type { Program } from "./program.ts";
import { Dict, Int, keyOf, kindOf, numberIn, Range, Sequence, type Value, wholeIn } from "./values.ts";

/** `x operator y`. */
export type Test = (x: Value, y: Value) => boolean;

/** What makes an operator's comparison for a place of a program. */
export function testOf(operator: Comparison, span: Span, program: Program): Test {
  switch (operator) {
    case "<":
      return (x, y) => {
        if (typeof x === "number" && typeof y === "number") return x < y;
        if (x instanceof Int && y instanceof Int) return x.value < y.value;
        return order(operator, x, y, span, program) < 0;
      };
    case "<=":
      return (x, y) => {
        if (typeof x === "number" && typeof y === "number") return x <= y;
        if (x instanceof Int && y instanceof Int) return x.value <= y.value;
        return order(operator, x, y, span, program) <= 0;
      };
    case ">":
      return (x, y) => {
        if (typeof x === "number" && typeof y === "number") return x > y;
        if (x instanceof Int && y instanceof Int) return x.value > y.value;
        return order(operator, x, y, span, program) > 0;
      };
    case ">=":
      return (x, y) => {
        if (typeof x === "number" && typeof y === "number") return x >= y;
        if (x instanceof Int && y instanceof Int) return x.value >= y.value;
        return order(operator, x, y, span, program) >= 0;
      };
    case "==":
      return (x, y) => isEqual(x, y, span, program);
    case "!=":
      return (x, y) => !isEqual(x, y, span, program);
    case "in":
      return (x, y) => isIn(x, y, span, program);
    case "not in":
      return (x, y) => !isIn(x, y, span, program);
    case "is":
      return isSame;
    case "is not":
      return (x, y) => !isSame(x, y);
  }
}

/** Below, at or above 0 as `x` is to `y`; NaN where one of the two is. */
export function order(operator: string, x: Value, y: Value, span: Span, program: Program): number {
  const [a, b] = [numberIn(x), numberIn(y)];
  if (a !== undefined && b !== undefined) return a < b ? -1 : a > b ? 1 : a === b ? 0 : Number.NaN;
  throw program.failure(span, `${operator} between ${kindOf(x)} and ${kindOf(y)}`, {
    allowed: "numbers are compared",
  });
}

/** `x == y`. */
export function isEqual(x: Value, y: Value, span: Span, program: Program): boolean {
  const [a, b] = [numberIn(x), numberIn(y)];
  if (a !== undefined || b !== undefined) return a === b;
  if (x instanceof Sequence && y instanceof Sequence) {
    if (x.kind !== y.kind || x.items.length !== y.items.length) return false;
    program.spend(x.items.length, span);
    return x.items.every((item, i) => isEqual(item, y.items[i] as Value, span, program));
  }
  if (
    typeof x === "object" &&
    x !== null &&
    typeof y === "object" &&
    y !== null &&
    x.constructor === y.constructor
  ) {
    throw program.refusal(span, `a comparison of ${kindOf(x)} and ${kindOf(y)}`);
  }
  return x === y;
}

function isIn(item: Value, container: Value, span: Span, program: Program): boolean {
  if (container instanceof Sequence) {
    program.spend(container.items.length, span);
    return container.items.some((other) => isEqual(item, other, span, program));
  }
  if (container instanceof Range) {
    const index = ((wholeIn(item) ?? numberIn(item) ?? Number.NaN) - container.start) / container.step;
    return Number.isInteger(index) && index >= 0 && index < container.length;
  }
  if (container instanceof Dict) {
    const key = keyOf(item);
    return key !== undefined && container.entries.has(key);
  }
  if (typeof container === "string" && typeof item === "string") return container.includes(item);
  throw program.failure(span, `in ${kindOf(container)}`, { allowed: "a list, tuple, range or dict" });
}

/** `is` of None, True and False, the only values of which there is one each. */
const isSame: Test = (x, y) => x === y;
