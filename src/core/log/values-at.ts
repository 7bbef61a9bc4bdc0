import type { Curve } from "../curve.ts";
import { isProblem } from "../problem.ts";

/**
 * The values of a curve at indices that rise, in one pass that ends behind the last of them and holds nothing else; NaN
 * beyond the curve's end. Throws what running the curve throws, but for `asFar`: what it refuses is NaN then.
 */
export function valuesAt(curve: Curve, indices: ArrayLike<number>, asFar = false): Float64Array {
  try {
    const found = new Float64Array(indices.length).fill(Number.NaN);
    read(curve, indices, found);
    return found;
  } catch (error) {
    if (!asFar || !isProblem(error)) throw error;
  }
  const found = new Float64Array(indices.length).fill(Number.NaN);
  try {
    // a chunk that fails is lost as a whole
    read(curve, indices, found, Math.max(1, Math.ceil(curve.length / 10_000)));
  } catch (error) {
    if (!isProblem(error)) throw error;
  }
  return found;
}

function read(curve: Curve, indices: ArrayLike<number>, found: Float64Array, size?: number): void {
  if (indices.length === 0) return;
  let next = 0;
  for (const { start, length, values } of curve.chunks(size)) {
    while (next < indices.length && (indices[next] as number) < start + length) {
      found[next] = values[(indices[next] as number) - start] as number;
      next++;
    }
    if (next === indices.length) return;
  }
}
