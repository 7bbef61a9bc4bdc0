import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Curve } from "../../src/core/curve.ts";
import { decimate } from "../../src/core/decimate.ts";

/** A curve of known values, read in chunks of a size that divides nothing. */
function curveOf(known: readonly number[], size = 7): Curve {
  return {
    label: "a",
    type: "test.A",
    group: null,
    length: known.length,
    parameter: "lr",
    also: [],
    milestones: [],
    end: undefined,
    *chunks() {
      const values = new Float64Array(size);
      for (let start = 0; start < known.length; start += size) {
        const part = known.slice(start, start + size);
        values.fill(Number.NaN);
        values.set(part);
        yield { start, length: part.length, values };
      }
    },
  };
}

/** Without -0, which is the lowest of 0 and -0 for Math.min and not for `<`. */
const rate = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
const rates = fc.array(rate, { minLength: 1, maxLength: 300 });
const columnCounts = fc.integer({ min: 1, max: 40 });
const chunkSizes = fc.integer({ min: 1, max: 64 });

function law(check: (values: number[], columns: number, x: number[], y: number[]) => void): void {
  fc.assert(
    fc.property(rates, columnCounts, chunkSizes, (values, columns, size) => {
      const { x, y } = decimate(curveOf(values, size), columns);
      check(values, columns, [...x], [...y]);
    }),
  );
}

describe("decimate", () => {
  it("keeps values of the curve, in order", () =>
    law((values, _, x, y) => {
      expect(y).toEqual(x.map((i) => values[i]));
      expect(x.every((index, k) => k === 0 || index > (x[k - 1] as number))).toBe(true);
    }));

  it("keeps first, last, lowest and highest of every column", () =>
    law((values, columns, x) => {
      const kept = new Set(x);
      for (let c = 0; c < columns; c++) {
        const from = Math.ceil((c * values.length) / columns);
        const to = Math.ceil(((c + 1) * values.length) / columns);
        if (from === to) continue;
        const all = values.slice(from, to);
        const some = all.filter((_, k) => kept.has(from + k));
        expect([some[0], some.at(-1)]).toEqual([all[0], all.at(-1)]);
        expect([Math.min(...some), Math.max(...some)]).toEqual([Math.min(...all), Math.max(...all)]);
      }
    }));

  it("keeps at most four points a column, and all of a short curve", () =>
    law((values, columns, x) => {
      if (values.length <= 4 * columns) expect(x).toEqual(values.map((_, i) => i));
      else expect(x.length).toBeLessThanOrEqual(4 * columns);
    }));

  it.each([
    { values: [1, 2, 3, 4, 5, 6, 7, 8, 9], columns: 2, want: [0, 4, 5, 8] },
    { values: [5, 1, 9, 5, 5, 5, 5, 5, 5], columns: 2, want: [0, 1, 2, 4, 5, 8] },
    { values: [5, 9, 1, 5, 5], columns: 1, want: [0, 1, 2, 4] },
    { values: [3, 3, 3, 3, 3, 3], columns: 1, want: [0, 5] },
    { values: [3], columns: 1, want: [0] },
  ])("$values in $columns columns: $want", ({ values, columns, want }) => {
    expect([...decimate(curveOf(values), columns).x]).toEqual(want);
  });

  it("reads the curve once", () => {
    let reads = 0;
    const curve = curveOf(Array.from({ length: 1000 }, (_, i) => i));
    const counted = (size?: number) => {
      reads++;
      return curve.chunks(size);
    };
    decimate({ ...curve, chunks: counted }, 10);
    expect(reads).toBe(1);
  });
});
