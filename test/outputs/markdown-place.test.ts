import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decimate } from "../../src/core/decimate.ts";
import { turnsOf } from "../../src/core/turns.ts";
import { windowOf } from "../../src/core/window.ts";
import { gridOf } from "../../src/outputs/markdown/grid.ts";
import { placedOn, placesOf } from "../../src/outputs/markdown/place.ts";
import { cosine, figureWith, listed } from "../helpers/figure.ts";

/** Which index of a curve of distinct values each point of the grid shows, and where on the grid it belongs. */
function placed(rates: readonly number[], milestones: readonly number[] = []) {
  const curve = listed(rates);
  const points = decimate(curve, 3000);
  const course = { points, turns: turnsOf(points), milestones };
  const grid = gridOf(windowOf(figureWith([curve])), placesOf(course));
  const indices = placedOn(grid, course).map((rate) => rates.indexOf(rate));
  return { grid, indices, turns: course.turns };
}

/** Straight lines through corners `[index, rate]`, the first of them at index 0; no two values are quite the same. */
function through(...corners: readonly (readonly [index: number, rate: number])[]): number[] {
  const rates: number[] = [];
  corners.slice(1).forEach(([end, to], i) => {
    const [start, from] = corners[i] as [number, number];
    for (let k = start; k < end; k++) rates.push(from + ((to - from) * (k - start)) / (end - start));
  });
  rates.push((corners.at(-1) as readonly [number, number])[1]);
  return rates.map((rate, i) => rate - i * 3e-16);
}

describe("what is next to each other in the curve stays so", () => {
  test.each<[what: string, rates: number[], milestones: number[], pairs: [number, number][]]>([
    [
      "on both sides of restarts",
      through([0, 1], [36, 0], [37, 1], [360, 0], [361, 1], [699, 0.5]),
      [],
      [
        [36, 37],
        [360, 361],
      ],
    ],
    [
      "on both sides of a milestone",
      through([0, 1], [502, 0.9], [503, 0.8], [999, 0.7]),
      [503],
      [[502, 503]],
    ],
    ["around a single low value", through([0, 1], [442, 1], [443, 0], [444, 1], [999, 1]), [], [[443, 444]]],
  ])("%s", (_, rates, milestones, pairs) => {
    const { indices } = placed(rates, milestones);
    for (const [before, after] of pairs) {
      expect(indices).toContain(before);
      expect(indices[indices.indexOf(before) + 1]).toBe(after);
    }
  });
});

describe("corners", () => {
  test.each<[what: string, rates: number[], corners: number[]]>([
    ["of a peak that holds", through([0, 0], [101, 1], [403, 1], [999, 0]), [101, 403]],
    ["of a fall that pauses", through([0, 1], [402, 0.5], [703, 0.5], [723, 0], [999, 0]), [703, 723]],
    ["of a warm-up", through([0, 0], [11, 1], [999, 0.2]), [11]],
  ])("%s", (_, rates, corners) => {
    const { indices } = placed(rates);
    expect(indices.filter((index) => corners.includes(index))).toEqual(corners);
  });
});

test("every cycle's high and low, as long as there are points for them", () => {
  for (const [cycles, period] of [
    [20, 37],
    [50, 37],
    [30, 500],
  ] as const) {
    // a warm-up of two values to a peak that holds for two
    const wave = (i: number) =>
      i % period < 3 ? (i % period) / 2 : cosine(0, 1, period - 3)((i % period) - 3);
    const { indices } = placed(Array.from({ length: cycles * period }, (_, i) => wave(i) - i * 3e-16));
    const shown = new Set(indices);
    const missing = Array.from({ length: cycles - 1 }, (_, c) => [
      [2, 3].some((k) => shown.has(c * period + k)) || c,
      [-1, 0].some((k) => shown.has((c + 1) * period + k)) || c,
    ]).filter((found) => found.some((isThere) => isThere !== true));
    expect([cycles, missing]).toEqual([cycles, []]);
  }
});

test("any curve: in its order, none twice, less than an interval away, with its first, last and highest value", () => {
  const piece = fc.record({
    length: fc.integer({ min: 1, max: 150 }),
    to: fc.integer({ min: 0, max: 1000 }).map((to) => to / 1000),
  });
  fc.assert(
    fc.property(
      fc.array(piece, { minLength: 2, maxLength: 40 }),
      fc.integer({ min: 1, max: 3000 }),
      (pieces, mark) => {
        let end = 0;
        const rates = through(
          [0, 0],
          ...pieces.map(({ length, to }) => {
            end += length;
            return [end, to] as const;
          }),
        );
        const { grid, indices, turns } = placed(
          rates,
          [mark].filter((index) => index < rates.length),
        );
        expect(turns.length).toBeLessThanOrEqual(grid.count);
        const off = indices.map((index, slot) => Math.abs(index - grid.start - slot * grid.stride));
        expect(Math.max(...off.slice(0, -1))).toBeLessThan(grid.stride);
        expect(indices.every((index, i) => i === 0 || index > (indices[i - 1] as number))).toBe(true);
        expect([indices[0], indices.at(-1)]).toEqual([0, rates.length - 1]);
        expect(indices).toContain(rates.indexOf(Math.max(...rates)));
      },
    ),
    { numRuns: 300 },
  );
});

test.each([1000, 1999, 2500])(
  "peaks come before lows where a wave of %i values is almost too dense for the points",
  (length) => {
    const corners: [index: number, rate: number][] = [[0, 0]];
    for (let i = 1; (corners.at(-1)?.[0] as number) < length - length / 50; i++) {
      corners.push([
        (corners.at(-1)?.[0] as number) + Math.ceil((length / 1000) * (4 + ((i * i * 5 + i) % 11))),
        i % 2,
      ]);
    }
    const { grid, indices, turns } = placed(through(...corners, [length, 0.5]));
    expect(turns.length).toBeLessThanOrEqual(grid.count);
    const missing = corners.filter(([index, rate]) => rate === 1 && !indices.includes(index));
    expect(missing).toEqual([]);
  },
);

test("the peak, where differences are more than a float64 can hold", () => {
  const rates = through([0, 0], [299, 0]);
  for (const [index, rate] of [
    [43, 3e293],
    [50, -Number.MAX_VALUE],
    [149, 1.8e304],
  ] as const) {
    rates[index] = rate;
  }
  expect(placed(rates).indices).toContain(149);
});
