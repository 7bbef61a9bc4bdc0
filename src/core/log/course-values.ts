import type { Course } from "./course.ts";
import { valuesAt, type Wanted } from "./values-at.ts";

/** The plan is run no further than this, or than its own length. */
const furthest = 4_000_000;

/** The values of a course at indices that rise; NaN where it has none, and behind one that is not `wanted`. */
export function valuesOf({ curve, longer }: Course, indices: Float64Array, wanted?: Wanted): Float64Array {
  const inside = indices.findIndex((index) => index >= curve.length);
  if (inside < 0) return valuesAt(curve, indices, false, wanted);
  const found = new Float64Array(indices.length).fill(Number.NaN);
  found.set(valuesAt(curve, indices.subarray(0, inside), false, wanted));
  const behind = indices.subarray(inside);
  const end = behind.findIndex((index) => index >= furthest);
  const reach = end < 0 ? behind : behind.subarray(0, end);
  const last = reach.at(-1);
  const run = last === undefined ? undefined : longer(last + 1);
  if (run !== undefined) {
    found.set(
      valuesAt(run, reach, true, wanted && ((value, place) => wanted(value, inside + place))),
      inside,
    );
  }
  return found;
}
