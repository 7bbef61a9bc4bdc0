import { expect, test } from "vitest";
import { agrees, type FunctionCase, isBeyond, outcomesOf } from "../live/compare-functions.ts";
import recorded from "./functions.json" with { type: "json" };

// What CPython 3.11 gave, recorded by scripts/record-functions.mjs. A word in place of a number ("inf", "complex", an
// exception's name) is what has to be refused.
const cases = recorded as FunctionCase[];

test.each(cases.map((each, i) => ({ i, ...each })))(
  "function $i gives what Python gives",
  ({ text, t, want }) => {
    const got = outcomesOf(text, t);
    const apart = got.flatMap((value, i) => {
      const wanted = want[i] as number | string;
      return agrees(value, wanted) || isBeyond(value) ? [] : [{ text, t: t[i], got: value, want: wanted }];
    });
    expect(apart).toEqual([]);
  },
);

test("of the recorded values most are numbers, and few are beyond what is interpreted", () => {
  const wanted = cases.flatMap(({ want }) => want);
  const beyond = cases.flatMap(({ text, t }) => outcomesOf(text, t)).filter(isBeyond);
  expect(cases.length).toBeGreaterThanOrEqual(300);
  expect(wanted.filter((value) => typeof value === "number").length).toBeGreaterThan(0.8 * wanted.length);
  expect(beyond.length).toBeLessThan(0.05 * wanted.length);
});
