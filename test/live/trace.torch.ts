import { expect, test } from "vitest";
import { lrplot, words } from "../helpers/command-line.ts";
import { columnsOf, runsPython, traced } from "../helpers/trace.ts";

const python = process.env.LRPLOT_PYTHON ?? "/usr/bin/python3";

test("there is a Python with torch", () => {
  expect(runsPython(python, "import torch")).toBe(true);
});

process.env.PYTHONWARNINGS = "ignore"; // an old torch warns of itself

const head = `
import torch
from torch.optim import SGD, AdamW, Adam
from torch.optim.lr_scheduler import *
layer = torch.nn.Linear(2, 2)
sgd = SGD(layer.parameters(), lr=0.1, momentum=0.9)
two = AdamW([{"params": [layer.weight]}, {"params": [layer.bias], "lr": 0.5}], lr=0.1)
def make():
    return `;

/** What the function returns, the same in our own words, and how long both are. */
const same: readonly (readonly [returned: string, line: string, run: string])[] = [
  ["sgd, StepLR(sgd, 3)", "step --step-size 3 --lr 0.1", "--epochs 10"],
  ["CosineAnnealingLR(sgd, 50)", "cosine --T-max 50 --lr 0.1", "--epochs 120"],
  [
    "sgd, OneCycleLR(sgd, 0.4, total_steps=40)",
    "onecycle --max-lr 0.4 --total-steps 40 --lr 0.1 --momentum 0.9",
    "--steps 40 --parameter lr,momentum",
  ],
  [
    "SequentialLR(sgd, [LinearLR(sgd, 0.01, total_iters=5), CosineAnnealingLR(sgd, 20)], [5])",
    "linear --start-factor 0.01 --total-iters 5 then@5 cosine --T-max 20 --lr 0.1",
    "--epochs 25",
  ],
  ["two, ExponentialLR(two, 0.9)", "exponential --gamma 0.9 --lr 0.1,0.5", "--steps 8 --steps-per-epoch 2"],
  [
    '{"optimizer": sgd, "lr_scheduler": {"scheduler": StepLR(sgd, 2), "interval": "epoch"}}',
    "step --step-size 2 --lr 0.1 --interval epoch",
    "--epochs 6 --steps-per-epoch 3",
  ],
  [
    "[sgd], [ReduceLROnPlateau(sgd, patience=1)]",
    "plateau --patience 1 --lr 0.1",
    "--epochs 6 --metrics 1,1,1,1,1",
  ],
  [
    "Adam(layer.parameters(), amsgrad=True), LambdaLR(sgd, lambda t: 0.5 ** t), sgd",
    "lambda --lr-lambda '0.5 ** t' --lr 0.1",
    "--steps 5",
  ],
  [
    "lambda step: 0.1 * torch.tensor(0.5, dtype=torch.float64) ** step",
    "exponential --gamma 0.5 --lr 0.1",
    "--steps 5",
  ],
];
test.each(same)("%s is what lrplot %s draws", async (returned, line, run) => {
  const { code, out, err } = traced(`${head}${returned}\n`, `mine.py:make ${run} --format csv`, python);
  expect([code, err]).toEqual([0, ""]);
  const ours = columnsOf((await lrplot(...words(`${line} ${run} --format csv`))).out);
  const theirs = Object.values(columnsOf(out)).slice(-Object.keys(ours).length);
  expect(theirs).toHaveLength(Object.keys(ours).length);
  for (const [i, values] of Object.values(ours).entries()) {
    expect(theirs[i]).toHaveLength(values.length);
    for (const [k, value] of values.entries()) expect(theirs[i]?.[k]).toBeCloseTo(value, 12);
  }
});

test("an optimizer that is stepped with a closure", () => {
  const returned = "(lambda o: (o, StepLR(o, 2, 0.5)))(torch.optim.LBFGS(layer.parameters(), lr=1.0))";
  const { out, err } = traced(`${head}${returned}\n`, "mine.py:make --steps 4 --format csv", python);
  expect(err).toBe("");
  expect(columnsOf(out)).toEqual({ lr: [1, 1, 0.5, 0.5] });
});

test("what torch raises is shown, from its own frames on", () => {
  const { code, err } = traced(
    `${head}OneCycleLR(sgd, 0.1, total_steps=5)\n`,
    "mine.py:make --steps 9",
    python,
  );
  expect(code).toBe(2);
  expect(err).toMatch(/^Traceback .*\n {2}File ".*lr_scheduler\.py", line/);
  expect(err).not.toContain("tracer.py");
  expect(err).toContain("mine.py:make: raised ValueError in the step() of OneCycleLR behind step 5");
});
