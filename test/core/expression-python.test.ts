import { expect, test } from "vitest";
import { parseLambda } from "../../src/core/expression/index.ts";
import { isProblem } from "../../src/core/problem.ts";
import cases from "./expression-cases.json" with { type: "json" };

// What CPython 3.11 gave, recorded by scripts/record-expressions.py. A word in place of a number ("inf",
// "complex", an exception's name) is what has to be refused, whether when it is read or when it runs.

/** The value, or the word "Problem". */
function outcome(text: string, t: number): number | string {
  try {
    return parseLambda(text)(t);
  } catch (error) {
    if (isProblem(error)) return "Problem";
    throw error;
  }
}

function expectClose(got: number | string, want: number | string | undefined): void {
  if (typeof want !== "number") expect(got).toBe("Problem");
  // The libraries' functions differ in their last digit.
  else if (typeof got === "number") expect(Math.abs(got - want)).toBeLessThanOrEqual(1e-14 * Math.abs(want));
  else expect(got).toBe(want);
}

test.each(cases)("$text", ({ text, t, want }) => {
  for (const [i, value] of t.entries()) expectClose(outcome(text, value), want[i]);
});
