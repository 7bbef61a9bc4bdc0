import type { Curve } from "./curve.ts";
import { decimate, type Points, type Range, within } from "./decimate.ts";
import { type Facts, FactsReader } from "./facts.ts";
import { seenOf, watched } from "./seen.ts";

/** What is seen of a curve in one reading. */
export interface Survey {
  /** The points that draw it: see decimate(). */
  readonly points: Points;
  /** Of all values that were read, not of the points alone. */
  readonly facts: Facts;
}

/** Read a curve once, or a part of it, for its facts and for the points that draw it on `columns` columns. */
export function survey(curve: Curve, columns: number, range?: Range): Survey {
  if (range === undefined) {
    const watching = curve.seen ? curve : watched(curve, []);
    return { points: decimate(watching, columns), facts: seenOf(watching).facts };
  }
  const reader = new FactsReader(curve);
  const read = function* () {
    for (const chunk of within(curve.chunks(), range)) {
      reader.read(chunk.values, chunk.length, chunk.start);
      yield chunk;
    }
  };
  const points = decimate({ ...curve, chunks: read }, columns, range);
  return { points, facts: reader.end() };
}
