/** An int of Python's; a float is a mere number. */
export class Int {
  readonly value: number;
  constructor(value: number) {
    this.value = value;
  }
}

/** A list or a tuple: nothing here changes one. */
export class Sequence {
  readonly kind: "list" | "tuple";
  readonly items: readonly Value[];
  constructor(kind: "list" | "tuple", items: readonly Value[]) {
    this.kind = kind;
    this.items = items;
  }
}

/** `range(start, stop, step)`: its numbers are made when they are asked for. */
export class Range {
  readonly start: number;
  readonly step: number;
  readonly length: number;
  constructor(start: number, stop: number, step: number) {
    this.start = start;
    this.step = step;
    this.length = Math.max(0, Math.ceil((stop - start) / step));
  }
  at(index: number): Int {
    return int(this.start + index * this.step);
  }
}

/** A dict, by the keys that keyOf() makes. */
export class Dict {
  readonly entries: ReadonlyMap<string | number | null, readonly [key: Value, value: Value]>;
  constructor(entries: Dict["entries"]) {
    this.entries = entries;
  }
}

/** What is bound to a function of the text; its own module knows what is in it. */
export abstract class Callable {
  abstract readonly name: string;
}

export type Value = number | Int | boolean | string | null | Sequence | Range | Dict | Callable;

/** The usual ones are made once. */
const SMALL = Array.from({ length: 1280 }, (_, i) => new Int(i - 256));

/** An int that is known to be safe; it has no -0. */
export function int(value: number): Int {
  return value >= -256 && value < 1024 ? (SMALL[value + 256] as Int) : new Int(value);
}

/** What a value is in arithmetic: a bool is 1 or 0; undefined for what is no number. */
export function numberIn(value: Value): number | undefined {
  if (typeof value === "number") return value;
  if (value instanceof Int) return value.value;
  return typeof value === "boolean" ? Number(value) : undefined;
}

/** The number that an int or a bool is; undefined for another value. */
export function wholeIn(value: Value): number | undefined {
  return typeof value === "number" ? undefined : numberIn(value);
}

/** Is a value taken for True where a condition stands? */
export function isTrue(value: Value): boolean {
  if (typeof value === "boolean") return value;
  if (typeof value === "number") return value !== 0; // nan is True
  if (value instanceof Int) return value.value !== 0;
  if (value instanceof Sequence) return value.items.length > 0;
  if (value instanceof Range) return value.length > 0;
  if (value instanceof Dict) return value.entries.size > 0;
  return value !== null && value !== "";
}

/** What a value is, for messages: "a list". */
export function kindOf(value: Value): string {
  if (typeof value === "number") return "a float";
  if (value instanceof Int) return "an int";
  if (typeof value === "boolean") return "a bool";
  if (typeof value === "string") return "a string";
  if (value instanceof Sequence) return `a ${value.kind}`;
  if (value instanceof Range) return "a range";
  if (value instanceof Dict) return "a dict";
  return value === null ? "None" : "a function";
}

/** A key of a dict as JavaScript compares it: 1, 1.0 and True are the same; undefined for what is no key here. */
export function keyOf(value: Value): string | number | null | undefined {
  if (typeof value === "string") return `"${value}`;
  const number = numberIn(value);
  return number === undefined ? (value === null ? null : undefined) : number + 0;
}
