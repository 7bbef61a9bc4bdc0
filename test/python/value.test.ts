import { describe, expect, test } from "vitest";
import { isProblem, type Problem } from "../../src/core/problem.ts";
import { assigned } from "../../src/python/assigned.ts";
import { type Environment, knows, oneLine, Unknown, type Value } from "../../src/python/environment.ts";
import { parseExpression, parseModule } from "../../src/python/parse.ts";
import { evaluate } from "../../src/python/value.ts";

const known = knows(
  new Map<string, Value>([
    ["lr", 0.1],
    ["args.epochs", 90],
    ["len(loader)", 100],
    ['config["lr"]', 0.5],
    ["rates", [1, 2, 3]],
    ["nothing", null],
  ]),
);

function value(text: string, environment: Environment = known): Value {
  const { expression, source } = parseExpression(text, "t.py");
  return evaluate(expression, { source, environment });
}

function problem(text: string, environment?: Environment): Problem {
  try {
    value(text, environment);
  } catch (error) {
    if (isProblem(error)) return error;
    throw error;
  }
  throw new Error(`${text} was not refused`);
}

describe("values", () => {
  test.each<[string, Value]>([
    ["10 * 90", 900],
    ["[int(args.epochs * x) for x in (0.5, 0.75)]", [45, 67]],
    ["sum(a * b for a, b in zip_ if a)".replace("zip_", "[(1, 2), (0, 5), (3, 4)]"), 14],
    ["sum(x >= 2 for x in rates)", 2],
    ["[x for y in [[1], [2, 3]] for x in y if x > 1]", [2, 3]],
    ["1/3", 1 / 3],
    ["5e-4", 5e-4],
    ["-1", -1],
    ["+-+1.", -1],
    ["-2 ** 2", -4],
    ["2 ** -1", 0.5],
    ["7 // 2, -7 // 2, 7 % -3, -7.5 % 2", [3, -4, -2, 0.5]],
    ["math.pi / 2, np.pi, numpy.e, pi", [Math.PI / 2, Math.PI, Math.E, Math.PI]],
    ["math.sqrt(16), np.cos(0), math.ceil(10 / 3), np.maximum(1, 2)", [4, 1, 4, 2]],
    ["int(3.7), int('12'), float('1e-4'), float(3), round(2.5), round(2.675, 2)", [3, 12, 1e-4, 3, 2, 2.67]],
    ["min(3, 1, 2), max([4, 5]), abs(-2), pow(2, 10), sum([1, 2, 3]), bool([])", [1, 5, 2, 1024, 6, false]],
    ["len([1, 2, 3]), len('abc'), len(dict(a=1))", [3, 3, 1]],
    ["range(3), list(range(2, 10, 3)), range(3, 0, -1), tuple([1])", [[0, 1, 2], [2, 5, 8], [3, 2, 1], [1]]],
    [
      "[1, *range(2)] + [3] * 2, 2 * (0,)",
      [
        [1, 0, 1, 3, 3],
        [0, 0],
      ],
    ],
    ["'a' + \"b\" 'c'", "abc"],
    ["{30: 0.1, 'b': [1], **dict(c=None)}", { 30: 0.1, b: [1], c: null }],
    ["True, False, None, not 0, True + 1", [true, false, null, true, 2]],
    [
      "1 < 2 <= 2 != 3, 1 == 1.0, 'a' < 'b', 2 in [1, 2], 'x' not in {'a': 1}",
      [true, true, true, true, true],
    ],
    ["None is None, lr is not None, [1] == [1]", [true, true, true]],
    ["0 or 5, 1 and 2, '' or 'a', nothing or 3", [5, 2, "a", 3]],
    ["1 if lr > 0.05 else 2", 1],
    ["1 if False else 2 if False else 3", 3],
    ["args.epochs * len( loader )", 9000],
    ["len(loader) // 4 * args . epochs", 2250],
    ['config[ "lr" ]', 0.5],
    ["rates[0], rates[-1], rates[1:], {'a': 1}['a']", [1, 3, [2, 3], 1]],
    ["unknown_function(x) if False else 1", 1],
  ])("%s", (text, want) => {
    expect(value(text)).toEqual(want);
  });

  test("names are followed, to where they were given", () => {
    const module = parseModule(
      "total = epochs * len(loader)\nepochs = args.epochs - 10\nboth = total, epochs",
    );
    expect(value("both", assigned(module, known))).toEqual([8000, 80]);
  });

  test("a key of a dict is never a prototype", () => {
    expect(Object.keys(value("{'__proto__': 1, 'constructor': 2}") as object)).toEqual([
      "__proto__",
      "constructor",
    ]);
    expect(problem("{}['constructor']").message).toBe("the dict has no key constructor");
  });
});

describe("what is not known is named", () => {
  test.each([
    ["10 * len(train_loader)", "len(train_loader)", "t.py:1:6", "len(train_loader) is not known"],
    ["args.lr * 2", "args.lr", "t.py:1:1", "args.lr is not known"],
    ["int(steps)", "steps", "t.py:1:5", "steps is not known"],
    ['cfg["a"]["b"]', 'cfg["a"]["b"]', "t.py:1:1", 'cfg["a"]["b"] is not known'],
    [
      "[f(x) for x in rates]",
      "[f(x) for x in rates]",
      "t.py:1:1",
      "[f(x) for x in rates] is not computed here",
    ],
    [
      "{x for x in y}",
      "{x for x in y}",
      "t.py:1:1",
      "{x for x in y} is a set comprehension, which is not computed here",
    ],
    ["f( a,b )", "f(a, b)", "t.py:1:1", "f(a, b) is not known"],
    ["min(a, key=b)", "min(a, key=b)", "t.py:1:1", "min(a, key=b) is not computed here with such arguments"],
  ])("%s", (text, asked, where, message) => {
    const found = problem(text);
    expect(found).toBeInstanceOf(Unknown);
    expect([(found as Unknown).text, found.where, found.message]).toEqual([asked, where, message]);
    // and whoever answers by that text is heard
    expect(value(text.replace("int(steps)", "steps"), knows(new Map([[oneLine(asked), 4]])))).toBeDefined();
  });
});

describe("what Python refuses, and what is too much", () => {
  test.each([
    ["1 / 0", "division by zero"],
    ["9**9**9", "the power is too large for a float"],
    ["9**9**9**9", "the power is too large for a float"],
    ["math.log(0)", "log(0) has no value"],
    ["(-8) ** 0.5", "a negative number to a fractional power is complex"],
    ["9007199254740993", "an integer beyond 2**53"],
    ["'a' + 1", "+ of what is no number"],
    ["1 << 3", "<< is not computed here"],
    ["[lambda x: x]", "this is a function, and no value"],
    ["{1, 2}", "a set is not computed here"],
    ["-'a'", "- of what is no number"],
    ["'a' < 1", "< does not compare these two"],
    ["[1, 2][5]", "index 5 of 2 values"],
    ["range(10 ** 9)", "a list of more than 100000 values"],
    ["[0] * 10 ** 9", "more than 100000 values in a list"],
    ["[[0] * 1000] * 1000", "more than 100000 values in a list"],
    ["range(1.5)", "range takes one to three integers, the step not 0"],
  ])("%s", (text, message) => {
    expect(problem(text).message).toContain(message);
  });

  test("names that double each other are computed once each", () => {
    const lines = Array.from({ length: 60 }, (_, i) => `a${i + 1} = a${i} + a${i}`);
    const numbers = assigned(parseModule(["a0 = 1", ...lines].join("\n")), known);
    expect(value("a60", numbers)).toBe(2 ** 60);
    const lists = assigned(parseModule(["a0 = [1]", ...lines].join("\n")), known);
    expect(problem("a60", lists).message).toBe("more than 100000 values in a list");
    const nested = assigned(parseModule(["a0 = [1]", ...lines].join("\n").replaceAll("+", ",")), known);
    expect(problem("a60", nested).message).toBe("more than 100000 values in a list");
  });

  test("a name that stands for itself", () => {
    const environment = assigned(parseModule("a = b + 1\nb = a"), known);
    expect(problem("a", environment).message).toBe("this refers to itself, or is nested too deep");
  });
});
