import { describe, expect, test } from "vitest";
import { isProblem, type Problem } from "../../src/core/problem.ts";
import { functionOf } from "../../src/python/function/index.ts";

/** A function of `step` whose body these lines are. */
const f = (...lines: string[]) => ["def f(step):", ...lines.map((line) => `    ${line}`)].join("\n");

function problemOf(work: () => unknown): Problem {
  try {
    work();
  } catch (error) {
    if (isProblem(error)) return error;
    throw error;
  }
  throw new Error("nothing is refused");
}

const nanogpt = `
import math
learning_rate = 6e-4 # max learning rate
warmup_iters, lr_decay_iters = 2000, 600_000
min_lr = learning_rate / 10

def get_lr(it):
    # 1) linear warmup for warmup_iters steps
    if it < warmup_iters:
        return learning_rate * (it + 1) / (warmup_iters + 1)
    # 2) if it > lr_decay_iters, return min learning rate
    if it > lr_decay_iters:
        return min_lr
    # 3) in between, use cosine decay down to min learning rate
    decay_ratio = (it - warmup_iters) / (lr_decay_iters - warmup_iters)
    assert 0 <= decay_ratio <= 1
    coeff = 0.5 * (1.0 + math.cos(math.pi * decay_ratio)) # coeff ranges 0..1
    return min_lr + coeff * (learning_rate - min_lr)
`;

// [text, value at step 0, 1, 2 …], as Python gives them.
const values: readonly (readonly [string, ...number[]])[] = [
  [f("return 1 / 2"), 0.5],
  [f("return 7 // 2 + -7 // 2"), -1],
  [f("return -7 % 3"), 2],
  [f("return 2 ** -1"), 0.5],
  [f("return 2 ** 10"), 1024],
  [f("return 1e3 // 1 / 3"), 1000 / 3],
  [f("return int(2.9) + int(-2.9)"), 0],
  [f("return round(0.5) + round(1.5) + round(2.5)"), 4],
  [f("return round(2.675, 2)"), 2.67],
  [f("return True + True"), 2],
  [f("return step or 5"), 5, 1],
  [f("return step and 5"), 0, 5, 5],
  [f("return 0 <= step < 2"), 1, 1, 0],
  [f("return float('inf') > step"), 1],
  [f("return min(1.0, step / 2, 3)"), 0, 0.5, 1, 1],
  [f("return [0.1, 0.01, 0.001][step // 2]"), 0.1, 0.1, 0.01, 0.01, 0.001],
  [f("return (1, 2, 3)[-1]"), 3],
  [f("return 0.5 if step in (1, 3) else 1"), 1, 0.5, 1, 0.5],
  [f("return {0: 0.1, 2: 0.01}.get(step, 1.5)"), 0.1, 1.5, 0.01],
  [f("a, b = step, 2", "a, b = b, a", "return a * 10 + b"), 20, 21],
  [f("a = b = step", "a += 1", "return a - b"), 1],
  [
    f("lr = 1.0", "for m in [1, 3]:", "    if step >= m:", "        lr *= 0.1", "return lr"),
    1,
    0.1,
    0.1,
    0.1 * 0.1,
  ],
  [f("n = 0", "while n * n < step:", "    n += 1", "return n"), 0, 1, 2, 2, 2, 3],
  [f("for i in range(9):", "    if i == step:", "        break", "else:", "    return -1", "return i"), 0, 1],
  [
    f("for i in range(2):", "    if i == step:", "        break", "else:", "    return -1", "return i"),
    0,
    1,
    -1,
  ],
  [f("t = 0", "for i in range(5):", "    if i % 2: continue", "    t += i", "return t"), 6],
  [f("t = 0", "for i, (a, b) in enumerate(zip([1, 2], (3, 4))):", "    t += i * a * b", "return t"), 8],
  [f("g = lambda x, k=2: x * k", "return g(step) + g(1, k=step)"), 0, 3, 6],
  [f("def g(x):", "    return x + base", "base = 10", "return g(step)"), 10, 11],
  [f("x: float = 3", "pass", "return x"), 3],
  [f('"""A docstring."""', "return 1; return 2"), 1],
  [f("import numpy as np", "return np.clip(step, 1, 2) + np.floor(2.5)"), 3, 3, 4, 4],
  [f("import numpy as np", "return np.interp([step], [0, 2, 4], [0, 1, 0])[0]"), 0, 0.5, 1, 0.5, 0],
  [f("from bisect import bisect_right", "return 0.1 ** bisect_right([1, 3], step)"), 1, 0.1, 0.1, 0.1 ** 2],
  [f("return sum(len(x) for_ in ())").replace("len(x) for_ in ()", "[1, 2.5, step]"), 3.5, 4.5],
  [f("s = 'cosine'", "if s == 'cosine':", "    return 1", "return 2"), 1],
  [f("if None is not None:", "    return [x for x in y]", "return 1"), 1],
  [
    "def down(n):\n    return 1 if n <= 0 else n * down(n - 1)\ndef f(step):\n    return down(step)",
    1,
    1,
    2,
    6,
    24,
  ],
  ["K = 3\ndef f(step, k=K): return step * k\n", 0, 3],
  ["f = lambda step: step * 2", 0, 2],
  ["def g(a, *, b=1): return a - b\ndef f(step): return g(step, b=2)", -2, -1],
  [f("print('lr', step)", "logging.info(f'{step}')", "return 1"), 1],
  [f("return sum(e <= step for e in (1, 2))"), 0, 1, 2, 2],
  [f("return sum([i * j for i, j in zip([1, 2], [3, 4]) if i > step])"), 11, 8, 0],
  [f("return len([i for i in range(step) for step in range(i)])"), 0, 0, 1, 3],
  [f("x = 5", "y = max(x + step for x in {1: 2, 3: 4})", "return x + y"), 8, 9],
  [f("return [1, 2, 3, 4][step:][0] + (1, 2, 3)[-1:][0] + sum([1, 2, 3][::-2])"), 8, 9, 10],
  [f("return len(range(9)[2:20:3]) + len([1, 2][5:]) + [1, 2, 3][:-step - 1][0]"), 4, 4],
  [f("d = {'a': 1}", "return d.get('a') + d.get(step, 3)"), 4],
  // what Python 3.11 gives
  [f("return math.hypot(step, 4)"), 4, 4.123105625617661, 4.47213595499958],
  [f("return math.hypot(step, 4, 2) + math.hypot(-3)"), 7.47213595499958, 7.58257569495584],
  [f("return math.atan2(step, -2)"), Math.PI, 2.677945044588987],
  [f("return math.fmod(-7.5, step + 2)"), -1.5, -1.5],
  [f("return math.copysign(step, -0.5)"), -0, -1],
  [f("return math.log(8, step + 2)"), 3],
  [f("return min(step, 4, 1.5) + max(step, 0.5, 1)"), 1, 2, 3.5],
  [nanogpt, 6e-4 / 2001, (6e-4 * 2) / 2001],
];

test.each(values.map(([text, ...want]) => ({ text, want })))("$text", ({ text, want }) => {
  const got = functionOf(text);
  expect(want.map((_, step) => got(step))).toEqual(want);
});

test("Python's zero has the sign that Python's has", () => {
  const sign = (text: string) => 1 / functionOf(text)(0);
  expect(sign(f("return -0.0"))).toBe(-Infinity);
  expect(sign(f("return -step"))).toBe(Infinity);
  expect(sign(f("return 0 * -1"))).toBe(Infinity);
  expect(sign(f("return 0 * -1.0"))).toBe(-Infinity);
});

const ALLOWED =
  "allowed: assignments, if, for, while, return, arithmetic, comparisons, numbers, lists, and functions of math";

// [text, message]: not interpreted, wherever the step is.
const refusals: readonly (readonly [string, string])[] = [
  [f("return {x for x in step}"), "line 2, column 12: a set comprehension is not interpreted"],
  [f("return f'{step}'"), "line 2, column 12: an f-string is not interpreted"],
  [f("return step.item()"), "line 2, column 17: the method item is not interpreted"],
  [f("return step.value"), "line 2, column 12: the attribute value is not interpreted"],
  [f("return (a := 1)"), "line 2, column 12: an assignment expression is not interpreted"],
  [f("return ~step"), "line 2, column 12: a bitwise operator is not interpreted"],
  [f("return step << 1"), "line 2, column 12: the operator << is not interpreted"],
  [f("return math.gcd(step, 2)"), "line 2, column 12: a call of math.gcd is not interpreted"],
  [f("return print(step)"), "line 2, column 12: the function print is not interpreted"],
  [f("import torch", "return torch.cos(step)"), "line 3, column 12: a call of torch.cos is not interpreted"],
  [f("x[0] = 1", "return 1"), "line 2, column 5: an assignment to an element is not interpreted"],
  [f("self.x = 1", "return 1"), "line 2, column 5: an assignment to an attribute is not interpreted"],
  [f("a, *b = 1, 2", "return 1"), "line 2, column 8: a starred target is not interpreted"],
  [
    f("with open('x') as x:", "    pass", "return 1"),
    "line 2, column 5: a with statement is not interpreted",
  ],
  [
    f("try:", "    return 1", "except E:", "    pass"),
    "line 2, column 5: a try statement is not interpreted",
  ],
  [f("global x", "return 1"), "line 2, column 5: a global or nonlocal statement is not interpreted"],
  [f("yield 1"), "line 2, column 5: a yield statement is not interpreted"],
  [f("class A: pass", "return 1"), "line 2, column 5: a class is not interpreted"],
  [f("return max(*[1, 2])"), "line 2, column 16: * in a call is not interpreted"],
  ["@cached\ndef f(step):\n    return 1", "line 1, column 2: a decorator is not interpreted"],
  ["async def f(step):\n    return 1", "line 1, column 1: an async function is not interpreted"],
  ["def f(*steps):\n    return 1", "line 1, column 8: the parameter *steps is not interpreted"],
];

test.each(refusals)("%s is refused", (text, message) => {
  const problem = problemOf(() => functionOf(text));
  expect(problem).toMatchObject({
    message,
    allowed: ALLOWED,
    hint: "Let your own Python run it: lrplot trace",
  });
});

// [text, message]: no function of one number, or no Python.
const mistakes: readonly (readonly [string, string])[] = [
  ["def f(step):\n    return x +", "line 2, column 15: the line ends too early: this is no Python"],
  ["def f(step):\n    return warm", "line 2, column 12: there is no warm here"],
  ["def f(step):\n    return 12345678901234567890", "line 2, column 12: an integer beyond 2**53"],
  ["def f():\n    return 1", "line 1, column 1: f has no parameter"],
  ["def f(step, total):\n    return 1", "line 1, column 13: the parameter total has no value"],
  ["def f(step): return 1\nx = 1", "line 2, column 1: the text ends with no function"],
  ["x = 1 / 0\ndef f(step): return 1", 'line 1, column 5: division by zero in "1 / 0"'],
  ["def f(step): return min()", "line 1, column 21: min with 0 arguments"],
];

test.each(mistakes)("%s is no function of the step", (text, message) => {
  expect(problemOf(() => functionOf(text)).message).toBe(message);
});

// [text, step, message]: Python raises, or what it gives is no rate.
const failures: readonly (readonly [string, number, string])[] = [
  [f("return 1 / (step - 3)"), 3, 'line 2, column 12: division by zero in "1 / (step - 3)" where step = 3'],
  [f("return step % 0.0"), 3, 'line 2, column 12: division by zero in "step % 0.0" where step = 3'],
  [
    f("return math.log(step)"),
    0,
    'line 2, column 12: log(0) has no value in "math.log(step)" where step = 0',
  ],
  [
    f("return math.exp(step)"),
    999,
    'line 2, column 12: exp(999) is too large for a float in "math.exp(step)" where step = 999',
  ],
  [
    f("return (step - 9) ** 0.5"),
    1,
    'line 2, column 12: a negative number to a fractional power is complex in "(step - 9) ** 0.5" where step = 1',
  ],
  [f("if step: y = 1", "return y"), 0, 'line 3, column 12: y has no value yet in "y" where step = 0'],
  [f("return [1, 2][step]"), 2, 'line 2, column 12: index 2 of 2 values in "[1, 2][step]" where step = 2'],
  [
    f("return [1, 2][step / 2]"),
    2,
    'line 2, column 12: a float as an index in "[1, 2][step / 2]" where step = 2',
  ],
  [
    f("for i in range(step / 1): pass", "return 1"),
    2,
    'line 2, column 14: a float where range takes an int in "range(step / 1)" where step = 2',
  ],
  [f("return 2 ** step"), 53, 'line 2, column 12: an integer beyond 2**53 in "2 ** step" where step = 53'],
  [
    f("return step * 10 ** 15"),
    100,
    'line 2, column 12: an integer beyond 2**53 in "step * 10 ** 15" where step = 100',
  ],
  [f("assert step < 3"), 3, 'line 2, column 5: AssertionError in "assert step < 3" where step = 3'],
  [
    f("if step > 2:", "    raise ValueError('no')", "return 1"),
    3,
    `line 3, column 9: it raises an exception in "raise ValueError('no')" where step = 3`,
  ],
  [f("a, b = [1, 2, 3]", "return 1"), 0, 'line 2, column 5: 3 values for 2 names in "a, b" where step = 0'],
  [f("return f(step)"), 0, 'line 2, column 12: calls in calls, 1000 deep in "f(step)" where step = 0'],
  [f("return 'a' + 1"), 0, `line 2, column 12: + of a string and an int in "'a' + 1" where step = 0`],
  [
    f("return (lambda x: x)(1, 2)"),
    0,
    'line 2, column 12: <lambda> with 2 arguments, of 1 in "(lambda x: x)(1, 2)" where step = 0',
  ],
  [f("pass"), 0, "line 1, column 1: the value is None where step = 0"],
  [f("return [1]"), 0, "line 1, column 1: the value is a list where step = 0"],
  [f("return float('nan')"), 0, "line 1, column 1: the value is nan where step = 0"],
  [f("return 1e308 * 10"), 7, "line 1, column 1: the value is inf where step = 7"],
];

test.each(failures)("%s at step %d", (text, step, message) => {
  const got = functionOf(text);
  expect(problemOf(() => got(step)).message).toBe(message);
});

describe("what would not end is refused in under two seconds", () => {
  const TOO_LONG = /more than 1,000,000 operations in one call/;
  const endless: readonly (readonly [string, RegExp])[] = [
    [f("while True: pass"), TOO_LONG],
    [f("while True:", "    for i in range(3): continue"), TOO_LONG],
    [f("for i in range(10 ** 15): pass", "return 1"), TOO_LONG],
    [f("for i in range(10 ** 6):", "    for j in range(10 ** 6): pass", "return 1"), TOO_LONG],
    [f("return sum(range(10 ** 12))"), TOO_LONG],
    [f("return len([0] * 10 ** 9)"), TOO_LONG],
    [f("x = [1]", "for i in range(64): x = x + x", "return 1"), TOO_LONG],
    [f("x, y = [1], [1]", "for i in range(64): x, y = [x, x], [y, y]", "return x == y"), TOO_LONG],
    ["x = [0] * 10 ** 9\ndef f(step): return 1", TOO_LONG],
    ["while True: pass\ndef f(step): return 1", TOO_LONG],
    [f("return f(step - 1) + f(step - 2) if step > 1 else 1").replace("f(step):", "f(step=0):"), TOO_LONG],
    [f("return 9 ** 9 ** 9"), /an integer beyond 2\*\*53/],
    [f("return 9.0 ** 9 ** 9"), /too large for a float/],
    [
      f(`return ${"(".repeat(150)}step${")".repeat(150)} + g(0)`).replace(
        "def",
        "def g(x): return g(x + 1)\ndef",
      ),
      /1000 deep/,
    ],
    [`def f(step): return ${"(".repeat(100_000)}`, /is nested too deep/],
    [`def f(step): return ${"1 + ".repeat(200_000)}1`, /characters/],
  ];
  test.each(endless.map(([text, message]) => ({ text: text.slice(0, 70), whole: text, message })))(
    "$text",
    ({ whole, message }) => {
      const began = performance.now();
      expect(problemOf(() => functionOf(whole)(60)).message).toMatch(message);
      expect(performance.now() - began).toBeLessThan(2000);
    },
  );

  test("calls that are each short enough, and too many", () => {
    const slow = functionOf(f("for i in range(300_000): pass", "return 1"));
    const began = performance.now();
    const all = () => {
      for (let step = 0; step < 100_000; step++) slow(step);
    };
    expect(problemOf(all).message).toMatch(
      /^line 1, column 1: all calls up to step = \d+ take too many operations$/,
    );
    expect(performance.now() - began).toBeLessThan(8000); // of one core, which others may use as well
  });

  test("a usual function may be called ten million times", () => {
    const usual = functionOf(f("x = 0", "for i in [10, 20, 30]:", "    if step > i: x += 1", "return x"));
    expect(usual(25)).toBe(2);
    for (let step = 0; step < 300_000; step++) usual(step);
    expect(usual(35)).toBe(3);
  });
});
