import type { Chunk, Curve } from "./curve.ts";
import { type At, type Facts, FactsReader } from "./facts.ts";

/** What was seen of all values of a curve while something else read them. */
export interface Seen {
  readonly facts: Facts;
  /** How many values from the first on are exactly 0. */
  readonly zeros: number;
  /** The index behind the last value that is not below a hundred-thousandth of the highest: where the tail begins. */
  readonly tail: number;
  /** The index behind the last value that is not exactly 0. */
  readonly zeroTail: number;
  /** Where a value is first below 0, by more than rounding; undefined where none is. */
  readonly negative: number | undefined;
  /** The highest rate that was turned back from, or that is the last, behind the end; undefined where none is. */
  readonly behind: At | undefined;
  /** The value at an index: one of those that were to be kept, of the first or of the last one; else undefined. */
  at(index: number): number | undefined;
}

/** A value below this part of the highest does next to nothing. */
const tiny = 1e-5;
/** Values at more indices than this are not kept. */
const mostKept = 10_000;

/**
 * A curve that is watched while others read it: its first whole reading tells what there is to see, so that nothing has
 * to read it for that alone. Values at `indices`, in any order, are kept.
 */
export function watched(curve: Curve, indices: readonly number[]): Curve {
  let seen: Seen | undefined;
  return {
    ...curve,
    seen: () => seen,
    *chunks(size) {
      if (seen) {
        yield* curve.chunks(size);
        return;
      }
      const reader = new SeenReader(curve, indices);
      for (const chunk of curve.chunks(size)) {
        reader.read(chunk);
        // before what reads it: a reader may stop at the last chunk
        if (chunk.start + chunk.length === curve.length) seen ??= reader.end();
        yield chunk;
      }
    },
  };
}

/** What is seen of a curve: of a watched one what its first whole reading told; else it is read, `indices` kept. */
export function seenOf(curve: Curve, indices: readonly number[] = []): Seen {
  const watching = curve.seen ? curve : watched(curve, indices);
  if (watching.seen?.() === undefined) for (const _ of watching.chunks());
  return watching.seen?.() as Seen;
}

class SeenReader {
  readonly #facts: FactsReader;
  readonly #indices: readonly number[];
  readonly #kept = new Map<number, number>();
  /** Of the indices the first that has not been seen. */
  #next = 0;
  #zeros = 0;
  #peak = 0;
  #tail = 0;
  #zeroTail = 0;
  #negative: number | undefined;

  constructor(curve: Curve, indices: readonly number[]) {
    this.#facts = new FactsReader(curve);
    const inside = indices.filter((index) => index >= 0 && index < curve.length && Number.isInteger(index));
    this.#indices = [...new Set([0, ...inside.slice(0, mostKept), curve.length - 1])].sort((a, b) => a - b);
  }

  read({ values, length, start }: Chunk): void {
    this.#facts.read(values, length, start);
    this.#peak = Math.max(this.#peak, this.#facts.peak);
    if (this.#zeros === start) {
      let k = 0;
      while (k < length && values[k] === 0) k++;
      this.#zeros += k;
    }
    // the highest so far is the highest of all once the tail begins, so that only the end of a chunk is looked at
    const least = tiny * this.#peak;
    let k = length;
    while (k > 0 && (values[k - 1] as number) < least) k--;
    if (k > 0) this.#tail = start + k;
    k = length;
    while (k > 0 && values[k - 1] === 0) k--;
    if (k > 0) this.#zeroTail = start + k;
    this.#negative ??= this.#firstBelow(-least, values, length, start);
    for (let index = this.#indices[this.#next]; index !== undefined && index < start + length; ) {
      this.#kept.set(index, values[index - start] as number);
      index = this.#indices[++this.#next];
    }
  }

  /** Where a value is first below `bound`. A chunk is searched but for its last value, or where a fall has ended so low. */
  #firstBelow(bound: number, values: Float64Array, length: number, start: number): number | undefined {
    const { lowest } = this.#facts;
    const isLow = lowest !== undefined && lowest.rate < bound;
    if (!isLow && !((values[length - 1] as number) < bound)) return undefined;
    let k = 0;
    while (k < length && !((values[k] as number) < bound)) k++;
    return k < length ? start + k : lowest?.index;
  }

  end(): Seen {
    const kept = this.#kept;
    const facts = this.#facts.end();
    const { lowest } = facts;
    return {
      facts,
      zeros: this.#zeros,
      tail: this.#tail,
      zeroTail: this.#zeroTail,
      negative: this.#negative ?? (lowest.rate < -tiny * this.#peak ? lowest.index : undefined),
      behind: this.#facts.behind,
      at: (index) => kept.get(index),
    };
  }
}
