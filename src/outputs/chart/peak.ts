import type { Curve } from "../../core/curve.ts";
import type { At } from "../../core/facts.ts";

/** The highest rate of a curve, where it is reached first. Reads all of it, and holds nothing. */
export function peakOf(curve: Curve): At {
  let index = 0;
  let rate = Number.NEGATIVE_INFINITY;
  for (const { start, length, values } of curve.chunks()) {
    for (let k = 0; k < length; k++) {
      const value = values[k] as number;
      if (value <= rate) continue;
      rate = value;
      index = start + k;
    }
  }
  return { index, rate };
}
