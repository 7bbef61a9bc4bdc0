import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { NUMBER_BYTES, numberText, putInteger, putNumber } from "../../src/outputs/number-text.ts";
import { table } from "./written.ts";

const out = new Uint8Array(NUMBER_BYTES);
const decoder = new TextDecoder();
const put = (x: number, precision?: number) =>
  decoder.decode(out.subarray(0, putNumber(out, 0, x, precision)));

describe("putNumber", () => {
  test.each(
    table<[x: number, precision?: number], string>(
      [0.001],
      "0.001",
      [0.1 + 0.2],
      "0.30000000000000004",
      [0.00012345678901234567],
      "0.00012345678901234567",
      [1e-6],
      "0.000001",
      [1e-7],
      "1e-7",
      [1.25e-7],
      "1.25e-7",
      [-4e-12],
      "-4e-12",
      [12.5],
      "12.5",
      [100],
      "100",
      [1e21],
      "1e+21",
      [5e-324],
      "5e-324",
      [0],
      "0",
      [-0],
      "-0",
      [Number.NaN],
      "NaN",
      [Number.NEGATIVE_INFINITY],
      "-Infinity",
      [0.00123456789, 4],
      "0.001235",
      [0.001, 4],
      "0.001",
      [0.00099999, 4],
      "0.001",
      [123456, 2],
      "120000",
      [-9.99e-8, 1],
      "-1e-7",
      [0.5, 1],
      "0.5",
      [2.5, 1],
      "3",
      [Number.MAX_VALUE, 1],
      "1.7976931348623157e+308",
      [0.1 + 0.2, 16],
      "0.3",
      [0.1 + 0.2, 17],
      "0.30000000000000004",
    ),
  )("%j → %s", ([x, precision], text) => {
    expect(put(x, precision)).toBe(text);
  });

  test("says what JavaScript says, and reads back the same, for any float64", () => {
    fc.assert(
      fc.property(fc.double(), (x) => {
        expect(put(x)).toBe(Object.is(x, -0) ? "-0" : String(x));
        expect(Number(put(x))).toBe(x);
      }),
      { numRuns: 20_000 },
    );
  });

  test("and for rates, their neighbours and their roundings", () => {
    const rate = fc.tuple(fc.double({ min: 1, max: 10, noNaN: true }), fc.integer({ min: -32, max: 18 }));
    fc.assert(
      fc.property(
        rate,
        fc.integer({ min: 1, max: 17 }),
        fc.integer({ min: -2, max: 2 }),
        ([a, e], digits, ulps) => {
          const short = Number(`${a.toPrecision(digits)}e${e}`);
          const near = neighbour(short, ulps);
          expect(put(near)).toBe(String(near));
          expect(put(near, digits)).toBe(numberText(near, digits));
        },
      ),
      { numRuns: 20_000 },
    );
  });

  test("precision rounds to that many digits and writes no others", () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e308, max: 1e308 }),
        fc.integer({ min: 1, max: 17 }),
        (x, digits) => {
          expect(Number(put(x, digits))).toBe(x === 0 ? x : Number(x.toPrecision(digits)));
          expect(significant(put(x, digits))).toBeLessThanOrEqual(digits);
        },
      ),
      { numRuns: 5_000 },
    );
  });
});

test.each([0, 9, 10, 99, 100, 12_345_678, 999_999_999, 1e9, 1e9 + 7, 123_456_789_012, 2 ** 53])(
  "putInteger(%d)",
  (n) => {
    expect(decoder.decode(out.subarray(0, putInteger(out, 0, n)))).toBe(String(n));
  },
);

function significant(text: string): number {
  const digits = text.replace(/e.*/, "").replace(/[-.]/g, "").replace(/^0+/, "");
  return text.includes(".") ? digits.length : digits.replace(/0+$/, "").length;
}

function neighbour(x: number, ulps: number): number {
  const view = new BigInt64Array(1);
  const float = new Float64Array(view.buffer);
  float[0] = x;
  view[0] = (view[0] as bigint) + BigInt(ulps);
  return float[0] as number;
}
