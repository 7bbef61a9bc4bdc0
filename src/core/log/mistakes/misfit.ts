import type { Curve } from "../../curve.ts";
import { isProblem } from "../../problem.ts";
import type { Logged } from "../place.ts";

/** Small, so that what does not fit is soon left. */
const chunk = 2048;

/**
 * How far rows, by rising index, are from a curve: the sum of their squared distances. Infinity where that is more than
 * `limit`, and where the curve does not get as far as the last of them.
 */
export function misfit(curve: Curve | undefined, rows: readonly Logged[], limit: number): number {
  let [sum, next] = [0, 0];
  try {
    for (const { start, length, values } of curve?.chunks(chunk) ?? []) {
      for (let row = rows[next]; row !== undefined && row.index < start + length; row = rows[++next]) {
        sum += ((values[row.index - start] as number) - row.value) ** 2;
      }
      if (sum > limit) return Number.POSITIVE_INFINITY;
      if (next === rows.length) return sum;
    }
  } catch (error) {
    if (!isProblem(error)) throw error;
  }
  return Number.POSITIVE_INFINITY;
}
