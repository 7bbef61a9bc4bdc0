import type { Chunk, Curve } from "./curve.ts";
import { decimate, type Points, type Range } from "./decimate.ts";
import { type Facts, FactsReader } from "./facts.ts";
import { seenOf } from "./seen.ts";

/** What is seen of a curve in one reading. */
export interface Survey {
  /** The points that draw it: see decimate(). */
  readonly points: Points;
  /** Of all values that were read, not of the points alone. */
  readonly facts: Facts;
}

/** Read a curve once, or a part of it, for its facts and for the points that draw it on `columns` columns. */
export function survey(curve: Curve, columns: number, range?: Range): Survey {
  if (range === undefined && curve.seen) {
    const points = decimate(curve, columns);
    return { points, facts: seenOf(curve).facts };
  }
  const reader = new FactsReader(curve);
  const points = decimate({ ...curve, chunks: () => watched(curve, reader, range) }, columns, range);
  return { points, facts: reader.end() };
}

/** The chunks of a curve, of which the reader sees what the range has. */
function* watched(curve: Curve, reader: FactsReader, range?: Range): Generator<Chunk> {
  const { from, to } = range ?? { from: 0, to: curve.length };
  for (const chunk of curve.chunks()) {
    const { start, length, values } = chunk;
    const [begin, end] = [Math.max(0, from - start), Math.min(length, to - start)];
    if (begin < end) reader.read(values.subarray(begin, end), end - begin, start + begin);
    yield chunk;
  }
}
