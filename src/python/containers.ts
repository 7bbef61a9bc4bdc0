import { type Scope, unknown, type Value } from "./environment.ts";
import { problemAt } from "./source.ts";
import type { Entry, Expression, Slice, Span } from "./syntax.ts";

/** A list has no more in it, with what is in the lists in it: `[0] * 10 ** 9` is refused before it is made. */
export const MAX_ITEMS = 100_000;

type Dict = { readonly [key: string]: Value };
type Inner = (node: Expression) => Value;

export const isDict = (value: Value): value is Dict =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The list that expressions between commas are, `*` before some. */
export function listOf(items: readonly Expression[], { source }: Scope, inner: Inner): Value[] {
  const list: Value[] = [];
  for (const item of items) {
    if (item.type !== "starred") list.push(inner(item));
    else {
      const value = inner(item.value);
      if (!Array.isArray(value)) throw problemAt(source, item, "this is no list");
      list.push(...value.slice(0, MAX_ITEMS));
    }
    if (list.length > MAX_ITEMS) break;
  }
  return bounded(list, items[0] ?? { from: 0, to: 0 }, { source });
}

/** A value that is not too large. Throws a Problem at `expression` where it is. */
export function bounded<T extends Value>(value: T, expression: Span, { source }: Pick<Scope, "source">): T {
  if (weightOf(value) <= MAX_ITEMS) return value;
  throw problemAt(source, expression, `more than ${MAX_ITEMS} values in a list`);
}

const weights = new WeakMap<object, number>();

/** How many values there are in a value: one in many places is counted in each, and computed once. */
function weightOf(value: Value): number {
  if (typeof value === "string") return value.length;
  if (typeof value !== "object" || value === null) return 1;
  const before = weights.get(value);
  if (before !== undefined) return before;
  let weight = 1;
  for (const inner of Object.values(value)) weight += weightOf(inner);
  weights.set(value, weight);
  return weight;
}

/** The dict that entries are. */
export function dictOf(entries: readonly Entry[], scope: Scope, inner: Inner): Dict {
  const object: Record<string, Value> = {};
  for (const { key, value } of entries) {
    const own = inner(value);
    if (key) put(object, keyOf(inner(key), key, scope), own);
    else if (isDict(own)) for (const name of Object.keys(own)) put(object, name, own[name] as Value);
    else throw problemAt(scope.source, value, "this is no dict");
    bounded(own, value, scope);
  }
  return object;
}

/** A key as JSON has it: `30` is "30". */
export function keyOf(key: Value, expression: Expression, { source }: Scope): string {
  if (typeof key === "object") throw problemAt(source, expression, "this is no key for a dict here");
  return String(key);
}

/** Defined, not assigned: "__proto__" is a key like any other. */
export function put<T>(object: Record<string, T>, key: string, value: T): void {
  Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
}

/** `object[index]`. */
export function elementOf(object: Value, index: Value, expression: Expression, scope: Scope): Value {
  if (Array.isArray(object) && typeof index === "number") {
    const value = object[index < 0 ? index + object.length : index];
    if (value === undefined)
      throw problemAt(scope.source, expression, `index ${index} of ${object.length} values`);
    return value;
  }
  if (isDict(object) && typeof index !== "object") {
    const value = Object.hasOwn(object, String(index)) ? object[String(index)] : undefined;
    if (value === undefined) throw problemAt(scope.source, expression, `the dict has no key ${index}`);
    return value;
  }
  throw unknown(scope, expression);
}

/** `list[start:stop]`, with the step 1. */
export function sliceOf(
  object: Value,
  slice: Slice,
  expression: Expression,
  scope: Scope,
  inner: Inner,
): Value {
  if ((!Array.isArray(object) && typeof object !== "string") || slice.step) throw unknown(scope, expression);
  const [start, stop] = [slice.start, slice.stop].map((bound) => {
    const value = bound ? inner(bound) : undefined;
    if (value === undefined || Number.isInteger(value)) return value as number | undefined;
    throw problemAt(scope.source, expression, "a bound of this slice is no integer");
  });
  return object.slice(start, stop);
}
