import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { settingsOf } from "../../src/inputs/settings.ts";
import { lrplot } from "../helpers/command-line.ts";
import { folderWith } from "../helpers/folder.ts";

const cifar = `import argparse
import torch
from torch.optim import lr_scheduler

parser = argparse.ArgumentParser()
parser.add_argument("--lr", default=0.1, type=float)
parser.add_argument("--epochs", default=20, type=int)

def main():
    args = parser.parse_args()
    optimizer = torch.optim.SGD(model.parameters(), lr=args.lr, momentum=0.9)
    scheduler = lr_scheduler.StepLR(optimizer, step_size=args.epochs // 2)
    for epoch in range(args.epochs):
        train(epoch)
        scheduler.step()

main()
`;

const two = `${cifar}
s = lr_scheduler.OneCycleLR(torch.optim.SGD(p, lr=1), max_lr=0.5, total_steps=len(loader) * 2)
`;

const notebook = (...cells: (string | { markdown: string })[]) =>
  JSON.stringify({
    cells: cells.map((cell) =>
      typeof cell === "string"
        ? { cell_type: "code", source: cell.split(/(?<=\n)/) }
        : { cell_type: "markdown", source: [cell.markdown] },
    ),
  });

const folder = folderWith({
  "cifar.py": cifar,
  "batches.py":
    "import torch\no = torch.optim.SGD(p, lr=0.1)\ns = torch.optim.lr_scheduler.StepLR(o, 30)\nfor epoch in range(3):\n  for x in loader:\n    s.step()\n",
  "two.py": two,
  "run.ipynb": notebook(
    { markdown: "# Train" },
    "%matplotlib inline\n!pip install torch\nfrom torch.optim.lr_scheduler import StepLR",
    "n = 3\nif n:\n    !ls\nscheduler = StepLR(optimizer, n, gamma=g)",
  ),
  "wrong.ipynb": '{"cells": 3}',
  "README.md":
    "# A\n\n```bash\npip install\n```\n\n```python\nfrom torch.optim.lr_scheduler import StepLR\ns = StepLR(o, 4)\n```\n\n- b\n\n  ```py\n  >>> t = StepLR(o, gama)\n  ```\n",
  "none.md": "# A\n",
  "options.py": `parser.add_argument("--one", action="store_true")
parser.add_argument("--two", default="x")
parser.add_argument("--unused", default=1)
parser.add_argument("--last", default=-1)
parser.set_defaults(one=True)
args = parser.parse_args()
flags.DEFINE_integer("every", 2, "steps")
FLAGS = flags.FLAGS
@dataclass
class Config:
    gamma: float = 0.5
cfg = Config()
d = {}
@click.option("--lr", default=1e-3)
@click.option("--epochs", default=7)
def main(lr, epochs):
    s = StepLR(SGD(p, lr=lr), FLAGS.every, gamma=cfg.gamma)
    t = CosineAnnealingLR(SGD(p, lr=1), 3 if args.one and args.two == "x" else 4, eta_min=d.get("eta_min", 1e-6), last_epoch=args.last)
    for epoch in range(epochs):
        s.step()
main()
`,
  "scaled.py":
    "parser.add_argument('--lr', type=float, default=6e-4)\nparser.add_argument('--steps', default='600', type=int)\na = parser.parse_args()\ndef get_lr(it):\n    return a.lr * (1 - it / a.steps)\n",
  "own.py":
    "peak = 1.0\ndef get_lr(it):\n    if it < 2:\n        return peak * it / 2\n    return peak / (it - 1)\n\nclass Trainer:\n    def helper(self):\n        pass\n    def rate(self, step):\n        return cfg.base / (step + 1)\n\ndef main():\n    data = open('x').read()\n    return data\n",
  "lambda.py":
    "from math import *\nlr = lambda step: cos(0) / (step + 1)\ndef rate(base=1.0, step=0):\n    return base * 0.5 ** step\n",
  "raises.py": "import os\nn = 4\n\n\ndef rate(step):\n    return n / (2 - step)\n",
  "swin.py":
    "max_epochs = 20\ntrain_cfg = dict(by_epoch=True, max_epochs=max_epochs, val_interval=1)\noptim_wrapper = dict(optimizer=dict(type='SGD', lr=0.4, momentum=0.9))\nparam_scheduler = [\n    dict(type='LinearLR', start_factor=0.5, by_epoch=True, begin=0, end=5),\n    dict(type='StepLR', by_epoch=True, step_size=10, begin=5, end=max_epochs),\n]\n",
  "based.py":
    "_base_ = ['../base.py']\nparam_scheduler = [dict(type=MultiStepLR, milestones=[8, 11], by_epoch=True)]\n",
  "trainer.ipynb": notebook(
    "from transformers import Trainer, TrainingArguments\nlr = 2e-5",
    "args = TrainingArguments(\n    output_dir=out(),\n    learning_rate=lr,\n    num_train_epochs=2,\n    warmup_steps=10,\n    lr_scheduler_type='cosine',\n)\nTrainer(args=args).train()",
  ),
  "timm.py":
    "parser.add_argument('--sched', default='cosine')\nparser.add_argument('--lr', type=float, default=5e-4)\nparser.add_argument('--batch-size', default=64)\nparser.add_argument('--epochs', default=10)\nparser.add_argument('--warmup-epochs', default=2)\nparser.add_argument('--warmup-lr', default=1e-6)\nparser.add_argument('--min-lr', default=1e-5)\nparser.add_argument('--opt', default='adamw')\ndef main(args):\n    args.lr = args.lr * args.batch_size * get_world_size() / 512\n    lr_scheduler, _ = create_scheduler(args, optimizer)\nmain(parser.parse_args())\n",
});

/** A command line in the folder, and what it says with the folder's name left out. */
async function run(...words: string[]) {
  const argv = words.map((word) => (/^[\w-]+\.(py|ipynb|md)/.test(word) ? join(folder, word) : word));
  const { code, out, err } = await lrplot(...argv);
  return { code, out, err: err.replaceAll(`${folder}/`, "") };
}

const rates = (out: string) =>
  out
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => Number(line.split(",").at(-1)));

describe("a pasted constructor", () => {
  test.each<[string[], number[]]>([
    [
      ["StepLR(optimizer, step_size=2, gamma=0.5)", "--lr", "8", "--epochs", "5"],
      [8, 8, 4, 4, 2],
    ],
    [
      ["LambdaLR(optimizer, lambda e: [1, .5, .25][e // 2])", "--lr", "8", "--epochs", "5"],
      [8, 8, 4, 4, 2],
    ],
    [
      ["w = 4\nLambdaLR(o, lambda e: np.clip(e / w, 0.125, 1))", "--lr", "8", "--epochs", "3"],
      [1, 2, 4],
    ],
    [
      ["LambdaLR(o, lambda e: np.interp(e, [0, 2], k))", "--set", "k=[1,0]", "--lr", "8", "--epochs", "3"],
      [8, 4, 0],
    ],
    [
      ["torch.optim.lr_scheduler.StepLR(SGD(p, lr=8), 2, 1/2)", "--epochs", "5"],
      [8, 8, 4, 4, 2],
    ],
    [
      ["StepLR(SGD(p, lr=8), 2, 1/2)", "--lr", "4", "--epochs", "3"],
      [4, 4, 2],
    ],
    [
      ["MultiStepLR(o, [int(4 * x) for x in (.25, .5)], 0.5)", "--lr", "8", "--epochs", "3"],
      [8, 4, 2],
    ],
    [
      ["LambdaLR(o, lambda e: 0.5 ** sum(e >= m for m in (1, 2)))", "--lr", "8", "--epochs", "3"],
      [8, 4, 2],
    ],
    [
      ["h = 0.5\ndef f(e):\n  return h ** e\nLambdaLR(o, lr_lambda=f)", "--lr", "8", "--epochs", "3"],
      [8, 4, 2],
    ],
    [
      ["StepLR(o, N, 0.5)", "--set", "N=2", "--lr", "8", "--epochs", "3"],
      [8, 8, 4],
    ],
    [
      ["LambdaLR(o, f)", "--set", "f=lambda t: t", "--lr", "1", "--epochs", "3"],
      [0, 1, 2],
    ],
    [
      ["StepLR(o, 1, 0.5)", "--gamma", "0.25", "--lr", "1", "--epochs", "2"],
      [1, 0.25],
    ],
  ])("%s", async (words, want) => {
    const { out, code } = await run(...words, "--findings", "none");
    expect([code, rates(out)]).toEqual([0, want]);
  });

  test.each([
    ["mylib.StepLR(optimizer, 3)", "mylib.StepLR is taken for torch.StepLR"],
    ["paddle.optimizer.lr.LinearLR(o, 0.3)", "paddle.optimizer.lr.LinearLR is taken for torch.LinearLR"],
    ["from a.b import StepLR\nStepLR(o, 3)", "a.b.StepLR is taken for torch.StepLR"],
  ])("%s says what it is taken for", async (word, want) => {
    const { code, err } = await run(word, "--lr", "1", "--epochs", "5");
    expect([code, err]).toEqual([0, expect.stringContaining(want)]);
  });

  test.each([
    "torch.optim.lr_scheduler.StepLR(o, 3)",
    "optim.lr_scheduler.StepLR(o, 3)",
    "lr_scheduler.StepLR(o, 3)",
    "StepLR(o, 3)",
  ])("%s is what it says", async (word) => {
    expect((await run(word, "--lr", "1", "--epochs", "5")).err).not.toContain("taken for");
  });

  test.each([
    ["StepLR(o, 3)\nExponentialLR(o, 0.9)", "line 2, column 1: a second schedule is built here"],
    ["a = StepLR(o, 3)\nb = ExponentialLR(o, 0.9)", "line 2, column 5: a second schedule is built here"],
  ])("%s is refused", async (word, want) => {
    const { code, err } = await run(word, "--lr", "1", "--epochs", "5");
    expect([code, err]).toEqual([2, expect.stringContaining(want)]);
    expect(err).toContain("Join them with vs, or put both into a SequentialLR");
  });

  test.each(["StepLR(optimizer, 3", "LambdaLR(o, lambda e: min(e, 3)", "n = 3\nStepLR(o, n"])(
    "%s is not closed",
    async (word) => {
      const { code, err } = await run(word, "--lr", "1");
      expect([code, err]).toEqual([2, expect.stringContaining("this ( is not closed")]);
    },
  );

  test("two schedules in a third are one", async () => {
    const word = "a = StepLR(o, 3)\nb = ExponentialLR(o, 0.9)\nSequentialLR(o, [a, b], milestones=[5])";
    expect((await run(word, "--lr", "1", "--epochs", "5")).code).toBe(0);
  });

  test.each([
    ["a=1", "a", "1"],
    ["a >= b=True", "a >= b", "True"],
    ["a!=b and c == d =1", "a!=b and c == d", "1"],
  ])("--set %s", (text, key, value) => {
    expect([...settingsOf([text])]).toEqual([[key, value]]);
  });

  test("stands wherever a schedule can", async () => {
    const { out } = await run(
      "StepLR(o, 1, 0.5)",
      "vs",
      "exponential",
      "--gamma",
      "0.5",
      "--lr",
      "1",
      "--epochs",
      "2",
    );
    expect(out).toBe("epoch,StepLR,ExponentialLR\n0,1,1\n1,0.5,0.5\n");
  });

  test.each([
    [
      ["CosineAnnealingWarmRestarts(o, T_0=30, T_mult=0.5)"],
      "CosineAnnealingWarmRestarts(…): column 40: T_mult: 0.5 is not an integer, 1 or more (lrplot explain LR018)",
    ],
    [
      ["SequentialLR(o, [StepLR(o, 0)], milestones=[])"],
      "SequentialLR(…): column 28: schedulers[0].step_size: 0 is not a positive integer",
    ],
    [["StepLR(o)", "--epochs", "3"], "StepLR(…): step_size: missing; it is a positive integer"],
    [
      ["StepLR(o, size=3)"],
      "column 11: StepLR has no parameter size; it has optimizer, step_size, gamma, last_epoch",
    ],
    [
      ["OneCycleLR(o, 0.1, total_steps=len(loader) * E)"],
      'column 32: len(loader) and E are not known; give them with --set "len(loader)=1000" --set E=VALUE',
    ],
    [
      ["StepLR(SGD(p, lr=args.lr), 3)", "--epochs", "3"],
      "column 18: args.lr is not known; give it with --set args.lr=VALUE",
    ],
    [
      ["StepLR(o, N)", "--set", "N=3", "--set", "M=3"],
      "--set: nothing hangs on M; what can be set is N, o.lr",
    ],
    [
      ["StepLR(o, N)", "--set", "N=3 +"],
      "--set N: 3 + is no value: the line ends too early: this is no Python; it is a number, a string or a list, as Python has them",
    ],
    [["LambdaLR(o, lambda t: 1)"], "--epochs: missing; LambdaLR has no length of its own. Try --epochs 100"],
  ])("%s is refused", async (words, want) => {
    const { code, err } = await run(...words);
    expect([code, err]).toEqual([2, want]);
  });
});

describe("a script", () => {
  test("is drawn as long as its loop, and says what was read", async () => {
    const { out, err } = await run("cifar.py");
    expect(rates(out)).toEqual([...Array(10).fill(0.1), ...Array(10).fill(expect.closeTo(0.01))]);
    expect(err).toBe(
      'cifar.py: read as: a training script\ncifar.py: StepLR in line 12\ncifar.py: 20 epochs: the loop in line 13\ncifar.py: args.epochs is 20, args.lr 0.1 by default (--set "args.epochs=…" says another)',
    );
  });

  test("that is stepped at every batch is drawn by steps, and says what its run hangs on", async () => {
    const { err } = await run("batches.py");
    expect(err).toContain(
      'stepped at every batch of loader in the loop in line 4: how long the run is hangs on how many there are (--steps-per-epoch N, or --set "len(loader)=N")',
    );
    expect(err).toMatch(/^\d+ steps, the length of StepLR itself/m);
    const { out } = await run("batches.py", "--set", "len(loader)=20");
    expect(rates(out)).toHaveLength(60);
  });

  test.each<[string[], string | undefined]>([
    [["cifar.py", "--lr", "1"], "args.epochs is 20"],
    [["cifar.py", "--set", "args.epochs=3"], "args.lr is 0.1"],
    [["cifar.py", "--set", "args.epochs=3", "--lr", "1"], undefined],
    [
      ["options.py"],
      'FLAGS.every is 2, cfg.gamma 0.5, lr 1e-3, d.get("eta_min", 1e-6) 1e-6, args.last -1, args.one True and 1 more',
    ],
    [["scaled.py::get_lr", "--steps", "3"], "a.lr is 6e-4, a.steps 600"],
  ])("%s: what options are by default is told", async (words, want) => {
    const { code, err } = await run(...words);
    const told = err.split("\n").find((line) => line.includes("by default"));
    expect([code, told?.replace(/^.*?: (.*) by default \(--set .*/, "$1")]).toEqual([0, want]);
  });

  test("flags of the schedule stand with settings, before and behind them", async () => {
    for (const words of [
      ["--set", "g=1", "--gamma", "0.5"],
      ["--gamma", "0.5", "--set", "g=1"],
    ]) {
      const { out } = await run("run.ipynb", ...words, "--lr", "8", "--epochs", "4");
      expect(rates(out)).toEqual([8, 8, 8, 4]);
    }
  });

  test.each<[string[], string, number]>([
    [["cifar.py", "--epochs", "3"], "0.1", 3],
    [["cifar.py", "--lr", "0.5"], "0.5", 20],
    [["cifar.py", "--set", "args.lr=0.3", "--set", "args.epochs=4"], "0.3", 4],
    [["cifar.py:12"], "0.1", 20],
    [["cifar.py::main"], "0.1", 20],
    [["two.py:12"], "0.1", 20],
    [["two.py::main"], "0.1", 20],
    [["two.py:19", "--set", "len(loader)=5"], "0.02", 10],
    [["cifar.py", "--step_size", "3"], "0.1", 20],
  ])("%s", async (words, first, length) => {
    const { out, code } = await run(...words);
    const all = rates(out);
    expect([code, all[0], all.length]).toEqual([0, expect.closeTo(Number(first)), length]);
  });

  test("several are curves, each labelled by its line", async () => {
    const { out } = await run("two.py", "--set", "len(loader)=5", "--epochs", "10");
    expect(out.split("\n")[0]).toBe("epoch,StepLR (line 12),OneCycleLR (line 19)");
  });

  test("stands beside others", async () => {
    const { out } = await run(
      "cifar.py",
      "vs",
      "run.ipynb",
      "--set",
      "g=0.5",
      "vs",
      "cosine",
      "--T_max",
      "20",
    );
    expect(out.split("\n")[0]).toBe("epoch,cifar.py,run.ipynb,CosineAnnealingLR");
  });

  test.each([
    [
      ["two.py"],
      'two.py:19:79: len(loader) is not known; give it with --set "len(loader)=1000". Or draw one of the others alone: two.py:12 is StepLR',
    ],
    [
      ["cifar.py:1"],
      "cifar.py: no scheduler is built on line 1, or in the statement around it; there is one on line 12",
    ],
    [
      ["cifar.py::train"],
      "cifar.py: there is no function or class train in it; schedulers are built in main",
    ],
    [
      ["cifar.py:main"],
      'cifar.py:main: ":main" is no place in a script; it is cifar.py:LINE, or cifar.py::FUNCTION',
    ],
    [["cifar.py", "--set", "args.x=3"], "--set: nothing hangs on args.x; what can be set is"],
    [["cifar.py", "--set", "args.epochs=1"], "cifar.py: line 12: step_size: 0 is not a positive integer"],
    [
      ["run.ipynb", "--gamma", "0.5"],
      "run.ipynb: cell 3, line 4: g is not known; give it with --set g=VALUE",
    ],
    [["run.ipynb"], "run.ipynb: cell 3, line 4: g is not known; give it with --set g=VALUE"],
    [["run.ipynb", "--set", "g='a'"], 'run.ipynb: cell 3, line 4: gamma: "a" is not a number'],
    [["wrong.ipynb"], "wrong.ipynb: has no cells; a notebook is an object with cells, as of nbformat 4"],
    [
      ["README.md"],
      "README.md:15:15: gama is not known; give it with --set gama=VALUE. Or draw one of the others alone: README.md:9 is StepLR",
    ],
    [["none.md"], "none.md: has no block of Python; such a block begins with ```python"],
    [
      ["timm.py"],
      'timm.py:10:43: get_world_size() is not known; give it with --set "get_world_size()=VALUE"',
    ],
  ])("%s is refused", async (words, want) => {
    const { code, err } = await run(...words);
    expect([code, err]).toEqual([2, expect.stringContaining(want)]);
  });

  test("of a notebook and of Markdown", async () => {
    const one = await run("run.ipynb", "--set", "g=0.5", "--lr", "8", "--epochs", "4");
    expect([one.code, rates(one.out)]).toEqual([0, [8, 8, 8, 4]]);
    expect(one.err).toContain("run.ipynb: StepLR in cell 3, line 4");
    const other = await run("README.md:9", "--lr", "1", "--epochs", "5");
    expect([other.code, rates(other.out).at(-1)]).toEqual([0, expect.closeTo(0.1)]);
  });
});

test("a file is not written over, whichever of its lines is read", async () => {
  const { code, err } = await run("README.md:9", "--epochs", "5", "-o", "README.md");
  expect([code, err]).toEqual([2, "-o: README.md would be written over what is read from it"]);
});

test("a step that is not the first parameter is told", async () => {
  const { err } = await run("lambda.py::rate", "--steps", "3");
  expect(err).toContain("is the rate at each step; the step is its parameter step");
});

describe("a function of the step", () => {
  test.each<[string[], number[]]>([
    [
      ["own.py::get_lr", "--steps", "4"],
      [0, 0.5, 1, 0.5],
    ],
    [
      ["own.py::get_lr", "--steps", "3", "--set", "peak=2"],
      [0, 1, 2],
    ],
    [
      ["lambda.py::lr", "--steps", "2"],
      [1, 0.5],
    ],
    [
      ["lambda.py::rate", "--steps", "3"],
      [1, 0.5, 0.25],
    ],
    [
      ["own.py::Trainer.rate", "--steps", "3", "--set", "cfg.base=3"],
      [3, 1.5, 1],
    ],
  ])("%s", async (words, want) => {
    const { out, code } = await run(...words, "--findings", "none");
    expect([code, rates(out)]).toEqual([0, want]);
  });

  test.each([
    [["own.py"], "If get_lr computes the rate, draw that: own.py::get_lr"],
    [
      ["own.py::Trainer.rate", "--steps", "3"],
      "own.py:11:16: cfg.base is not known; give it with --set cfg.base=VALUE",
    ],
    [["raises.py::rate", "--steps", "4"], "line 6, column 12: division by zero"],
    [["own.py::main", "--steps", "3"], "main builds no scheduler, and cannot be drawn itself: "],
    [["own.py::get_lr", "--set", "x=1"], "--set: nothing hangs on x; what can be set is peak"],
  ])("%s is refused", async (words, want) => {
    const { code, err } = await run(...words);
    expect([code, err]).toEqual([2, expect.stringContaining(want)]);
  });
});

describe("a config that a script is, or holds", () => {
  test.each<[string[], string, [number, number, number]]>([
    [["swin.py"], "OpenMMLab (mmengine) config", [0.2, expect.closeTo(0.04), 20]],
    [["swin.py", "--set", "max_epochs=30"], "OpenMMLab (mmengine) config", [0.2, expect.closeTo(0.004), 30]],
    [
      ["swin.py", "--set", "optim_wrapper.optimizer.lr=0.8"],
      "OpenMMLab (mmengine) config",
      [0.4, expect.closeTo(0.08), 20],
    ],
    [
      ["based.py", "--epochs", "12", "--lr", "1"],
      "_base_ is another file: what that says is not seen",
      [1, expect.closeTo(0.01), 12],
    ],
    [
      ["trainer.ipynb", "--steps-per-epoch", "50"],
      "TrainingArguments in cell 2, line 1",
      [0, expect.closeTo(0, 5), 100],
    ],
    [
      ["timm.py", "--set", "get_world_size()=8"],
      "timm args.yaml, of the options and their defaults",
      [1e-6, expect.closeTo(0, 4), 10],
    ],
  ])("%s", async (words, said, [first, last, length]) => {
    const { out, err } = await run(...words, "--findings", "none");
    const all = rates(out);
    expect(err).toContain(said);
    expect([all[0], all.at(-1), all.length]).toEqual([first, last, length]);
  });

  test("what is wrong in it is at its place", async () => {
    const { err } = await run("swin.py", "--set", "param_scheduler[1].step_size=0");
    expect(err).toContain("swin.py: param_scheduler[1].step_size: division by zero (epoch 6)");
  });
});
