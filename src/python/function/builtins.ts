import { roundDigits, roundHalfEven } from "../../core/expression/python.ts";
import type { Span } from "../syntax.ts";
import { exact, itemsOf, operationOf, power } from "./arithmetic.ts";
import { order } from "./comparison.ts";
import type { Program } from "./program.ts";
import {
  Dict,
  type Int,
  int,
  isTrue,
  kindOf,
  numberIn,
  Range,
  Sequence,
  type Value,
  wholeIn,
} from "./values.ts";

/** A function of Python's or of a library's, with how many arguments it takes. */
export interface Builtin {
  readonly least: number;
  readonly most: number;
  /** Called with that many. */
  readonly run: (args: readonly Value[], span: Span, program: Program) => Value;
}

const taking = (least: number, most: number, run: Builtin["run"]): Builtin => ({ least, most, run });

/** Python's own functions. */
export const BUILTINS: ReadonlyMap<string, Builtin> = new Map(
  Object.entries({
    min: taking(1, Infinity, (args, span, program) => extreme("<", args, span, program)),
    max: taking(1, Infinity, (args, span, program) => extreme(">", args, span, program)),
    abs: taking(1, 1, ([x], span, program) => {
      if (typeof x === "number") return Math.abs(x);
      return int(Math.abs(whole(x, span, program)));
    }),
    round: taking(1, 2, round),
    int: taking(0, 1, ([x = int(0)], span, program) => toInt(x, span, program)),
    float: taking(0, 1, ([x = 0], span, program) => toFloat(x, span, program)),
    bool: taking(0, 1, ([x = false]) => isTrue(x)),
    pow: taking(2, 2, ([x, y], span, program) => power(x as Value, y as Value, span, program)),
    divmod: taking(2, 2, (args, span, program) => {
      const [x, y] = args as [Value, Value];
      const values = (["//", "%"] as const).map((operator) => operationOf(operator, span, program)?.(x, y));
      return new Sequence("tuple", values as Value[]);
    }),
    len: taking(1, 1, ([x], span, program) => {
      if (x instanceof Sequence) return int(x.items.length);
      if (x instanceof Range) return int(x.length);
      if (x instanceof Dict) return int(x.entries.size);
      if (typeof x === "string") return int([...x].length);
      throw program.failure(span, `len of ${kindOf(x as Value)}`);
    }),
    sum: taking(1, 2, ([list, start = int(0)], span, program) => {
      const add = operationOf("+", span, program) as (x: Value, y: Value) => Value;
      return itemsOf(list as Value, span, program).reduce(add, start);
    }),
    any: taking(1, 1, ([list], span, program) => itemsOf(list as Value, span, program).some(isTrue)),
    all: taking(1, 1, ([list], span, program) => itemsOf(list as Value, span, program).every(isTrue)),
    list: taking(0, 1, ([list], span, program) => new Sequence("list", copy(list, span, program))),
    tuple: taking(0, 1, ([list], span, program) => new Sequence("tuple", copy(list, span, program))),
    sorted: taking(1, 1, ([list], span, program) => {
      const items = [...itemsOf(list as Value, span, program)];
      return new Sequence(
        "list",
        items.sort((x, y) => order("<", x, y, span, program)),
      );
    }),
    reversed: taking(1, 1, ([list], span, program) => {
      return new Sequence("list", [...itemsOf(list as Value, span, program)].reverse());
    }),
    range: taking(1, 3, (args, span, program) => {
      const [first, second, third = 1] = args.map((arg) => whole(arg, span, program, "range"));
      if (third === 0) throw program.failure(span, "a range with the step 0");
      const start = second === undefined ? 0 : (first as number);
      return new Range(start, second ?? (first as number), third);
    }),
    enumerate: taking(1, 2, ([list, start = int(0)], span, program) => {
      const first = whole(start, span, program);
      return tuples(itemsOf(list as Value, span, program).map((item, i) => [int(first + i), item]));
    }),
    zip: taking(1, Infinity, (args, span, program) => {
      const lists = args.map((list) => itemsOf(list, span, program));
      const length = Math.min(...lists.map((list) => list.length));
      return tuples(Array.from({ length }, (_, i) => lists.map((list) => list[i] as Value)));
    }),
  } satisfies Record<string, Builtin>),
);

const tuples = (rows: readonly (readonly Value[])[]): Sequence =>
  new Sequence(
    "list",
    rows.map((row) => new Sequence("tuple", row)),
  );

const copy = (list: Value | undefined, span: Span, program: Program): readonly Value[] =>
  list === undefined ? [] : itemsOf(list, span, program);

/** An int, or what a bool is as one. Throws a Problem for another value. */
function whole(x: Value | undefined, span: Span, program: Program, name = "this"): number {
  const value = x === undefined ? undefined : wholeIn(x);
  if (value !== undefined) return value;
  throw program.failure(span, `${kindOf(x as Value)} where ${name} takes an int`);
}

/** The first of those that none is below, or above. */
function extreme(operator: "<" | ">", args: readonly Value[], span: Span, program: Program): Value {
  const [only] = args;
  const items = args.length === 1 ? itemsOf(only as Value, span, program) : args;
  const [first, ...rest] = items;
  if (first === undefined) throw program.failure(span, "nothing to compare");
  if (rest.length === 0) return first;
  return rest.reduce<Value>((best, item) => {
    const side = order(operator, item, best, span, program);
    return (operator === "<" ? side < 0 : side > 0) ? item : best;
  }, first);
}

function round([x, digits = null]: readonly Value[], span: Span, program: Program): Value {
  const number = x === undefined ? undefined : numberIn(x);
  if (number === undefined) throw program.failure(span, `round of ${kindOf(x as Value)}`);
  if (digits === null) return typeof x === "number" ? integer(roundHalfEven, x, span, program) : int(number);
  const rounded = roundDigits(number, whole(digits, span, program, "round"));
  return typeof x === "number" ? rounded : exact(rounded, span, program);
}

/** What makes an int of a float: one that is infinite or nan has none. */
export function integer(make: (x: number) => number, x: number, span: Span, program: Program): Int {
  if (x - x !== 0)
    throw program.failure(span, `${Number.isNaN(x) ? "nan" : "infinity"} has no integer value`);
  return exact(make(x), span, program);
}

function toInt(x: Value, span: Span, program: Program): Value {
  if (typeof x === "number") return integer(Math.trunc, x, span, program);
  const value = numberIn(x);
  if (value !== undefined) return int(value);
  if (typeof x === "string" && /^\s*[-+]?\d+\s*$/.test(x)) return exact(Number(x), span, program);
  throw program.failure(span, `int of ${kindOf(x)}`);
}

const FLOAT = /^\s*[-+]?(?:(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?|(inf(?:inity)?)|(nan))\s*$/i;

function toFloat(x: Value, span: Span, program: Program): number {
  const value = numberIn(x);
  if (value !== undefined) return value;
  const [text, infinite, nan] = (typeof x === "string" && FLOAT.exec(x)) || [];
  if (text === undefined) throw program.failure(span, `float of ${kindOf(x)}`);
  if (nan !== undefined) return Number.NaN;
  if (infinite === undefined) return Number(text);
  return text.includes("-") ? -Infinity : Infinity;
}
