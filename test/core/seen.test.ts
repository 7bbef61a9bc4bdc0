import { expect, test } from "vitest";
import { differenceCurve } from "../../src/core/compare/difference-curve.ts";
import { stretched } from "../../src/core/compare/stretched.ts";
import type { Curve } from "../../src/core/curve.ts";
import { resumed } from "../../src/core/resumed.ts";
import { seenOf, watched } from "../../src/core/seen.ts";
import { survey } from "../../src/core/survey.ts";
import { listed } from "../helpers/figure.ts";

const rates = [0, 0, 0.5, 1, 0.25, 1e-6];
const seen = (curve: Curve, indices: readonly number[] = []) => seenOf(watched(curve, indices));

test.each([
  ["zeros", rates, 2],
  ["zeros", [1, 0], 0],
  ["zeros", [0, 0], 2],
  ["tail", rates, 5],
  ["tail", [0.0001, 1, 0.5], 3],
  ["tail", [1, 0, 0, 0], 1],
  ["tail", [1, 1e-5], 2],
  ["zeroTail", rates, 6],
  ["zeroTail", [1, 0, 0.5, 0, 0], 3],
  ["zeroTail", [0, 0], 0],
  ["negative", rates, undefined],
  ["negative", [1, 0.5, 0, -0.5, -1], 3],
  ["negative", [1, 0.5, -0.1, 0.5, 1], 2],
  ["negative", [1, 0.5, -1e-9], undefined],
  ["negative", [-1, -1], 0],
  ["negative", [0, 0], undefined],
] as const)("%s of %j: %s", (name, values, says) => {
  expect(seen(listed([...values]))[name]).toBe(says);
});

test.each([1, 2, 3, 4, 7])("the first value below 0 is found in chunks of %i", (size) => {
  const values = [1, 0.9, 0.4, -0.1, -0.2, 0.01, -0.3, 0.5];
  const curve = watched(listed(values), []);
  for (const _ of curve.chunks(size));
  expect(curve.seen?.()?.negative).toBe(3);
});

test.each([
  [undefined, rates, undefined],
  [9, rates, undefined],
  [2, rates, { index: 3, rate: 1 }],
  [4, rates, { index: 5, rate: 1e-6 }],
  [2, [5, 0, 1, 4, 2, 3], { index: 3, rate: 4 }],
  [4, [5, 0, 1, 4, 2, 3], { index: 5, rate: 3 }],
] as const)("behind the end at %s of %j the highest is %j", (end, values, says) => {
  expect(seen({ ...listed([...values]), end }).behind).toEqual(says);
});

test("values at the first, the last and the asked indices are kept, and no others", () => {
  const { at } = seen(listed([5, 4, 3, 2, 1]), [3, 99, -1]);
  expect([0, 1, 3, 4, 99].map(at)).toEqual([5, undefined, 2, 1, undefined]);
});

test("whoever reads first tells the rest, and nothing is read again", () => {
  let readings = 0;
  const counted: Curve = {
    ...listed(rates),
    *chunks(size) {
      readings++;
      yield* listed(rates).chunks(size);
    },
  };
  const curve = watched(counted, []);
  const { facts } = survey(curve, 100);
  expect([facts.peak.rate, seenOf(curve).zeros, readings]).toEqual([1, 2, 1]);
});

test("of a curve that is read in part nothing is known", () => {
  const curve = watched(listed(rates), []);
  for (const _ of curve.chunks(2)) break;
  expect(curve.seen?.()).toBeUndefined();
});

const [low, high] = [watched(listed([1, 1, 1]), []), watched(listed([4, 4, 4]), [])];

test.each([
  ["stretched", stretched(high, 2), 4],
  ["difference", differenceCurve({ label: "a", before: high, after: low } as never) as Curve, -3],
  ["resumed", resumed(high, low, 1), 4],
])("what a %s curve is made of was seen, and not the curve", (_, made, peak) => {
  seenOf(low);
  seenOf(high);
  expect(survey(made, 100).facts.peak.rate).toBe(peak);
});
