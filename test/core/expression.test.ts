import { describe, expect, test } from "vitest";
import { parseLambda } from "../../src/core/expression/index.ts";
import { Problem } from "../../src/core/problem.ts";

/** The Problem that reading the text, or calling the function with `t`, ends in. */
function problem(text: string, t = 0): Problem {
  try {
    parseLambda(text)(t);
  } catch (error) {
    expect(error).toBeInstanceOf(Problem);
    return error as Problem;
  }
  throw new Error(`${text} was not refused`);
}

describe("the variable", () => {
  test.each([
    ["0.5", 3, 0.5],
    ["t * 2", 3, 6],
    ["epoch / 2", 3, 1.5],
    ["warm_up + warm_up", 3, 6],
    ["схема + 1", 3, 4],
    ["e ** 2", 3, 9],
    ["lambda e: e ** 2", 3, 9],
    ["lambda e: math.e ** e", 0, 1],
    ["lambda pi: pi + 1", 3, 4],
    ["lambda x, n=4, m=math.pi - math.pi: x * n + m", 3, 12],
    ["t + 1  # a step later", 3, 4],
    ["lambda t: (\n  t\n  + 1\n)", 3, 4],
  ])("%s", (text, t, want) => {
    expect(parseLambda(text)(t)).toBe(want);
  });
});

test("an int has no -0", () => {
  for (const text of ["-t", "t * -1", "0 // -5 + t", "round(-0.4) + t", "-t % 5"]) {
    expect(parseLambda(text)(0)).toBe(0);
  }
});

describe("what is refused when it is read", () => {
  test.each([
    ["", "the expression is empty"],
    ["  ", "the expression is empty"],
    ["0.95 **", "column 8: the expression ends too early"],
    ["0.95 ** epoch)", 'column 14: unexpected ")"'],
    ["(epoch", "column 7: the expression ends too early"],
    ["0.95 ^ epoch", "column 6: ^ is a bitwise operator"],
    ["epoch & 1", "column 7: & is a bitwise operator"],
    ["1 << epoch", "column 3: << is a bitwise operator"],
    ["[1, 2][epoch]", "column 1: [ is a list or an index"],
    ["{1: 2}", "column 1: { is a dict or a set"],
    ["'a' * epoch", "column 1: ' is a text"],
    ["(n := epoch)", "column 4: := is an assignment"],
    ["epoch; 1", 'column 6: unexpected ";"'],
    ["epoch 🙂", 'column 7: unexpected "🙂"'],
    ["__import__('os')", "column 12: ' is a text"],
    ["__import__(os)", "column 1: there is no function __import__ here"],
    ["constructor(epoch)", "column 1: there is no function constructor here"],
    ["lambda t: constructor", "column 11: there is no constructor here"],
    ["epoch.real", "column 1: there is no epoch.real here"],
    ["epoch.__class__()", "column 1: there is no function epoch.__class__ here"],
    ["(epoch).real", "column 8: values have no attributes here"],
    ["abs(epoch)(1)", "column 11: only a function can be called"],
    ["abs(x=epoch)", "column 6: arguments are given by their position, not by name"],
    ["sum(epoch)", "column 1: there is no function sum here"],
    ["lambda e: lambda f: 1", "column 11: a lambda inside an expression"],
    ["(lambda e: 1)", "column 2: a lambda inside an expression"],
    ["lambda e, f: 1", "column 11: the parameter f has no value"],
    ["lambda e, e=1: 1", "column 11: two parameters are named e"],
    ["lambda: 1", "column 1: a lambda without a parameter"],
    ["lambda *e: 1", 'column 8: unexpected "*"'],
    ["lambda if: 1", 'column 8: unexpected "if"'],
    ["epoch is 1", 'column 7: unexpected "is"'],
    ["epoch for epoch", 'column 7: unexpected "for"'],
    ["epoch * step", "column 9: two names, epoch and step"],
    ["min(epoch)", "column 1: min with 1 argument"],
    ["pow(epoch, 2, 3)", "column 1: pow with 3 arguments"],
    ["1if epoch else 2", "column 1: 1if is not a number"],
    ["2j * epoch", "column 1: 2j is not a number"],
  ])("%s", (text, message) => {
    expect(problem(text).message).toBe(message);
  });
});

test.each([
  ["a huge integer", "9".repeat(400), "column 1: an integer too large for a float"],
  ["parentheses", `${"(".repeat(101)}1${")".repeat(101)}`, "column 102: nested too deeply"],
  ["signs", `${"-".repeat(500)}1`, "column 102: nested too deeply"],
  ["powers", `${"t**".repeat(500)}1`, "column 304: nested too deeply"],
  ["calls", `${"abs(".repeat(500)}1`, "column 405: nested too deeply"],
  ["words", `1${" + t".repeat(2400)}`, "column 6001: the expression is too long"],
  ["characters", " ".repeat(10_001), "an expression of 10001 characters"],
])("too much: %s", (_, text, message) => {
  expect(problem(text).message).toBe(message);
});

test.each([
  ["lambda epoch: 0.95 ** epoh", "Did you mean epoch?"],
  ["math.sqr(epoch)", "Did you mean math.sqrt?"],
  ["0.5 if true else epoch", "Did you mean True?"],
  ["lambda epoch: e ** epoch", "Did you mean math.e?"],
  ["e ** -epoch", "Write math.e for the number"],
  ["lambda t: cos * t", "Call it: cos(…)"],
])("%s: %s", (text, hint) => {
  expect(problem(text).hint).toBe(hint);
});

describe("what is refused when it runs", () => {
  test.each([
    ["lambda epoch: 1 / (3 - epoch)", 3, "column 17: division by zero where epoch = 3"],
    ["7 // t", 0, "column 3: division by zero where t = 0"],
    ["0 ** -t", 1, "column 3: division by zero: 0 to a negative power where t = 1"],
    ["(2 - t) ** 0.5", 3, "column 9: a negative number to a fractional power is complex where t = 3"],
    ["10.0 ** t", 400, "column 6: the power is too large for a float where t = 400"],
    ["epoch ** 1000", 9, "column 7: the power is too large for a float where epoch = 9"],
    ["sqrt(-t)", 1, "column 1: sqrt(-1) has no value where t = 1"],
    ["math.log(t)", 0, "column 1: math.log(0) has no value where t = 0"],
    ["exp(t)", 710, "column 1: exp(710) is too large for a float where t = 710"],
    ["int(math.inf) + t", 2, "column 1: int(inf) has no integer value where t = 2"],
    ["1e308 * t", 10, "the value is inf where t = 10"],
    ["math.nan", 10, "the value is nan"],
    ["1 / 0", 10, "column 3: division by zero"],
  ])("%s at %d", (text, t, message) => {
    expect(problem(text, t).message).toBe(message);
  });
});

test("what is not reached does not raise", () => {
  expect(parseLambda("1 if t < 5 else 1 / 0")(3)).toBe(1);
  expect(parseLambda("t < 5 or 1 / 0")(3)).toBe(1);
  expect(parseLambda("5 < t < 1 / 0")(3)).toBe(0);
});

test("powers of one base to whole exponents are those of Math.pow, at any step", () => {
  const f = parseLambda("0.999 ** t");
  for (const t of [0, 1, 4095, 4096, 4097, 12_345, 500_000]) {
    expect(Math.abs(f(t) - 0.999 ** t)).toBeLessThanOrEqual(1e-15 * 0.999 ** t);
  }
  for (const t of [2 ** 24 - 1, 2 ** 24, 2 ** 31, 2 ** 40]) expect(f(t)).toBe(0);
});

test("a long table of cases is no deep nesting", () => {
  const text = `lambda e: ${Array.from({ length: 300 }, (_, i) => `${i} if e < ${i} else `).join("")}0.5`;
  expect(parseLambda(text)(200)).toBe(201);
  expect(parseLambda(`t${" + t".repeat(1400)}`)(1)).toBe(1401);
});
