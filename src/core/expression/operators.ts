import { type Code, fold, type Run, type Test } from "./code.ts";
import { fail, type Place } from "./failure.ts";
import { power } from "./power.ts";
import { floorDivide, modulo } from "./python.ts";
import type { Arithmetic, Comparison, Kind } from "./syntax.ts";

/** `left operator right`, numbers to a number. */
export function arithmetic(operator: Arithmetic, left: Code, right: Code, place: Place): Code {
  const run = OPERATORS[operator](left, right, place);
  const kind = kindOf(operator, left, right);
  // A Python int has no -0.
  const whole: Run = kind === "int" && operator !== "+" && operator !== "-" ? (t) => run(t) + 0 : run;
  return fold(whole, kind, [left, right]);
}

function kindOf(operator: Arithmetic, left: Code, right: Code): Kind {
  if (operator === "/" || left.kind === "float" || right.kind === "float") return "float";
  if (left.kind !== "int" || right.kind !== "int") return "mixed";
  if (operator !== "**") return "int";
  // An int to a negative int is a float.
  if (right.constant === undefined) return "mixed";
  return right.constant < 0 ? "float" : "int";
}

// A closure that reads a constant directly saves a call, which is most of what an operation costs.
const OPERATORS: Readonly<Record<Arithmetic, (left: Code, right: Code, place: Place) => Run>> = {
  "+": ({ run: l, constant: a }, { run: r, constant: b }) => {
    if (b !== undefined) return (t) => l(t) + b;
    return a !== undefined ? (t) => a + r(t) : (t) => l(t) + r(t);
  },
  "-": ({ run: l, constant: a }, { run: r, constant: b }) => {
    if (b !== undefined) return (t) => l(t) - b;
    return a !== undefined ? (t) => a - r(t) : (t) => l(t) - r(t);
  },
  "*": ({ run: l, constant: a }, { run: r, constant: b }) => {
    if (b !== undefined) return (t) => l(t) * b;
    return a !== undefined ? (t) => a * r(t) : (t) => l(t) * r(t);
  },
  "/": ({ run: l }, { run: r, constant: b }, place) => {
    if (b) return (t) => l(t) / b;
    return (t) => {
      const x = l(t);
      const y = r(t);
      return y !== 0 ? x / y : fail(place, t, "division by zero");
    };
  },
  "//": ({ run: l }, { run: r }, place) => divided(floorDivide, l, r, place),
  "%": ({ run: l }, { run: r }, place) => divided(modulo, l, r, place),
  "**": power,
};

function divided(operation: (x: number, y: number) => number, l: Run, r: Run, place: Place): Run {
  return (t) => {
    const x = l(t);
    const y = r(t);
    return y !== 0 ? operation(x, y) : fail(place, t, "division by zero");
  };
}

/** The comparisons of two numbers. */
export const COMPARE: Readonly<Record<Comparison, (x: number, y: number) => boolean>> = {
  "<": (x, y) => x < y,
  "<=": (x, y) => x <= y,
  ">": (x, y) => x > y,
  ">=": (x, y) => x >= y,
  "==": (x, y) => x === y,
  "!=": (x, y) => x !== y,
};

/** `left operator right` as a condition. */
export function comparison(operator: Comparison, left: Code, right: Code): Test {
  const { run: l } = left;
  const { run: r, constant: b } = right;
  if (b !== undefined) return AGAINST[operator](l, b);
  const holds = COMPARE[operator];
  return (t) => holds(l(t), r(t));
}

const AGAINST: Readonly<Record<Comparison, (l: Run, b: number) => Test>> = {
  "<": (l, b) => (t) => l(t) < b,
  "<=": (l, b) => (t) => l(t) <= b,
  ">": (l, b) => (t) => l(t) > b,
  ">=": (l, b) => (t) => l(t) >= b,
  "==": (l, b) => (t) => l(t) === b,
  "!=": (l, b) => (t) => l(t) !== b,
};
