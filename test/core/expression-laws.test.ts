import fc from "fast-check";
import { expect, test } from "vitest";
import { parseLambda } from "../../src/core/expression/index.ts";
import { provideInterpreter } from "../../src/core/expression/interpreter.ts";
import { isProblem } from "../../src/core/problem.ts";
import { functionOf } from "../../src/python/function/index.ts";

provideInterpreter(functionOf);

/** An expression with the value that it has, computed beside it and not from its text. */
interface Sample {
  /** Text that binds as tightly as a parenthesis. */
  readonly text: string;
  readonly value: (t: number) => number;
}

const ATOMS: fc.Arbitrary<Sample> = fc.oneof(
  fc.constant<Sample>({ text: "t", value: (t) => t }),
  fc.nat(20).map((n): Sample => ({ text: `${n}`, value: () => n })),
  fc
    .double({ min: 0, max: 100, noNaN: true })
    .map((n): Sample => ({ text: Number.isInteger(n) ? `${n}.0` : `${n}`, value: () => n })),
);

const BINARY: readonly [string, (a: number, b: number) => number][] = [
  ["+", (a, b) => a + b],
  ["-", (a, b) => a - b],
  ["*", (a, b) => a * b],
  ["<", (a, b) => Number(a < b)],
  ["!=", (a, b) => Number(a !== b)],
  ["and", (a, b) => a && b],
  ["or", (a, b) => a || b],
];

const { expression } = fc.letrec<{ expression: Sample }>((tie) => {
  const part = tie("expression");
  return {
    expression: fc.oneof(
      { maxDepth: 6 },
      ATOMS,
      fc.tuple(fc.constantFrom(...BINARY), part, part).map(
        ([[operator, apply], left, right]): Sample => ({
          text: `(${left.text} ${operator} ${right.text})`,
          value: (t) => apply(left.value(t), right.value(t)),
        }),
      ),
      part.map(({ text, value }): Sample => ({ text: `(-${text})`, value: (t) => -value(t) })),
      part.map(
        ({ text, value }): Sample => ({ text: `(not ${text})`, value: (t) => Number(value(t) === 0) }),
      ),
      part.map(
        ({ text, value }): Sample => ({ text: `math.floor(${text})`, value: (t) => Math.floor(value(t)) }),
      ),
      part.map(({ text, value }): Sample => ({ text: `atan(${text})`, value: (t) => Math.atan(value(t)) })),
      fc.tuple(part, part).map(
        ([a, b]): Sample => ({
          text: `min(${a.text}, ${b.text})`,
          value: (t) => Math.min(a.value(t), b.value(t)),
        }),
      ),
      fc.tuple(part, part, part).map(
        ([yes, test, no]): Sample => ({
          text: `(${yes.text} if ${test.text} else ${no.text})`,
          value: (t) => (test.value(t) !== 0 ? yes.value(t) : no.value(t)),
        }),
      ),
    ),
  };
});

test("an expression has the value of its tree", () => {
  fc.assert(
    fc.property(expression, fc.nat(200), ({ text, value }, t) => {
      const want = value(t);
      if (!Number.isFinite(want)) expect(() => parseLambda(`lambda t: ${text}`)(t)).toThrow();
      else expect(parseLambda(`lambda t: ${text}`)(t) + 0).toBe(want + 0);
    }),
    { numRuns: 2000 },
  );
});

test("division with rest: a == (a // b) * b + a % b, the rest has the sign of b", () => {
  const whole = fc.integer({ min: -1e6, max: 1e6 });
  fc.assert(
    fc.property(
      whole,
      whole.filter((b) => b !== 0),
      (a, b) => {
        const quotient = parseLambda(`(${a} + 0 * t) // ${b}`)(0);
        const rest = parseLambda(`(${a} + 0 * t) % ${b}`)(0);
        expect(quotient).toBe(Math.floor(a / b) + 0);
        expect(quotient * b + rest + 0).toBe(a + 0);
        expect(rest * b).toBeGreaterThanOrEqual(0);
      },
    ),
  );
});

test("a decimal is its own rounding, and so is what lies near it", () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.nat(12), (n, digits) => {
      const decimal = Number(`${n}e-${digits}`);
      expect(parseLambda(`lambda t, x=${decimal}: round(x, ${digits})`)(0) + 0).toBe(decimal + 0);
      const near = decimal + 0.3 * 10 ** -digits;
      expect(parseLambda(`lambda t, x=${near}: round(x, ${digits})`)(0) + 0).toBe(decimal + 0);
    }),
  );
});

const WORDS = `lambda if else and or not epoch t e ( ) ( ) , : = + - * / // % ** < <= == 1 0 0.5 1e308 2 True
  math. cos( min( round( log( exp( math.inf None in . # ^ ' [ 1_0 0x1`.split(/\s+/);

test.each([
  ["characters", fc.string({ unit: "binary", maxLength: 60 })],
  ["words", fc.array(fc.constantFrom(...WORDS), { maxLength: 40 }).map((words) => words.join(" "))],
  [
    "one thing over and over",
    fc.tuple(fc.constantFrom(...WORDS), fc.nat(12_000)).map(([w, n]) => w.repeat(n)),
  ],
  [
    "two",
    fc.tuple(fc.constantFrom(...WORDS), fc.constantFrom(...WORDS)).map(([v, w]) => `${v} ${w} `.repeat(900)),
  ],
] as const)("any text gives finite numbers or a Problem, and soon: %s", (_, texts) => {
  fc.assert(
    fc.property(texts, fc.nat(1000), (text, t) => {
      const start = performance.now();
      try {
        const value = parseLambda(text)(t);
        expect(Number.isFinite(value)).toBe(true);
      } catch (error) {
        if (!isProblem(error)) throw error;
      }
      // Far above what it takes, so that a busy machine does not fail the test.
      expect(performance.now() - start).toBeLessThan(1000);
    }),
    { numRuns: 1000 },
  );
});
