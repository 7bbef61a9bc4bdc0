import type { Curve } from "../../core/curve.ts";
import { decimate, type Points } from "../../core/decimate.ts";
import { type Facts, FactsReader } from "../../core/facts.ts";
import { rangeOf, type Window } from "../../core/window.ts";

/** The same values of each curve, as many as a page can hold. */
export interface Sample {
  /** Rising. */
  readonly indices: Float64Array;
  /** For each curve its rates at these indices, as far as the curve goes. */
  readonly rates: readonly Float64Array[];
  /** For each curve its facts, of all its values. */
  readonly facts: readonly Facts[];
}

/** Values of all curves together, of 20 bytes or so: a page of some 1.5 MB. */
const mostValues = 70_000;
const [fewestIndices, mostIndices] = [2_000, 20_000];

/**
 * The values of some curves that a page shows: all of them, or those that draw the whole run and, as finely, the
 * window that the chart begins with. Reads each curve a few times, and holds no more of it than what it returns.
 */
export function sampleOf(curves: readonly Curve[], window: Window): Sample {
  const length = Math.max(...curves.map((curve) => curve.length));
  const most = Math.min(mostIndices, Math.max(fewestIndices, Math.floor(mostValues / curves.length)));
  const indices = length <= most ? Float64Array.from({ length }, (_, i) => i) : chosen(curves, window, most);
  const read = curves.map((curve) => ratesAt(curve, indices));
  return { indices, rates: read.map(({ rates }) => rates), facts: read.map(({ facts }) => facts) };
}

/** Indices that draw every curve: at most `most`, but for a few where there are very many curves. */
function chosen(curves: readonly Curve[], window: Window, most: number): Float64Array {
  const passes = window.limits ? 2 : 1;
  // enough where the extremes of a column are at its ends in every curve, as in most schedules
  let columns = Math.floor(most / (4 * passes));
  for (;;) {
    const indices = new Set<number>();
    const add = ({ x }: Points) => {
      for (const index of x) indices.add(index);
    };
    for (const curve of curves) {
      add(decimate(curve, columns));
      const range = window.limits && rangeOf(curve, window);
      if (range) add(decimate(curve, columns, range));
    }
    if (indices.size <= most || columns === 1) return Float64Array.from(indices).sort();
    columns = Math.max(1, Math.min(columns >> 1, Math.floor((columns * most) / indices.size)));
  }
}

function ratesAt(curve: Curve, indices: Float64Array): { rates: Float64Array; facts: Facts } {
  const rates = new Float64Array(indices.length);
  const reader = new FactsReader(curve);
  let count = 0;
  for (const { start, length, values } of curve.chunks()) {
    reader.read(values, length, start);
    for (; count < indices.length; count++) {
      const k = (indices[count] as number) - start;
      if (k >= length) break;
      rates[count] = values[k] as number;
    }
  }
  return { rates: rates.subarray(0, count), facts: reader.end() };
}
