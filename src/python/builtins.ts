import { call } from "../core/expression/call.ts";
import { functions } from "../core/expression/functions.ts";
import { isTrue } from "./comparison.ts";
import { isDict, MAX_ITEMS, put } from "./containers.ts";
import { type Scope, Unknown, unknown, type Value } from "./environment.ts";
import { dottedName } from "./names.ts";
import { atPlace, numberCode } from "./operators.ts";
import { problemAt } from "./source.ts";
import type { Call, Expression, Span } from "./syntax.ts";

type Inner = (node: Expression) => Value;

/** The value of a call of one of Python's own functions, or of math's and NumPy's. */
export function callBuiltin(expression: Call & Span, scope: Scope, inner: Inner): Value {
  const node = expression as Expression;
  const name = dottedName(expression.callee);
  if (name === "dict") return dictCall(expression, scope, inner);
  const own = name === undefined ? undefined : BUILTINS[name];
  const target = name === undefined ? undefined : functions.get(name);
  if (name === undefined || (!own && !target)) throw unknown(scope, node);
  const keyword = expression.args.find(({ kind }) => kind !== "positional");
  if (keyword) throw unknown(scope, node, "is not computed here with such arguments");
  const args = expression.args.map(({ value }) => value);
  const values = own && name === "len" ? ofWhole(node, scope, () => args.map(inner)) : args.map(inner);
  const value = own?.(values, node, scope);
  if (value !== undefined) return value;
  const several = values.length === 1 && (name === "min" || name === "max") ? values[0] : values;
  const codes = Array.isArray(several) ? several.map((item: Value) => numberCode(item)) : [undefined];
  const numbers = codes.filter((code) => code !== undefined);
  if (!target || numbers.length !== codes.length) {
    throw problemAt(scope.source, node, `${name} of what it does not take`);
  }
  const [only] = numbers;
  if (only && numbers.length === 1 && several !== values) return only.run(0);
  const outside = { variable: undefined, bound: new Map() };
  return atPlace(node, scope, (place) => call(name, numbers, place, outside).run(0));
}

/** What is not known in an argument of it is asked for as the whole: `len(loader)`, not `loader`. */
function ofWhole<T>(expression: Expression, scope: Scope, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof Unknown ? unknown(scope, expression) : error;
  }
}

/** Functions of more than numbers; undefined where the one of numbers is meant. */
const BUILTINS: Readonly<
  Record<string, (values: readonly Value[], expression: Expression, scope: Scope) => Value | undefined>
> = Object.assign(Object.create(null), {
  len([value, more]: Value[], expression: Expression, scope: Scope) {
    if (more === undefined && (Array.isArray(value) || typeof value === "string")) return value.length;
    if (more === undefined && value !== undefined && isDict(value)) return Object.keys(value).length;
    throw unknown(scope, expression);
  },
  range: rangeOf,
  list: listCall,
  tuple: listCall,
  sorted(values: Value[], expression: Expression, scope: Scope) {
    const list = listCall(values, expression, scope);
    if (!list.every((item) => typeof item === "number")) throw unknown(scope, expression);
    return list.sort((a, b) => a - b);
  },
  sum([value]: Value[], expression: Expression, scope: Scope) {
    const items: readonly Value[] = Array.isArray(value) ? value : [null];
    const list = items.map((item) => (typeof item === "boolean" ? Number(item) : item));
    if (!list.every((item) => typeof item === "number")) throw unknown(scope, expression);
    return list.reduce((sum, item) => sum + item, 0);
  },
  str([value]: Value[], expression: Expression, scope: Scope) {
    if (typeof value === "string") return value;
    throw unknown(scope, expression);
  },
  bool: ([value]: Value[]) => value !== undefined && isTrue(value),
  int: ([value]: Value[]) => numberOf(value, /^\s*[-+]?\d+\s*$/),
  float: ([value]: Value[]) =>
    numberOf(value, /^\s*[-+]?(?:(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?|inf(?:inity)?|nan)\s*$/i),
});

/** A number that a string says, in digits. */
function numberOf(value: Value | undefined, pattern: RegExp): number | undefined {
  if (typeof value !== "string" || !pattern.test(value)) return undefined;
  const text = value.trim().toLowerCase();
  if (text.includes("nan")) return Number.NaN;
  if (text.includes("inf")) return text.startsWith("-") ? -Infinity : Infinity;
  return Number(text);
}

function listCall(values: readonly Value[], expression: Expression, scope: Scope): Value[] {
  const [value = [], more] = values;
  if (!Array.isArray(value) || more !== undefined) throw unknown(scope, expression);
  return [...value];
}

function rangeOf(values: readonly Value[], expression: Expression, scope: Scope): number[] {
  const numbers = values.filter((value): value is number => Number.isInteger(value));
  const [first = 0, second, step = 1] = numbers;
  if (numbers.length !== values.length || numbers.length === 0 || numbers.length > 3 || step === 0) {
    throw problemAt(scope.source, expression, "range takes one to three integers, the step not 0");
  }
  const [start, stop] = second === undefined ? [0, first] : [first, second];
  const length = Math.max(0, Math.ceil((stop - start) / step));
  if (length > MAX_ITEMS)
    throw problemAt(scope.source, expression, `a list of more than ${MAX_ITEMS} values`);
  return Array.from({ length }, (_, i) => start + i * step);
}

function dictCall(expression: Call & Span, scope: Scope, inner: Inner): Value {
  const object: Record<string, Value> = {};
  for (const argument of expression.args) {
    const value = inner(argument.value);
    if (argument.kind === "keyword") put(object, argument.name, value);
    else if (argument.kind !== "*" && isDict(value)) {
      for (const key of Object.keys(value)) put(object, key, value[key] as Value);
    } else throw unknown(scope, expression as Expression);
  }
  return object;
}
