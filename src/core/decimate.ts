import type { Chunk, Curve } from "./curve.ts";

/** Some of a curve's values: `y[k]` is that at index `x[k]`; `x` rises strictly. */
export interface Points {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** Indices `from` … `to - 1` of a curve. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/**
 * The points that draw a curve as all of its values would: first, lowest, highest and last of each of
 * `columns` (a positive whole number) equal pieces of its length, at most 4 × columns points. A curve of
 * no more values than that is kept whole. Reads the curve once, no further than `range`, and holds nothing
 * else of it. Values are taken to be finite, as `run` makes them.
 */
export function decimate(curve: Curve, columns: number, range?: Range): Points {
  const { from, to } = range ?? { from: 0, to: curve.length };
  const chunks = range ? within(curve.chunks(), range) : curve.chunks();
  return to - from <= 4 * columns ? whole(chunks, from, to) : thinned(chunks, from, to, columns);
}

/** The chunks of a range, the first and the last of them cut; what is behind it is not computed. */
export function* within(chunks: Iterable<Chunk>, { from, to }: Range): Generator<Chunk> {
  for (const { start, length, values } of chunks) {
    if (start >= to) return;
    const [begin, end] = [Math.max(0, from - start), Math.min(length, to - start)];
    if (begin >= end) continue;
    yield { start: start + begin, length: end - begin, values: values.subarray(begin, end) };
  }
}

function whole(chunks: Iterable<Chunk>, from: number, to: number): Points {
  const y = new Float64Array(to - from);
  for (const { start, length, values } of chunks) y.set(values.subarray(0, length), start - from);
  return { x: Float64Array.from(y, (_, i) => from + i), y };
}

function thinned(chunks: Iterable<Chunk>, from: number, to: number, columns: number): Points {
  const column = new Column(columns);
  let ends = 0;
  let next = from;
  for (const chunk of chunks) {
    let k = 0;
    while (k < chunk.length) {
      if (chunk.start + k === next) {
        column.finish();
        ends++;
        next = from + Math.ceil((ends * (to - from)) / columns);
      }
      const stop = Math.min(chunk.length, next - chunk.start);
      column.take(chunk.values, k, stop, chunk.start);
      k = stop;
    }
  }
  column.finish();
  return column.points();
}

/** The column that is being read, and the points of those before it. */
class Column {
  readonly #x: Float64Array;
  readonly #y: Float64Array;
  #count = 0;
  #first = -1;
  #low = 0;
  #high = 0;
  #last = 0;
  #atFirst = 0;
  #atLow = 0;
  #atHigh = 0;
  #atLast = 0;

  constructor(columns: number) {
    this.#x = new Float64Array(4 * columns);
    this.#y = new Float64Array(4 * columns);
  }

  /** Values `from` … `to - 1` of `values`, the first of which has index `start + from`. */
  take(values: Float64Array, from: number, to: number, start: number): void {
    if (this.#first < 0) {
      const value = values[from] as number;
      this.#first = this.#low = this.#high = start + from;
      this.#atFirst = this.#atLow = this.#atHigh = value;
    }
    // Locals only in the loop: the engine keeps them in registers, and private fields it would not.
    let low = this.#atLow;
    let high = this.#atHigh;
    let atLow = -1;
    let atHigh = -1;
    for (let k = from; k < to; k++) {
      const value = values[k] as number;
      if (value < low) {
        low = value;
        atLow = k;
      } else if (value > high) {
        high = value;
        atHigh = k;
      }
    }
    if (atLow >= 0) this.#low = start + atLow;
    if (atHigh >= 0) this.#high = start + atHigh;
    this.#atLow = low;
    this.#atHigh = high;
    this.#last = start + to - 1;
    this.#atLast = values[to - 1] as number;
  }

  /** Keep what the column has, if it has anything, and begin the next one. */
  finish(): void {
    if (this.#first < 0) return;
    this.#keep(this.#first, this.#atFirst);
    if (this.#low < this.#high) {
      this.#keep(this.#low, this.#atLow);
      this.#keep(this.#high, this.#atHigh);
    } else {
      this.#keep(this.#high, this.#atHigh);
      this.#keep(this.#low, this.#atLow);
    }
    this.#keep(this.#last, this.#atLast);
    this.#first = -1;
  }

  #keep(index: number, value: number): void {
    if (this.#count > 0 && index <= (this.#x[this.#count - 1] as number)) return;
    this.#x[this.#count] = index;
    this.#y[this.#count++] = value;
  }

  points(): Points {
    return { x: this.#x.slice(0, this.#count), y: this.#y.slice(0, this.#count) };
  }
}
