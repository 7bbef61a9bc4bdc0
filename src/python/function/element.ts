import type { Span } from "../syntax.ts";
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
