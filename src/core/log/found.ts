import type { Rows } from "../curve.ts";

/** Values by index, of which there may be millions: in columns while the indices rise, as those of most logs do. */
export class Found {
  readonly #indices: Float64Array;
  readonly #values: Float64Array;
  #length = 0;
  /** Those at an index that came behind a later one. */
  readonly #late = new Map<number, number>();

  /** Has room for so many. */
  constructor(most: number) {
    this.#indices = new Float64Array(most);
    this.#values = new Float64Array(most);
  }

  /** The highest index; -1 for none. */
  get latest(): number {
    return this.#indices[this.#length - 1] ?? -1;
  }

  /** Sets the value at an index. Returns the one that was there before, undefined for none. */
  set(index: number, value: number): number | undefined {
    const isRising = index > this.latest;
    const place = isRising ? this.#length++ : this.#placeOf(index);
    const isThere = !isRising && this.#indices[place] === index;
    const before = isThere ? this.#values[place] : this.#late.get(index);
    if (isRising) this.#indices[place] = index;
    if (isRising || isThere) this.#values[place] = value;
    else this.#late.set(index, value);
    return before;
  }

  /** All of them, by rising index. */
  rows(): Rows {
    const [indices, values] = [this.#indices, this.#values].map((column) => column.subarray(0, this.#length));
    const rising = { indices: indices as Float64Array, values: values as Float64Array };
    return this.#late.size === 0 ? rising : merged(rising, this.#late);
  }

  /** The first place of an index that is not lower: one is. */
  #placeOf(index: number): number {
    let [low, high] = [0, this.#length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#indices[middle] as number) < index) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Rows, and others between them. */
function merged({ indices, values }: Rows, others: ReadonlyMap<number, number>): Rows {
  const all = new Float64Array(indices.length + others.size);
  all.set(indices);
  all.set(Float64Array.from(others.keys()), indices.length);
  all.sort();
  let next = 0;
  return {
    indices: all,
    values: all.map((index) => (indices[next] === index ? values[next++] : others.get(index)) as number),
  };
}
