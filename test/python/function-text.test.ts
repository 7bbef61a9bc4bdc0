import { expect, test } from "vitest";
import { isProblem, type Problem } from "../../src/core/problem.ts";
import { functionOf } from "../../src/python/function/index.ts";
import { functionText, stepFunctionText, textOfFunction } from "../../src/python/function/text.ts";
import { parseExpression, readModule } from "../../src/python/parse.ts";

const script = `"""A training script."""
import math, torch
import os
import numpy as np
from torch import nn
from math import cos, pi
from config import base, Config

learning_rate = 6e-4
warmup, total = 10, 100
min_lr = learning_rate / 10
decay = total - warmup
if torch.cuda.is_available():
    total_on_gpu = 3
counter = 1
counter += 1
config = Config()

def part(step):
    return (step - warmup) / decay

def get_lr(step):
    # the usual
    if step < warmup:
        return learning_rate * step / warmup
    return min_lr + 0.5 * (1 + cos(pi * part(step))) * (learning_rate - min_lr)

def by_counter(step): return step * counter
def on_gpu(step): return step * total_on_gpu
def by_base(step): return base(step) * 2
def by_config(step):
    return config.optimizer.lr * step
def by_loader(step, loader=None):
    return step / len(train_loader)
def comprehends(step):
    learning_rate = 1
    return max({learning_rate for x in (1, 2)})
half = lambda step: 0.5 * learning_rate

class Trainer:
    def __init__(self, lr):
        self.lr = lr

    def get_lr(self, step: int) -> float:
        """Falls.

        For ever.
        """
        factor = self.factor(step)
        return self.lr * factor

    def factor(self, step):
        return 1 / (1 + step)

    @staticmethod
    def static(step):
        return step ** self_made

if __name__ == "__main__":
    epochs = 7
    def in_main(step):
        return step / epochs
`;

const module = readModule(script, "train.py");
const known: Record<string, string> = {
  "self.lr": "-0.1",
  "config.optimizer.lr": "0.25",
  "len(train_loader)": "8",
  total_on_gpu: "5",
};
const lookUp = (text: string) => known[text];

// [name, text, value at step 20].
const texts: readonly (readonly [string, string, number])[] = [
  [
    "get_lr",
    `from math import cos
from math import pi
learning_rate = 6e-4
warmup, total = 10, 100
min_lr = learning_rate / 10
decay = total - warmup
def part(step):
    return (step - warmup) / decay
def get_lr(step):
    # the usual
    if step < warmup:
        return learning_rate * step / warmup
    return min_lr + 0.5 * (1 + cos(pi * part(step))) * (learning_rate - min_lr)
`,
    6e-5 + 0.5 * (1 + Math.cos(Math.PI / 9)) * (6e-4 - 6e-5),
  ],
  ["by_counter", "counter = 1\ncounter += 1\ndef by_counter(step): return step * counter\n", 40],
  ["on_gpu", "total_on_gpu = 5\ndef on_gpu(step): return step * total_on_gpu\n", 100],
  ["by_config", "def by_config(step):\n    return 0.25 * step\n", 5],
  ["by_loader", "def by_loader(step, loader=None):\n    return step / 8\n", 2.5],
  ["half", "learning_rate = 6e-4\nhalf = lambda step: 0.5 * learning_rate\n", 3e-4],
  ["in_main", "epochs = 7\ndef in_main(step):\n    return step / epochs\n", 20 / 7],
];

test.each(texts)("%s is a text of its own", (name, text, value) => {
  expect(functionText(module, name, lookUp)).toBe(text);
  expect(functionOf(text)(20)).toBeCloseTo(value, 12);
});

test("a method is a function without self, and its helpers stand before it", () => {
  const text = functionText(module, "Trainer.get_lr", lookUp);
  expect(text).toContain("def self_factor(step):\n    return 1 / (1 + step)\n");
  expect(text).toContain('def get_lr(step: int) -> float:\n    """Falls.\n\n    For ever.\n    """\n');
  expect(text).toContain("    factor = self_factor(step)\n    return (-0.1) * factor\n");
  expect(functionOf(text)(20)).toBeCloseTo(-0.1 / 21, 12);
});

function problemOf(work: () => unknown): Problem {
  try {
    work();
  } catch (error) {
    if (isProblem(error)) return error;
    throw error;
  }
  throw new Error("nothing is refused");
}

// [name, where, message, hint]: in the words and at the places of the script, with nothing known beside it.
const refusals: readonly (readonly [string, string, string, string])[] = [
  [
    "on_gpu",
    "train.py:29:33",
    "total_on_gpu is given a value in a block, and is not known",
    'Give it with --set "total_on_gpu=…"',
  ],
  [
    "by_base",
    "train.py:30:27",
    "base is a function that is not known",
    "Let your own Python run it: lrplot trace",
  ],
  [
    "by_config",
    "train.py:32:12",
    "config.optimizer.lr is not known",
    'Give it with --set "config.optimizer.lr=…"',
  ],
  [
    "by_loader",
    "train.py:34:19",
    "len(train_loader) is not known",
    'Give it with --set "len(train_loader)=…"',
  ],
  [
    "comprehends",
    "train.py:37:16",
    "a set comprehension is not interpreted",
    "Let your own Python run it: lrplot trace",
  ],
  ["Trainer.static", "train.py:57:24", "self_made is not known", 'Give it with --set "self_made=…"'],
];

test.each(refusals)("%s is refused at %s", (name, where, message, hint) => {
  expect(problemOf(() => functionText(module, name))).toMatchObject({ where, message, hint });
});

test("a name that is no function lists those that are there", () => {
  const problem = problemOf(() => functionText(module, "get_rate"));
  expect(problem.message).toBe("there is no function get_rate in it");
  expect(problem.allowed).toMatch(/^it has part, get_lr, by_counter/);
});

test("a lambda inside the module is a text with what it uses", () => {
  const text = "warm = 5\nscheduler = LambdaLR(optimizer, lambda e: min(1, e / warm))";
  const inside = readModule(text, "train.py");
  const [, statement] = inside.body;
  const call = statement?.type === "assign" && statement.value?.type === "call" ? statement.value : undefined;
  const lambda = call?.args[1]?.value;
  if (lambda?.type !== "lambda") throw new Error("no lambda");
  const written = textOfFunction(inside, lambda);
  expect(written).toBe("warm = 5\nschedule = lambda e: min(1, e / warm)\n");
  expect(functionOf(written)(2)).toBe(0.4);
  expect(parseExpression("lambda e: e").expression.type).toBe("lambda");
});

const steps = readModule(
  `def first(base_lr, step=0): return base_lr
def second(base_lr=0.1, step=0): return base_lr * 0.5 ** step
def third(total=10, *, x): return x / total
def unclear(a=1, b=2): return a
def unnamed(a, b): return a
def open_one(max_lr, step): return max_lr
schedule = lambda lr=2, t=0: lr * t
class A:
    def get_lr(self, k=3, epoch=0):
        return k * epoch
`,
  "s.py",
);

test.each([
  ["first", 3, 3],
  ["second", 3, 0.1 / 8],
  ["third", 3, 0.3],
  ["schedule", 3, 6],
  ["A.get_lr", 3, 9],
] as const)("the step of %s alone is the parameter that is one", (name, at, want) => {
  expect(functionOf(stepFunctionText(steps, name))(at)).toBeCloseTo(want, 12);
});

test.each([
  ["unclear", "s.py:4:13", "it is not known which parameter of unclear is the step", "it has a, b"],
  ["unnamed", "s.py:5:13", "it is not known which parameter of unnamed is the step", "it has a, b"],
  [
    "open_one",
    "s.py:6:14",
    "the parameter max_lr has no value",
    "one parameter, the step, which is step; others with a default, as in total=100",
  ],
])("%s alone has no step", (name, where, message, allowed) => {
  expect(problemOf(() => stepFunctionText(steps, name))).toMatchObject({ where, message, allowed });
});

test("what is imported with * is known, and none else", () => {
  const stars = readModule(
    "from math import *\nfrom numpy import *\ndef f(step): return clip(cos(0) * step + pi, 0, 4)\ndef g(step): return expo(step)",
    "s.py",
  );
  const text = stepFunctionText(stars, "f");
  expect(text).toContain("from numpy import *\n");
  expect(functionOf(text)(0)).toBe(Math.PI);
  expect(functionOf(text)(1)).toBe(4);
  expect(problemOf(() => stepFunctionText(stars, "g")).message).toBe("expo is a function that is not known");
});

test("a lambda in brackets is a text as well", () => {
  const inside = readModule("(lambda e: [1, 0.5][e])", "train.py");
  const [only] = inside.body;
  const lambda = only?.type === "expression" ? only.value : undefined;
  if (lambda?.type !== "lambda") throw new Error("no lambda");
  expect(functionOf(textOfFunction(inside, lambda))(1)).toBe(0.5);
});
