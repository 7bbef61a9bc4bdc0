import { describe, expect, test } from "vitest";
import { isProblem, type Problem } from "../../src/core/problem.ts";
import { parseExpression, parseModule, readModule } from "../../src/python/parse.ts";
import { treeText } from "../helpers/python-tree.ts";

/** The Problem that reading the text ends in. */
function problem(text: string): Problem {
  try {
    parseModule(text, "t.py");
  } catch (error) {
    if (isProblem(error)) return error;
    throw error;
  }
  throw new Error(`${text.slice(0, 100)} was not refused`);
}

describe("expressions", () => {
  // as Python's own ast has them
  test.each([
    ["-x ** -2", "(-(x ** (-2)))"],
    ["1 - 2 - 3 * 4 // 5 % 6", "((1 - 2) - (((3 * 4) // 5) % 6))"],
    ["2 ** 3 ** 4", "(2 ** (3 ** 4))"],
    ["a | b ^ c & d << e @ f", "(a | (b ^ (c & (d << (e @ f)))))"],
    ["not a and b or not not c", "(((not a) and b) or (not (not c)))"],
    ["not a < b", "(not (a < b))"],
    ["a < b <= c not in d is not e", "(a < b <= c not in d is not e)"],
    ["(a < b) < c", "((a < b) < c)"],
    ["a if b else c if d else e", "(a if b else (c if d else e))"],
    ["lambda a, b=2, *c, d=1, **e: a or b", "(lambda a, b=2, *c, *, d=1, **e: (a or b))"],
    ["lambda: 0", "(lambda : 0)"],
    ["f(1, *a, b=2, **c)(d)", "f(1, *a, b=2, **c)(d)"],
    ["a.b[0][1:2][::3].c", "a.b[0][1:2:][::3].c"],
    ["a[1, 2]", "a[(1, 2)]"],
    ["a[1:, 2]", "a[<a slice of several dimensions>]"],
    ["[1, *a, (2, 3), (4,), (), (5)]", "[1, *a, (2, 3), (4), (), 5]"],
    ["{1, 2}, {}, {'a': 1, **b}", "({1, 2}, {}, {'a': 1, **b})"],
    ["1_000, 0x1F, 0b11, 0o17, 00", "(1000, 31, 3, 15, 0)"],
    ["5e-4, .5, 1., 1_0.0_1", "(0.0005, 0.5, 1.0, 10.01)"],
    ["[1., -2.*x, 3.e-4, 'in 5. of'], a1.b", "([1.0, ((-2.0) * x), 0.0003, 'in 5. of'], a1.b)"],
    ["9007199254740993", "9007199254740992?"],
    ["True, False, None", "(True, False, None)"],
    [`'a\\n\\x41\\u00e9\\101\\q\\'' "b" r'\\n' """c"""`, `'a\\nAéA\\\\q\\'b\\\\nc'`],
    ["1 + \\\n  2", "(1 + 2)"],
    ["(1 +  # one\n\n  2)", "(1 + 2)"],
    ["f(\r\n  a,\r\n)", "f(a)"],
    ["[x for x in y]", "<a list comprehension>"],
    ["sum(x for x in y)", "sum(<a generator expression>)"],
    ["f'{a}' 'b', b'c', 1j, ...", "(<an f-string>, <a bytes string>, <a complex number>, <an ellipsis>)"],
    ["f((a := 1), b := 2)", "f(<an assignment expression>, <an assignment expression>)"],
    ["größe + 学習率", "(größe + 学習率)"],
  ])("%s", (text, want) => {
    expect(treeText(parseExpression(text).expression)).toBe(want);
  });

  test("every node says where it stands, with its brackets", () => {
    const { expression, source } = parseExpression("f( (a + b), c = [ 1,\n 2 ] )");
    if (expression.type !== "call") throw new Error("no call");
    const texts = expression.args.flatMap((argument) => [argument, argument.value]);
    expect(texts.map(({ from, to }) => source.text.slice(from, to))).toEqual([
      "(a + b)",
      "(a + b)",
      "c = [ 1,\n 2 ]",
      "[ 1,\n 2 ]",
    ]);
  });
});

describe("statements", () => {
  test.each([
    ["a = b, c = 1, 2", "a = (b, c) = (1, 2)"],
    ["x: int = 3\ny: float", "x: int = 3\ny: float"],
    ["x **= 2; y.z[0] //= 3", "x **= 2\ny.z[0] //= 3"],
    ["if a: b\nelif c:\n  d\n  # e\n\n  f\nelse:\n\tg", "if a:\n  b\nelif c:\n  d\n  f\nelse:\n  g"],
    ["for i, j in a, b:\n  break\nelse:\n  continue", "for (i, j) in (a, b):\n  break\nelse:\n  continue"],
    ["while True:\n  pass", "while True:\n  pass"],
    [
      "@a.b(1)\n@c\nasync def f(a, /, b: int = 2, *, c) -> d:\n  return a, b",
      "@a.b(1)\n@c\nasync def f(a, b: int=2, *, c) -> d:\n  return (a, b)",
    ],
    [
      "class A(B, metaclass=C):\n  x: int = 1\n  def f(self): return",
      "class A(B, metaclass=C):\n  x: int = 1\n  def f(self):\n    return",
    ],
    ["import a.b, c as d", "import a.b as a, c as d"],
    [
      "from ..a.b import (c as d, e)\nfrom . import *",
      "from ..a.b import c as d, e as e\nfrom . import * as *",
    ],
    ["with (open(a) as f, b as g):\n  c", "with:\n  c"],
    [
      "try:\n  a\nexcept (A, B) as e:\n  b\nexcept:\n  c\nelse:\n  d\nfinally:\n  e",
      "try:\n  a\nexcept:\n  b\nexcept:\n  c\nelse:\n  d\nfinally:\n  e",
    ],
    [
      "del a\nglobal b\nraise c\nassert d\nprint 'e'",
      "<a del statement>\n<a global or nonlocal statement>\nraise\nassert d\n<a print statement of Python 2>",
    ],
    ["match x:\n  case 1: pass\ntype A = B", "<a match statement>\n<a type statement>"],
    ["  a = 1\n  if a:\n    b\n  c", "a = 1\nif a:\n  b\nc"],
    ["\ufeffa", "a"],
  ])("%j", (text, want) => {
    expect(
      parseModule(text)
        .body.map((statement) => treeText(statement))
        .join("\n"),
    ).toBe(want);
  });

  test("what is no Python is left out, and the rest is read", () => {
    const { body, problems } = readModule("a = 1\nb = = 2\ndef f():\n  c = $\n  return 3\n");
    expect(body.map((statement) => treeText(statement)).join("\n")).toBe(
      "a = 1\n<a text that is no Python>\ndef f():\n  <a text that is no Python>\n  return 3",
    );
    expect(problems.map(({ where }) => where)).toEqual(["line 2, column 5", "line 4, column 7"]);
  });
});

describe("what is no Python", () => {
  test.each([
    ["f(1,\n\n", "t.py:1:2", "this ( is not closed"],
    ["a = $b", "t.py:1:5", "unexpected $: this is no Python"],
    ["x = 1\na if", "t.py:2:5", "the line ends too early: this is no Python"],
    ["f(mode=‘max’)", "t.py:1:8", "unexpected ‘: this is no Python"],
    ["a b", "t.py:1:3", "unexpected b: this is no Python"],
    ["x = 'abc\n", "t.py:1:5", "this string does not end, or has a wrong escape"],
    ["x = '''abc'", "t.py:1:5", "this string does not end, or has a wrong escape"],
    ["x = 'abc\\'", "t.py:1:5", "this string does not end, or has a wrong escape"],
    ["x = '\\x4'", "t.py:1:5", "this string does not end, or has a wrong escape"],
    ["x = 007", "t.py:1:5", "007 is not a number"],
    ["x = 1\n  y = 2", "t.py:2:3", "this line is indented otherwise than those before it"],
    ["if a:\nb\n", "t.py:2:1", "unexpected b: this is no Python"],
    ["f(x) = 3", "t.py:1:1", "nothing can be assigned to this"],
    ["def f(a, a): pass", "t.py:1:10", "two parameters are named a"],
    ["x = 1\ny = '\0'", "t.py:2:6", "a NUL character: this is no Python text"],
  ])("%j", (text, where, message) => {
    const found = problem(text);
    const { position } = found;
    expect([found.where, found.message]).toEqual([where, message]);
    expect(`${position?.file}:${position?.line}:${position?.column}`).toBe(where);
  });

  test.each([
    ["", "column 1"],
    ["a; b", "column 4"],
    ["a = 1", "column 1"],
  ])("%j is not one expression", (text, where) => {
    expect(() => parseExpression(text)).toThrowError(expect.objectContaining({ where }));
  });
});

describe("hostile texts are refused in time", () => {
  test.each<[string, string, string | RegExp]>([
    ["a line of 10 MB", `x = ${"1+".repeat(5e6)}1`, "a Python text of 10000005 characters"],
    ["100,000 brackets", "[".repeat(1e5), "is nested too deep"],
    ["100,000 brackets that are closed", `${"(".repeat(1e5)}1${")".repeat(1e5)}`, "is nested too deep"],
    ["brackets of all kinds", "f({[a(".repeat(2e4), "is nested too deep"],
    ["f-strings in f-strings", "f'{".repeat(1e5), "is nested too deep"],
    ["100,000 signs", `${"-".repeat(1e5)}1`, "is nested too deep"],
    ["a sum of 100,000", `${"1+".repeat(1e5)}1`, "is nested too deep"],
    ["an attribute of an attribute", `a${".b".repeat(5e4)}`, "is nested too deep"],
    [
      "blocks in blocks",
      Array.from({ length: 900 }, (_, i) => `${" ".repeat(i)}if a:\n`).join(""),
      "is nested too deep",
    ],
    ["a list of 250,000", `[${"1,".repeat(249_000)}]`, /more than 200000 words|takes too long/],
    ["no Python at all", "$?!".repeat(160_000), "this Python text takes too long to read"],
    ["quotes", `'''"${`"""'`.repeat(1e5)}`, /string does not end|no Python|takes too long/],
  ])("%s", (_, text, message) => {
    const start = performance.now();
    expect(problem(text).message).toMatch(message);
    expect(performance.now() - start).toBeLessThan(5_000); // the parser's own limit is 1.5 s; machines are busy
  });
});
