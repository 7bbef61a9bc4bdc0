import type { Span } from "../syntax.ts";
import { itemsOf } from "./arithmetic.ts";
import type { Program } from "./program.ts";
import { Dict, keyOf, kindOf, Range, Sequence, type Value, wholeIn } from "./values.ts";

/** The dict of some entries; the last one with a key counts. */
export function keyed(entries: readonly (readonly [Value, Value])[], span: Span, program: Program): Dict {
  const map = new Map<string | number | null, readonly [Value, Value]>();
  for (const [key, value] of entries) {
    const own = keyOf(key);
    if (own === undefined) throw program.refusal(span, `${kindOf(key)} as a key of a dict`);
    map.set(own, [map.get(own)?.[0] ?? key, value]);
  }
  return new Dict(map);
}

/** `object[index]`. */
export function elementOf(object: Value, index: Value, span: Span, program: Program): Value {
  if (object instanceof Dict) {
    const key = keyOf(index);
    const entry = key === undefined ? undefined : object.entries.get(key);
    if (entry === undefined) throw program.failure(span, "the dict has no such key");
    return entry[1];
  }
  const isList = object instanceof Sequence;
  if (!isList && !(object instanceof Range)) throw program.failure(span, `an index of ${kindOf(object)}`);
  const place = wholeIn(index);
  if (place === undefined) throw program.failure(span, `${kindOf(index)} as an index`, { allowed: "an int" });
  const length = isList ? object.items.length : object.length;
  const at = place < 0 ? place + length : place;
  if (at < 0 || at >= length) throw program.failure(span, `index ${place} of ${length} values`);
  return isList ? (object.items[at] as Value) : object.at(at);
}

/** `list[start:stop:step]`, of a list, a tuple or a range; what is left out of the bounds is None. */
export function sliceOf(object: Value, bounds: readonly Value[], span: Span, program: Program): Value {
  if (!(object instanceof Sequence) && !(object instanceof Range)) {
    throw program.failure(span, `a slice of ${kindOf(object)}`);
  }
  const [first, last, step = 1] = bounds.map((bound) => {
    const value = bound === null ? undefined : wholeIn(bound);
    if (bound !== null && value === undefined) throw program.failure(span, `${kindOf(bound)} in a slice`);
    return value;
  });
  if (step === 0) throw program.failure(span, "a slice with the step 0");
  const all = itemsOf(object, span, program);
  const { length } = all;
  const [low, high] = step > 0 ? [0, length] : [-1, length - 1];
  const at = (place: number) => Math.min(high, Math.max(low, place < 0 ? place + length : place));
  const start = first === undefined ? (step > 0 ? low : high) : at(first);
  const stop = last === undefined ? (step > 0 ? high : low) : at(last);
  const items: Value[] = [];
  for (let i = start; step > 0 ? i < stop : i > stop; i += step) items.push(all[i] as Value);
  return new Sequence(object instanceof Sequence ? object.kind : "list", items);
}

/** Methods of a dict that change nothing; undefined for others. */
export function methodOf(name: string): ((dict: Dict, args: readonly Value[]) => Value) | undefined {
  return METHODS.get(name);
}

const METHODS: ReadonlyMap<string, (dict: Dict, args: readonly Value[]) => Value> = new Map(
  Object.entries({
    get: ({ entries }: Dict, [key = null, fallback = null]: readonly Value[]) => {
      const own = keyOf(key);
      return own === undefined ? fallback : (entries.get(own)?.[1] ?? fallback);
    },
    keys: ({ entries }: Dict) =>
      new Sequence(
        "list",
        [...entries.values()].map(([key]) => key),
      ),
    values: ({ entries }: Dict) =>
      new Sequence(
        "list",
        [...entries.values()].map(([, value]) => value),
      ),
    items: ({ entries }: Dict) =>
      new Sequence(
        "list",
        [...entries.values()].map((entry) => new Sequence("tuple", entry)),
      ),
  }),
);
