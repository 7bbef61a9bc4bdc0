import type { Curve } from "../curve.ts";
import { isProblem } from "../problem.ts";

/**
 * The values of a curve at indices that rise, in one pass that ends behind the last of them and holds nothing else; NaN
 * beyond the curve's end. Throws what running the curve throws, but for `asFar`: what it refuses is NaN then. The pass ends
 * at the first value that is not `wanted` too.
 */
export function valuesAt(
  curve: Curve,
  indices: ArrayLike<number>,
  asFar = false,
  wanted: Wanted = () => true,
): Float64Array {
  try {
    const found = new Float64Array(indices.length).fill(Number.NaN);
    read(curve, indices, found, wanted);
    return found;
  } catch (error) {
    if (!asFar || !isProblem(error)) throw error;
  }
  const found = new Float64Array(indices.length).fill(Number.NaN);
  try {
    // a chunk that fails is lost as a whole
    read(curve, indices, found, wanted, Math.max(1, Math.ceil(curve.length / 10_000)));
  } catch (error) {
    if (!isProblem(error)) throw error;
  }
  return found;
}

/** Is a value at a place among the indices what it should be? */
export type Wanted = (value: number, place: number) => boolean;

function read(
  curve: Curve,
  indices: ArrayLike<number>,
  found: Float64Array,
  wanted: Wanted,
  size?: number,
): void {
  if (indices.length === 0) return;
  let next = 0;
  for (const { start, length, values } of curve.chunks(size)) {
    while (next < indices.length && (indices[next] as number) < start + length) {
      const value = values[(indices[next] as number) - start] as number;
      found[next] = value;
      if (!wanted(value, next)) return;
      next++;
    }
    if (next === indices.length) return;
  }
}
