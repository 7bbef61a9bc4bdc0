import { show } from "../../core/expression/failure.ts";
import { constants, functions, type PythonFunction } from "../../core/expression/functions.ts";
import type { Span } from "../syntax.ts";
import { itemsOf, power } from "./arithmetic.ts";
import { BUILTINS, type Builtin, integer } from "./builtins.ts";
import { order } from "./comparison.ts";
import type { Program } from "./program.ts";
import { int, isTrue, kindOf, numberIn, Sequence, type Value } from "./values.ts";

// Modules whose functions are interpreted: math, NumPy's functions of one number, and bisect.

/** The function of a path: `abs`, `math.cos`, `numpy.clip`; undefined where it is none of ours. */
export function builtinAt(path: string): Builtin | undefined {
  const known = made.get(path);
  if (known) return known;
  const builtin = BUILTINS.get(path) ?? OWN.get(path) ?? fromTable(path);
  if (builtin) made.set(path, builtin);
  return builtin;
}

const made = new Map<string, Builtin>();

/** The number of a path: `math.pi`. */
export const constantAt = (path: string): number | undefined =>
  /^(math|numpy)\./.test(path) ? constants.get(path) : undefined;

/** The float of a float, for a path that has such a function: `math.cos`; undefined for others. */
export function floatFunction(path: string): ((x: number) => number) | undefined {
  const target = /^(math|numpy)\./.test(path) ? functions.get(path) : undefined;
  return target && !target.toInt && !OWN.has(path) && !target.power ? target.one : undefined;
}

/** The library's path of a bare name that nobody defined: `cos` is `math.cos`. */
export function bareAt(name: string): string | undefined {
  if (BUILTINS.has(name)) return name;
  const path = `math.${name}`;
  return name !== "e" && (functions.has(path) || constants.has(path)) ? path : undefined;
}

/** Has a library a function or constant of that name? */
export const isIn = (module: string, name: string): boolean =>
  builtinAt(`${module}.${name}`) !== undefined || constantAt(`${module}.${name}`) !== undefined;

const number = (x: Value | undefined, span: Span, program: Program): number => {
  const value = x === undefined ? undefined : numberIn(x);
  if (value === undefined) throw program.failure(span, `${kindOf(x as Value)} where a number belongs`);
  return value;
};

const tests = {
  isnan: Number.isNaN,
  isfinite: Number.isFinite,
  isinf: (x: number) => Math.abs(x) === Infinity,
};

/** Those that the table of expressions has not, or has otherwise. */
const OWN: ReadonlyMap<string, Builtin> = new Map<string, Builtin>([
  ...["math", "numpy"].flatMap((module) =>
    Object.entries(tests).map(([name, test]): [string, Builtin] => [
      `${module}.${name}`,
      { least: 1, most: 1, run: ([x], span, program) => test(number(x, span, program)) },
    ]),
  ),
  // NumPy's give floats
  ...(["floor", "ceil", "trunc"] as const).map((name): [string, Builtin] => [
    `numpy.${name}`,
    { least: 1, most: 1, run: ([x], span, program) => Math[name](number(x, span, program)) },
  ]),
  ...(["abs", "fabs"] as const).map((name): [string, Builtin] => [
    `numpy.${name}`,
    BUILTINS.get("abs") as Builtin,
  ]),
  ...(["minimum", "maximum"] as const).map((name): [string, Builtin] => [
    `numpy.${name}`,
    { ...(BUILTINS.get(name.slice(0, 3)) as Builtin), least: 2, most: 2 },
  ]),
  [
    "numpy.clip",
    {
      least: 3,
      most: 3,
      run([x, low, high], span, program) {
        const above = order("<", x as Value, low as Value, span, program) < 0 ? low : x;
        return (order(">", above as Value, high as Value, span, program) > 0 ? high : above) as Value;
      },
    },
  ],
  [
    "numpy.where",
    { least: 3, most: 3, run: ([test, yes, no]) => (isTrue(test as Value) ? yes : no) as Value },
  ],
  ["numpy.interp", { least: 3, most: 3, run: interp }],
  ["bisect.bisect", { least: 2, most: 2, run: (args, span, program) => bisect(args, true, span, program) }],
  [
    "bisect.bisect_right",
    { least: 2, most: 2, run: (args, span, program) => bisect(args, true, span, program) },
  ],
  [
    "bisect.bisect_left",
    { least: 2, most: 2, run: (args, span, program) => bisect(args, false, span, program) },
  ],
]);

/** How many of a sorted list stand before a value. */
function bisect(args: readonly Value[], right: boolean, span: Span, program: Program): Value {
  const [list, x] = args as [Value, Value];
  const before = itemsOf(list, span, program).filter((item) => {
    const side = order("<", item, x, span, program);
    return right ? side <= 0 : side < 0;
  });
  return int(before.length);
}

/** `np.interp(x, xp, fp)`; x is a number, or a list of some. */
function interp([x, xp, fp]: readonly Value[], span: Span, program: Program): Value {
  const [from, to] = [xp, fp].map((list) =>
    itemsOf(list as Value, span, program).map((item) => number(item, span, program)),
  ) as [number[], number[]];
  if (from.length !== to.length || from.length === 0) {
    throw program.failure(span, `${from.length} places and ${to.length} values`);
  }
  const at = (value: Value) => interpolated(number(value, span, program), from, to);
  if (!(x instanceof Sequence)) return at(x as Value);
  return new Sequence("list", itemsOf(x, span, program).map(at));
}

function interpolated(x: number, from: readonly number[], to: readonly number[]): number {
  const next = from.findIndex((place) => place > x);
  if (next < 0) return to.at(-1) as number;
  if (next === 0) return to[0] as number;
  const [x0, x1, y0, y1] = [from[next - 1], from[next], to[next - 1], to[next]] as [
    number,
    number,
    number,
    number,
  ];
  return x === x0 ? y0 : ((y1 - y0) / (x1 - x0)) * (x - x0) + y0;
}

/** A function of the expressions' table, on values. */
function fromTable(path: string): Builtin | undefined {
  const target = /^(math|numpy)\./.test(path) ? functions.get(path) : undefined;
  if (!target) return undefined;
  const name = path.slice(path.indexOf(".") + 1);
  return {
    least: target.one ? 1 : 2,
    most: target.many ? Infinity : (target.two ?? target.join) ? 2 : 1,
    run(args, span, program) {
      if (target.power) return libraryPower(path, args, span, program);
      const [first, ...rest] = args as [Value, ...Value[]];
      const x = number(first, span, program);
      const numbers = rest.map((arg) => number(arg, span, program));
      if (target.toInt)
        return typeof first === "number" ? integer(target.one as Whole, x, span, program) : int(x);
      const { one, two } = target;
      // reduce() gives an index too, which Math.hypot would take for a number
      const result =
        numbers.length === 0 ? (one as Whole)(x) : numbers.reduce((a, b) => (two as Pair)(a, b), x);
      return result - result === 0 ? result : notFinite(name, target, result, [x, ...numbers], span, program);
    },
  };
}

type Whole = (x: number) => number;
type Pair = (x: number, y: number) => number;

/** math.pow() gives a float, NumPy's power an int for two. */
function libraryPower(path: string, args: readonly Value[], span: Span, program: Program): Value {
  const [x, y] = args.map((arg) => number(arg, span, program)) as [number, number];
  if (path === "math.pow") return power(x, y, span, program);
  if (typeof args[0] !== "number" && typeof args[1] !== "number" && y < 0) {
    throw program.failure(span, "an integer to a negative integer power, which NumPy refuses");
  }
  return power(args[0] as Value, args[1] as Value, span, program);
}

/** What math does with a result that is not finite: raise, unless an argument was like it. */
function notFinite(
  name: string,
  target: PythonFunction,
  result: number,
  args: readonly number[],
  span: Span,
  program: Program,
): number {
  const text = `${name}(${args.map(show).join(", ")})`;
  const isOdd = args.some((arg) => !Number.isFinite(arg));
  if (Number.isNaN(result) ? args.some(Number.isNaN) : target.infinite || isOdd) return result;
  const why = Number.isNaN(result) || name.includes("log") ? "has no value" : "is too large for a float";
  throw program.failure(span, `${text} ${why}`);
}
