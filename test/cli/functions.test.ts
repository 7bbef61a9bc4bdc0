import { join } from "node:path";
import { expect, test } from "vitest";
import { holdsFunction, isFunctionText } from "../../src/core/expression/interpreter.ts";
import { lrplot } from "../helpers/command-line.ts";
import { folderWith } from "../helpers/folder.ts";

const warm = `warm = 5
def factor(step):
    if step < warm:
        return (step + 1) / warm
    return 0.5 ** (step - warm)`;

const rates = (csv: string) =>
  csv
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => Number(line.split(",").at(-1)));

// [words, rates]: a function with a name wherever a lambda can stand.
const cases: readonly (readonly [string[], number[]])[] = [
  [
    ["lambda", "--lr", "2", "--epochs", "8", "--lr-lambda", warm],
    [0.4, 0.8, 1.2, 1.6, 2, 2, 1, 0.5],
  ],
  [
    ["multiplicative", "--lr", "2", "--epochs", "3", "--lr-lambda", "def f(e):\n  return 0.5"],
    [2, 1, 0.5],
  ],
  [
    ["function", "--steps", "3", "--fn", "def f(step):\n  return 1 / (step + 1)"],
    [1, 1 / 2, 1 / 3],
  ],
  [
    ["function", "--steps", "3", "--fn", "f = lambda step: [1, 2, 4][step]"],
    [1, 2, 4],
  ],
  [
    ["function", "--steps", "3", "--fn", "lambda step: 1 / (step + 1)"],
    [1, 1 / 2, 1 / 3],
  ],
  [
    "cyclic --base-lr 0 --max-lr 1 --step-size-up 1 --epochs 4 --momentum 0.9 --scale-fn"
      .split(" ")
      .concat("def f(cycle):\n  return 1 / cycle"),
    [0, 1, 0, 0.5],
  ],
];

test.each(cases)("%j", async (argv, want) => {
  const { code, out, err } = await lrplot(...argv, "--findings", "none");
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(rates(out)).toEqual(want);
});

const config = (fn: string) => JSON.stringify({ schedule: { type: "generic.function", fn }, steps: 4 });

test("a function in a config is drawn, checked, compared and linted", async () => {
  const plan = join(
    folderWith({ "plan.json": config("def f(step):\n  return 1 / (step + 1)") }),
    "plan.json",
  );
  expect(rates((await lrplot(plan)).out)).toEqual([1, 1 / 2, 1 / 3, 1 / 4]);
  expect((await lrplot("diff", plan, plan, "--exit-code")).code).toBe(0);
  expect((await lrplot("lint", plan)).code).toBe(0);
});

test.each([
  [
    "def f(step):\n  return {x for x in y}",
    /schedule\.fn: line 2, column 10: a set comprehension is not interpreted/,
  ],
  [
    "def f(step):\n  while True: pass",
    /line 2, column 9: more than 1,000,000 operations in one call in "True" where step = 0/,
  ],
  ["x = 1\ndef f(a, b):\n  return a", /schedule\.fn: line 2, column 10: the parameter b has no value/],
])("%j in a config is refused at its place", async (fn, message) => {
  const plan = join(folderWith({ "plan.json": config(fn) }), "plan.json");
  const { code, err } = await lrplot(plan);
  expect(code).toBe(2);
  expect(err).toMatch(message);
});

test("--code has the function, and the scheduler takes it by its name", async () => {
  const { out } = await lrplot("lambda", "--lr", "2", "--epochs", "8", "--lr-lambda", warm, "--code");
  expect(out).toContain(`\n${warm}\n`);
  expect(out).toContain("lr_lambda=factor)");
});

test.each([
  ["lambda e: 0.95 ** e", false],
  ["0.95 ** define", false],
  ["lambda e,\n  default=3: e", false],
  ["def f(e): return e", true],
  ["import math\n\ndef f(e):\n  return e", true],
  ["f = lambda e: e", true],
])("%j is a function with statements: %s", (text, want) => {
  expect(isFunctionText(text)).toBe(want);
  expect(holdsFunction({ curves: [{ schedule: { lr_lambda: ["1", text] } }] })).toBe(want);
});
