import { expect, test } from "vitest";
import type { Curve } from "../../src/core/curve.ts";
import { lockStep } from "../../src/core/lock-step.ts";
import { listed } from "../helpers/figure.ts";

test("curves that come in chunks of different lengths go side by side", () => {
  const rates = [1, 2, 3, 4, 5, 6, 7];
  const rows: number[][] = [];
  for (const { start, length, columns } of lockStep([inChunks(rates, 2), inChunks(rates, 3)], 100)) {
    for (let i = 0; i < length; i++)
      rows.push([start + i, ...columns.map((column) => column?.[i] ?? Number.NaN)]);
  }
  expect(rows).toEqual(rates.map((rate, i) => [i, rate, rate]));
});

test("a curve that has ended has no column any more", () => {
  const seen: unknown[] = [];
  for (const { start, length, columns } of lockStep(
    [inChunks([1, 2, 3], 2), inChunks([], 2), listed([4])],
    100,
  )) {
    seen.push([start, length, columns.map((column) => column && [...column.subarray(0, length)])]);
  }
  expect(seen).toEqual([
    [0, 1, [[1], undefined, [4]]],
    [1, 1, [[2], undefined, undefined]],
    [2, 1, [[3], undefined, undefined]],
  ]);
  expect([...lockStep([], 100)]).toEqual([]);
});

test("who stops reading lets the curves stop", () => {
  let closed = 0;
  const curve: Curve = {
    ...listed([]),
    *chunks() {
      try {
        yield { start: 0, length: 1, values: new Float64Array(1) };
        yield { start: 1, length: 1, values: new Float64Array(1) };
      } finally {
        closed++;
      }
    },
  };
  for (const _ of lockStep([curve, curve], 1)) break;
  expect(closed).toBe(2);
});

/** The curve, whatever size is asked for, in chunks of `size`. */
function inChunks(lr: readonly number[], size: number): Curve {
  const curve = listed(lr);
  return { ...curve, chunks: () => curve.chunks(size) };
}
