import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { differenceOf } from "../../src/core/compare/difference.ts";
import { stretched } from "../../src/core/compare/stretched.ts";
import { Sum } from "../../src/core/compare/sum.ts";
import type { Difference } from "../../src/core/comparison.ts";
import type { Curve } from "../../src/core/curve.ts";
import { values } from "../helpers/compute.ts";
import { curveOf, listed } from "../helpers/figure.ts";

/** Rates before and after, the index of the first difference, and of the largest, absolute and relative. */
const cases: readonly (readonly [
  before: readonly number[],
  after: readonly number[],
  first: number | undefined,
  absolute: number | undefined,
  relative: number | undefined,
])[] = [
  [[1, 2, 3], [1, 2, 3], undefined, undefined, undefined],
  [[1, 2, 3], [1, 2, 4], 2, 2, 2],
  [[1, 2, 3], [1.5, 2, 4], 0, 2, 0],
  [[1, 2, 3], [1, 2], 2, undefined, undefined],
  [[1], [1, 2, 3], 1, undefined, undefined],
  [[1, 5, 3], [2, 2], 0, 1, 1],
  [[0, 0], [0, 0], undefined, undefined, undefined],
  [[0, 1], [-0, 1], undefined, undefined, undefined],
  [[-1, -3], [-1, -2], 1, 1, 1],
  [[1, 0], [1, 1e-300], undefined, undefined, undefined],
  // a rounding error is none beside the peak, wherever that is
  [[1, 2, 3], [1 + 1e-15, 2, 3], undefined, undefined, undefined],
  [[1e-10, 1], [2e-10, 1], undefined, undefined, undefined],
  [[1, 1e-10], [1, 2e-10], undefined, undefined, undefined],
  [[1e-10, 1e-10, 1], [2e-10, 1e-8, 1], 1, 1, 1],
  [[1e-10, 1e-10], [2e-10, 2e-10, 1], 2, undefined, undefined],
  [[1e-10, 0.5, 1], [2e-10, 0.6, 2], 1, 2, 2],
];

test.each(cases)("%j → %j", (before, after, first, absolute, relative) => {
  const difference = differenceOf(listed(before), listed(after), 1e-9);
  const at = (index: number | undefined) =>
    index === undefined ? undefined : { index, before: before[index], after: after[index] };
  expect(difference).toEqual({
    first,
    absolute: at(absolute),
    relative: at(relative),
    area: { before: sum(before), after: sum(after) },
    also: [],
  });
});

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

test.each([
  [0, 1],
  [0.05, 1],
  [0.1, 2],
  [0.5, undefined],
])("a tolerance of %f of the peak", (tolerance, first) => {
  // apart by 0.05, 0.1, 0.1 and 0.2 of the peak
  const difference = differenceOf(listed([2, 1, 0.9, 1]), listed([2, 1.1, 0.7, 1.4]), tolerance);
  expect(difference.first).toBe(first);
});

test("momentum", () => {
  const cycling = (momentum: readonly number[]) => listed([1, 1, 1], "a", momentum);
  const difference = differenceOf(cycling([0.9, 0.8, 0.9]), cycling([0.9, 0.85, 0.95]), 1e-9);
  expect(difference).toMatchObject({
    first: undefined,
    also: [{ parameter: "momentum", index: 1, before: 0.8, after: 0.85 }],
  });
  expect(differenceOf(cycling([0.9, 0.8, 0.9]), listed([1, 1, 1]), 1e-9).also).toEqual([]);
});

describe("laws", () => {
  const rates = fc.array(
    fc.oneof(
      fc.double({ min: -1e3, max: 1e3, noNaN: true }),
      fc.constantFrom(0, 1e-12, 1, 1 + 1e-12),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
    ),
    { minLength: 1, maxLength: 200 },
  );
  const tolerance = fc.constantFrom(0, 1e-9, 1e-3, 0.5);

  test("a curve does not differ from itself", () => {
    fc.assert(
      fc.property(rates, tolerance, (lr, part) => {
        const difference = differenceOf(listed(lr), listed(lr), part);
        expect(difference).toMatchObject({ first: undefined, absolute: undefined, relative: undefined });
        expect(difference.area.before).toBe(difference.area.after);
      }),
    );
  });

  test("what is swapped differs in the same places", () => {
    fc.assert(
      fc.property(rates, rates, tolerance, (before, after, part) => {
        const there = differenceOf(listed(before), listed(after), part);
        const back = differenceOf(listed(after), listed(before), part);
        expect(swapped(back)).toEqual(there);
      }),
    );
  });

  test("the chunks in which curves come do not matter", () => {
    const size = fc.integer({ min: 1, max: 50 });
    fc.assert(
      fc.property(rates, rates, size, size, tolerance, (before, after, one, other, part) => {
        const whole = differenceOf(listed(before), listed(after), part);
        expect(differenceOf(inChunks(before, one), inChunks(after, other), part)).toEqual(whole);
      }),
    );
  });

  test("what is found is what a slow search finds", () => {
    fc.assert(
      fc.property(rates, rates, tolerance, (before, after, part) => {
        const { first, absolute, relative } = differenceOf(listed(before), listed(after), part);
        const counts = part * Math.max(...[...before, ...after].map(Math.abs));
        const apart = before
          .slice(0, after.length)
          .map((rate, i) => Math.abs((after[i] as number) - rate))
          .map((gap, i) => ({
            index: i,
            gap,
            larger: Math.max(Math.abs(before[i] ?? 0), Math.abs(after[i] ?? 0)),
          }))
          .filter(({ gap }) => gap > counts);
        const lacking = before.length === after.length ? undefined : Math.min(before.length, after.length);
        const most = (of: (item: (typeof apart)[number]) => number) =>
          apart.find((item) => of(item) === Math.max(...apart.map(of)))?.index;
        expect(first).toBe(apart[0]?.index ?? lacking);
        expect(absolute?.index).toBe(most(({ gap }) => gap));
        expect(relative?.index).toBe(most(({ gap, larger }) => gap / larger));
      }),
    );
  });

  test("a stretched curve has each value so many times, in any chunks", () => {
    fc.assert(
      fc.property(
        rates,
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 50 }),
        (lr, times, size) => {
          const curve = stretched(listed(lr, "a", lr.toReversed()), times);
          const repeated = (list: readonly number[]) =>
            list.flatMap((value) => Array<number>(times).fill(value));
          const seen = values(curve, size);
          expect(seen.lr).toEqual(repeated(lr));
          expect(seen.momentumValues).toEqual(repeated(lr.toReversed()));
          expect(curve.length).toBe(lr.length * times);
        },
      ),
    );
  });
});

function swapped({ first, absolute, relative, area, also }: Difference): Difference {
  const swap = <T extends { before: unknown; after: unknown }>(pair: T) => ({
    ...pair,
    before: pair.after,
    after: pair.before,
  });
  return {
    first,
    absolute: absolute && swap(absolute),
    relative: relative && swap(relative),
    area: swap(area),
    also: also.map(swap),
  };
}

/** The curve, whatever size is asked for, in chunks of `size`. */
function inChunks(lr: readonly number[], size: number): Curve {
  const curve = listed(lr);
  return { ...curve, chunks: () => curve.chunks(size) };
}

test("a long sum loses nothing to rounding", () => {
  const total = new Sum();
  const tenths = new Float64Array(1000).fill(0.1);
  for (let i = 0; i < 1000; i++) total.add(tenths, 1000);
  expect(total.value).toBe(100_000);
  total.add(Float64Array.of(1e300, 1, -1e300), 3);
  expect(total.value).toBe(100_001);
  total.add(Float64Array.of(Number.MAX_VALUE, Number.MAX_VALUE), 2);
  expect(total.value).toBe(Number.POSITIVE_INFINITY);
});

test("two long curves are read once, side by side", () => {
  let computed = 0;
  const curve = (length: number, bump: number) =>
    curveOf({ length, lr: (i) => (i === 700_000 ? bump : 1 - i / length) }, {}, (count) => {
      computed += count;
    });
  const difference = differenceOf(curve(1e6, 2), curve(1e6, 3), 1e-9);
  expect(difference).toMatchObject({ first: 700_000, absolute: { index: 700_000, before: 2, after: 3 } });
  expect(computed).toBe(2e6);
});
