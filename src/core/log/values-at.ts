import type { Curve } from "../curve.ts";
import { isProblem } from "../problem.ts";

/**
 * The values of a curve at indices that rise, in one pass that ends behind the last of them and holds nothing else; NaN
 * beyond the curve's end. Throws what running the curve throws, but for `asFar`: what it refuses is NaN then.
 */
export function valuesAt(curve: Curve, indices: ArrayLike<number>, asFar = false): Float64Array {
  const found = new Float64Array(indices.length).fill(Number.NaN);
  if (indices.length === 0) return found;
  // a chunk that fails is lost as a whole
  const size = asFar ? Math.max(1, Math.ceil(curve.length / 10_000)) : undefined;
  let next = 0;
  try {
    for (const { start, length, values } of curve.chunks(size)) {
      while (next < indices.length && (indices[next] as number) < start + length) {
        found[next] = values[(indices[next] as number) - start] as number;
        next++;
      }
      if (next === indices.length) break;
    }
  } catch (error) {
    if (!asFar || !isProblem(error)) throw error;
  }
  return found;
}
