import fc from "fast-check";
import { expect, test } from "vitest";
import { floorLog, log, wholePower } from "../../src/core/exact.ts";
import { isProblem } from "../../src/core/problem.ts";

// Python's, computed with glibc; V8's own differ.
test.each([
  [243, 3, 4],
  [59049, 3, 9],
  [1 - (12 / 5) * (1 - 1.4), 1.4, 1],
  [1 - (91 / 25) * (1 - 1.2), 1.2, 2],
  [8, 2, 3],
  [1000, 10, 2],
  [0.25, 0.5, 2],
  [1, 0.5, 0],
])("floor(log(%f) / log(%f)) is %i", (x, base, floor) => {
  expect(floorLog(x, base) + 0).toBe(floor);
});

test.each([
  [0, 2],
  [-1, 2],
  [2, 0],
  [2, -1],
  [2, 1],
])("log(%f) to the base %f is refused", (x, base) => {
  try {
    floorLog(x, base);
  } catch (error) {
    expect(isProblem(error)).toBe(true);
    return;
  }
  throw new Error("accepted");
});

const positive = fc.double({ min: 1e-300, max: 1e300, noNaN: true });

test("a logarithm is V8's but for the last bit", () => {
  fc.assert(
    fc.property(fc.oneof(positive, fc.double({ min: 0.5, max: 2, noNaN: true })), (x) => {
      const [exact, about] = [log(x), Math.log(x)];
      expect(Math.abs(exact - about)).toBeLessThanOrEqual(2 ** -51 * Math.abs(about));
    }),
  );
});

test("a whole power is V8's but for the last bits", () => {
  fc.assert(
    fc.property(fc.double({ min: 0.01, max: 100, noNaN: true }), fc.nat({ max: 100 }), (base, n) => {
      const about = base ** n;
      expect(Math.abs(wholePower(base, n) - about)).toBeLessThanOrEqual(2 ** -51 * about);
    }),
  );
});
