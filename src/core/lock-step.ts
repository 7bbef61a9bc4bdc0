import type { Chunk, Curve } from "./curve.ts";

/** Rows `start … start + length - 1` of several curves. */
export interface Block {
  readonly start: number;
  readonly length: number;
  /** One per curve, in their order; undefined for a curve that has ended. They are used again for the next block. */
  readonly columns: readonly Column[];
}

export type Column = Float64Array | undefined;

/**
 * Read curves side by side to the end of the longest, at most `size` rows at a time, whatever the lengths of the
 * chunks in which each of them comes. Nothing is computed ahead of what is asked for.
 */
export function* lockStep(curves: readonly Curve[], size: number): Generator<Block, void> {
  const readers = curves.map((curve) => reader(curve, size));
  try {
    for (let start = 0; ; ) {
      const length = Math.min(...readers.map((each) => each.ready() || Number.POSITIVE_INFINITY));
      if (length === Number.POSITIVE_INFINITY) return;
      yield { start, length, columns: readers.map((each) => each.take(length)) };
      start += length;
    }
  } finally {
    for (const each of readers) each.close();
  }
}

/** One curve, read by other lengths than those of its chunks. */
function reader(curve: Curve, size: number) {
  const chunks = curve.chunks(size)[Symbol.iterator]();
  let chunk: Chunk | undefined;
  let used = 0;
  let ended = false;
  return {
    /** How many rows can be taken now; 0 at the end. */
    ready(): number {
      while (!ended && (chunk === undefined || used === chunk.length)) {
        const next = chunks.next();
        if (next.done) ended = true;
        else chunk = next.value;
        used = 0;
      }
      return ended || chunk === undefined ? 0 : chunk.length - used;
    },
    /** The next rows, as many as are ready at the most; undefined at the end. */
    take(length: number): Column {
      if (ended || chunk === undefined) return undefined;
      const from = used;
      used += length;
      return from === 0 ? chunk.values : chunk.values.subarray(from, used);
    },
    close(): void {
      chunks.return?.();
    },
  };
}
