import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { differenceText, relativeText } from "../../src/core/compare/change-text.ts";

describe("a change", () => {
  test.each<[before: number, after: number, text: string]>([
    [1, 2, "+100 %"],
    [2, 1, "−50 %"],
    [3, 4, "+33.3 %"],
    [1, 0, "−100 %"],
    [1, 1, "same"],
    [0, 0, "same"],
    [1, 1.001234, "+0.12 %"],
    [1, 0.9999, "−0.01 %"],
    [1, 1.00004, "< 0.01 %"],
    [1 + 2 ** -52, 1 + 2 ** -51, "< 0.01 %"],
    [-2, -1, "−50 %"],
    // from ten times on, a factor
    [1, 9.99, "+899 %"],
    [0.7, 7, "× 10"],
    [1e-3, 0.0352, "× 35.2"],
    [1, 1234, "× 1,234"],
    [1, 0.101, "−89.9 %"],
    [1e-3, 1e-4, "÷ 10"],
    [1, 1e-3, "÷ 1,000"],
    [2e6, 1, "÷ 2,000,000"],
    [1e-20, 1.5, "× 1.5e20"],
    // there is no part of nothing, and none with another sign
    [0, 0.1, "+0.1"],
    [0, -0.1, "−0.1"],
    [-1, 1, "+2"],
    [5e-324, 1, "+1"],
    [1, 5e-324, "−100 %"],
  ])("from %d to %d is %s", (before, after, text) => {
    expect(relativeText(before, after)).toBe(text);
  });

  test("has the sign of the difference, or says a factor, where it is more than a little", () => {
    const rates = fc.double({ min: 0, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(rates, rates, (before, after) => {
        fc.pre(Math.abs(after - before) > 1e-4 * before);
        const sign = relativeText(before, after).replace("×", "+").replace("÷", "−")[0];
        expect(sign).toBe(after > before ? "+" : "−");
      }),
    );
  });
});

test.each([
  [1, 3, "+2"],
  [3, 1, "−2"],
  [0.001, 0.0005, "−0.0005"],
])("the difference of %d and %d is %s", (before, after, text) => {
  expect(differenceText(before, after)).toBe(text);
});
