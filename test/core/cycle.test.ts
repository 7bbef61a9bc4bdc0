import fc from "fast-check";
import { expect, test } from "vitest";
import { cycleReaching, growingCycle, listedCycle } from "../../src/core/cycle.ts";

/** Rows of cycles and a step: those whose cycles grow, shrink or stay, and listed ones that end. */
const rows = fc.oneof(
  fc
    .record({
      start: fc.integer({ min: -20, max: 20 }),
      length: fc.integer({ min: 1, max: 50 }),
      growth: fc.constantFrom(0.5, 1, 1.5, 2),
    })
    .map(
      ({ start, length, growth }) =>
        (n: number) =>
          growingCycle({ start, length }, growth, n),
    ),
  fc
    .array(fc.integer({ min: 1, max: 50 }), { maxLength: 20 })
    .map((lengths) => (n: number) => listedCycle(5, lengths, n)),
);

test("the cycle that reaches a step is the one that looking at each finds", () => {
  fc.assert(
    fc.property(rows, fc.integer({ min: 1, max: 1000 }), (cycleAt, step) => {
      let n = 0;
      for (let own = cycleAt(0); own && own.start + own.length < step; own = cycleAt(n)) n++;
      expect(cycleReaching(step, cycleAt)).toBe(n);
    }),
  );
});

test("it takes few looks at millions of cycles", () => {
  let looks = 0;
  const n = cycleReaching(1e9, (n) => {
    looks++;
    return { start: 3 * n, length: 3 };
  });
  expect([n, looks < 100]).toEqual([333_333_333, true]);
});
