import { describe, expect, test } from "vitest";
import { registry } from "../../schedules/index.ts";
import { codeOf } from "../../src/core/code/code.ts";
import { draftOf } from "../../src/core/draft.ts";
import { plan } from "../../src/core/plan.ts";
import { compute } from "../helpers/compute.ts";
import { readCode } from "../helpers/read-code.ts";

const written = (given: Record<string, unknown>) => codeOf(plan(draftOf(given), registry), registry);

/** A config, and its text. */
const texts: readonly (readonly [config: Record<string, unknown>, code: string])[] = [
  [
    { epochs: 150, schedule: { type: "torch.CosineAnnealingWarmRestarts", T_0: 30, T_mult: 1 } },
    `import torch
from torch.optim.lr_scheduler import CosineAnnealingWarmRestarts

optimizer = torch.optim.AdamW(model.parameters(), lr=0.001)
scheduler = CosineAnnealingWarmRestarts(optimizer, T_0=30)
# after every epoch: scheduler.step()
`,
  ],
  [
    {
      epochs: 100,
      optimizer: { lr: { backbone: 1e-5, head: 1e-3 }, momentum: 0.9, weight_decay: 0.1 },
      schedule: {
        type: "SequentialLR",
        schedulers: [
          { type: "LinearLR", start_factor: 0.01 },
          { type: "LambdaLR", lr_lambda: "(1 + cos(pi * t / 95)) / 2" },
        ],
        milestones: [5],
      },
    },
    `import torch
from math import cos, pi
from torch.optim.lr_scheduler import LambdaLR, LinearLR, SequentialLR

optimizer = torch.optim.SGD(
    [
        {"params": model.backbone.parameters(), "lr": 1e-5},
        {"params": model.head.parameters(), "lr": 0.001},
    ],
    lr=1e-5,
    momentum=0.9,
    weight_decay=0.1,
)
scheduler = SequentialLR(
    optimizer,
    schedulers=[
        LinearLR(optimizer, start_factor=0.01),
        LambdaLR(optimizer, lr_lambda=lambda t: (1 + cos(pi * t / 95)) / 2),
    ],
    milestones=[5],
)
# after every epoch: scheduler.step()
`,
  ],
  [
    {
      steps: 20,
      steps_per_epoch: 10,
      curves: [
        { label: "a", schedule: { type: "StepLR", step_size: 30 }, optimizer: { lr: 0.1 } },
        { schedule: { type: "ReduceLROnPlateau", factor: 0.5 } },
      ],
      metrics: Array(19).fill(1),
    },
    `import torch
from torch.optim.lr_scheduler import ReduceLROnPlateau, StepLR

# a
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
scheduler = StepLR(optimizer, step_size=30)
# after every optimizer step: scheduler.step()

# ReduceLROnPlateau
optimizer = torch.optim.AdamW(model.parameters(), lr=0.001)
scheduler = ReduceLROnPlateau(optimizer, factor=0.5)
# after every optimizer step: scheduler.step(metric)
`,
  ],
  [
    {
      optimizer: { lr: 5e-5 },
      schedule: {
        type: "transformers.get_scheduler",
        name: "linear",
        num_warmup_steps: 10,
        num_training_steps: 100,
      },
    },
    `import torch
from transformers import get_scheduler

optimizer = torch.optim.AdamW(model.parameters(), lr=5e-5)
scheduler = get_scheduler(
    "linear",
    optimizer=optimizer,
    num_warmup_steps=10,
    num_training_steps=100,
)
# after every optimizer step: scheduler.step()
`,
  ],
  [
    { schedule: { type: "transformers.get_reduce_on_plateau_schedule", patience: 2 }, metrics: [1, 2] },
    `import torch
from transformers.optimization import get_reduce_on_plateau_schedule

optimizer = torch.optim.AdamW(model.parameters(), lr=0.001)
scheduler = get_reduce_on_plateau_schedule(optimizer, patience=2)
# after every evaluation: scheduler.step(metric)
`,
  ],
  [
    {
      epochs: 20,
      optimizer: { lr: 0.1, momentum: 0.9 },
      schedule: { type: "timm.create_scheduler_v2", sched: "plateau" },
      metrics: Array(19).fill(1),
    },
    `import torch
from timm.scheduler import create_scheduler_v2

optimizer = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9)
scheduler, num_epochs = create_scheduler_v2(optimizer, sched="plateau")
# after every epoch: scheduler.step(epoch + 1, metric)
`,
  ],
  [
    { steps: 50, schedule: { type: "timm.PolyLRScheduler", t_initial: 50, t_in_epochs: false } },
    `import torch
from timm.scheduler import PolyLRScheduler

optimizer = torch.optim.AdamW(model.parameters(), lr=0.001)
scheduler = PolyLRScheduler(optimizer, t_initial=50, t_in_epochs=False)
# after every optimizer step: scheduler.step_update(num_updates)
`,
  ],
  [
    { steps: 50, schedule: { type: "deepspeed.WarmupLR", warmup_num_steps: 20 } },
    `import torch
from deepspeed.runtime.lr_schedules import WarmupLR

optimizer = torch.optim.AdamW(model.parameters(), lr=0.001)
scheduler = WarmupLR(optimizer, warmup_num_steps=20)
# after every optimizer step: scheduler.step()
# or in ds_config.json:
# "scheduler": {"type": "WarmupLR", "params": {"warmup_num_steps": 20}}
`,
  ],
  [
    {
      steps: 50,
      optimizer: { lr: 0.1, momentum: 0.9 },
      schedule: { type: "keras.PiecewiseConstantDecay", boundaries: [30], values: [1, 0.5] },
    },
    `import keras
from keras.optimizers.schedules import PiecewiseConstantDecay

schedule = PiecewiseConstantDecay(boundaries=[30], values=[1.0, 0.5])
optimizer = keras.optimizers.SGD(learning_rate=schedule, momentum=0.9)
# the schedule counts the optimizer's steps
`,
  ],
  [
    {
      steps: 50,
      optimizer: { lr: 0.1, betas: [0.9, 0.95], weight_decay: 0.1 },
      schedule: {
        type: "optax.join_schedules",
        schedules: [
          { type: "optax.linear_schedule", init_value: 0, end_value: 0.1, transition_steps: 10 },
          { type: "optax.constant_schedule", value: 0.1 },
        ],
        boundaries: [10],
      },
    },
    `import optax

schedule = optax.join_schedules(
    schedules=[
        optax.linear_schedule(init_value=0, end_value=0.1, transition_steps=10),
        optax.constant_schedule(value=0.1),
    ],
    boundaries=[10],
)
optimizer = optax.adamw(learning_rate=schedule, b1=0.9, b2=0.95, weight_decay=0.1)
# the schedule counts the optimizer's steps
`,
  ],
  [
    {
      epochs: 12,
      steps_per_epoch: 50,
      optimizer: { lr: { backbone: 0.02, head: 0.2 }, momentum: 0.9 },
      schedule: {
        type: "mmengine.param_scheduler",
        param_scheduler: [
          { type: "mmengine.LinearLR", start_factor: 0.001, by_epoch: false, end: 100 },
          { type: "MultiStepLR", milestones: [8, 11] },
        ],
      },
    },
    `# train_dataloader has 50 batches
train_cfg = dict(by_epoch=True, max_epochs=12)
optim_wrapper = dict(
    optimizer=dict(type="SGD", lr=0.02, momentum=0.9),
    paramwise_cfg=dict(custom_keys={"head": dict(lr_mult=10)}),
)
param_scheduler = [
    dict(type="LinearLR", start_factor=0.001, by_epoch=False, end=100),
    dict(type="MultiStepLR", milestones=[8, 11]),
]
`,
  ],
  [
    {
      schedule: { type: "mmengine.ReduceOnPlateauLR", monitor: 'acc/"top1"\\\u009b', rule: "greater" },
      metrics: [1, 2],
    },
    `import torch
from mmengine.optim import ReduceOnPlateauLR

optimizer = torch.optim.AdamW(model.parameters(), lr=0.001)
scheduler = ReduceOnPlateauLR(optimizer, monitor="acc/\\"top1\\"\\\\\\u009b", rule="greater")
# after every epoch: scheduler.step()
# after every validation: scheduler.step({"acc/\\"top1\\"\\\\\\u009b": metric})
`,
  ],
  [
    {
      steps_per_epoch: 20,
      optimizer: { lr: [0.001, 0.01] },
      schedule: { type: "fastai.fit_one_cycle", n_epoch: 5, lr_max: "slice(null, 01e-3)" },
    },
    `import fastai.callback.schedule
from fastai.learner import Learner

# dls.train has 20 batches
# the model's splitter makes 2 param groups
learn = Learner(dls, model, lr=[0.001, 0.01])
learn.fit_one_cycle(n_epoch=5, lr_max=slice(0.001))
`,
  ],
  [
    { steps: 50, steps_per_epoch: 10, schedule: { type: "fastai.SchedCos", start: 0.1, end: 0 } },
    `from fastai.callback.schedule import ParamScheduler, SchedCos
from fastai.learner import Learner

# dls.train has 10 batches
learn = Learner(dls, model, lr=0.001)
learn.fit(n_epoch=5, cbs=ParamScheduler({"lr": SchedCos(start=0.1, end=0)}))
`,
  ],
  [
    {
      steps: 50,
      optimizer: { lr: 0.1 },
      schedule: {
        type: "fairseq.CosineLRSchedule",
        max_update: 50,
        warmup_init_lr: -1e-5,
        warmup_updates: 10,
        min_lr: 1e-6,
      },
    },
    `fairseq-train data-bin --lr-scheduler cosine --lr 0.1 --warmup-updates 10 \\
    --warmup-init-lr=-1e-5 --min-lr 1e-6 --max-update 50
`,
  ],
  [
    { steps: 50, schedule: { type: "nanogpt.get_lr", warmup_iters: 10, lr_decay_iters: 50 } },
    `# in train.py, or in a file for it: python train.py FILE
learning_rate = 0.0006
warmup_iters = 10
lr_decay_iters = 50
min_lr = 6e-5
max_iters = 50
`,
  ],
  [
    {
      optimizer: { lr: 0.1, momentum: 0.7, weight_decay: 0.1 },
      schedule: { type: "optax.cosine_decay_schedule", init_value: 0.1, decay_steps: 100 },
    },
    `import optax

schedule = optax.cosine_decay_schedule(init_value=0.1, decay_steps=100)
optimizer = optax.chain(
    optax.add_decayed_weights(0.1),
    optax.sgd(learning_rate=schedule, momentum=0.7),
)
# the schedule counts the optimizer's steps
`,
  ],
  [
    {
      parameter: "weight_decay",
      schedule: { type: "keras.CosineDecay", initial_learning_rate: 0.1, decay_steps: 100 },
    },
    `import keras
from keras.optimizers.schedules import CosineDecay

schedule = CosineDecay(initial_learning_rate=0.1, decay_steps=100)
optimizer = keras.optimizers.AdamW(learning_rate=schedule, weight_decay=0.01)
# the schedule counts the optimizer's steps
`,
  ],
  [
    {
      steps: 100,
      optimizer: { lr: 0.1, betas: [0.9, 0.98], weight_decay: 0.01 },
      schedule: { type: "fairseq.CosineLRSchedule", max_update: 100 },
    },
    `fairseq-train data-bin --optimizer adam --adam-betas '(0.9, 0.98)' --weight-decay 0.01 \\
    --lr-scheduler cosine --lr 0.1 --max-update 100
`,
  ],
  [
    {
      steps: 100,
      optimizer: { betas: [0.9, 0.95], weight_decay: 0.1 },
      schedule: { type: "nanogpt.get_lr", decay_lr: false },
    },
    `# in train.py, or in a file for it: python train.py FILE
decay_lr = False
learning_rate = 0.0006
warmup_iters = 2000
lr_decay_iters = 600000
min_lr = 6e-5
max_iters = 100
beta1 = 0.9
beta2 = 0.95
weight_decay = 0.1
`,
  ],
  [
    {
      optimizer: { groups: 3, weight_decay: 0.1 },
      schedule: { type: "fastai.fit_one_cycle", n_epoch: 5, lr_max: "slice(1e-5, 1e-3)" },
    },
    `import fastai.callback.schedule
from fastai.learner import Learner

# the model's splitter makes 3 param groups
learn = Learner(dls, model, lr=0.001, wd=0.1)
learn.fit_one_cycle(n_epoch=5, lr_max=slice(1e-5, 0.001))
`,
  ],
  [
    {
      parameter: "weight_decay",
      optimizer: { lr: 5e-5 }, // of which nobody says that it is AdamW
      schedule: {
        type: "transformers.get_linear_schedule_with_warmup",
        num_warmup_steps: 10,
        num_training_steps: 100,
      },
    },
    `import torch
from transformers import get_linear_schedule_with_warmup

optimizer = torch.optim.AdamW(model.parameters(), lr=5e-5, weight_decay=0)
scheduler = get_linear_schedule_with_warmup(
    optimizer,
    num_warmup_steps=10,
    num_training_steps=100,
)
# after every optimizer step: scheduler.step()
`,
  ],
  [
    {
      schedule: {
        type: "generic.warmup_stable_decay",
        total_steps: 1000,
        warmup_steps: 50,
        decay: "cosine",
        min_lr_ratio: 0.1,
      },
    },
    `import torch
from math import cos, pi
from torch.optim.lr_scheduler import LambdaLR

optimizer = torch.optim.AdamW(model.parameters(), lr=0.001)
scheduler = LambdaLR(
    optimizer,
    lr_lambda=lambda step: (
        step / 50 if step < 50
        else 0.1 if step >= 1000
        else 1 if step <= 900
        else 0.1 + (1 - 0.1) * ((1 + cos(pi * ((step - 900) / 100))) / 2)
    ),
)
# after every optimizer step: scheduler.step()
`,
  ],
  [
    // a class of two frameworks: one import would hide the other
    {
      epochs: 9,
      curves: [
        { label: "a # b", schedule: { type: "torch.StepLR", step_size: 3 } },
        { schedule: { type: "mmengine.StepLR", step_size: 3 } },
      ],
    },
    `# a # b
import torch
from torch.optim.lr_scheduler import StepLR

optimizer = torch.optim.AdamW(model.parameters(), lr=0.001)
scheduler = StepLR(optimizer, step_size=3)
# after every epoch: scheduler.step()

# StepLR
import torch
from mmengine.optim import StepLR

optimizer = torch.optim.AdamW(model.parameters(), lr=0.001)
scheduler = StepLR(optimizer, step_size=3)
# after every epoch: scheduler.step()
`,
  ],
  [
    // no name tells the curves apart, and what does is more than a line
    {
      epochs: 9,
      curves: [
        { schedule: { type: "LambdaLR", lr_lambda: "0.9 ** t # one\n" } },
        { schedule: { type: "LambdaLR", lr_lambda: `1${" + 1".repeat(30)}` } },
      ],
    },
    `import torch
from torch.optim.lr_scheduler import LambdaLR

# LambdaLR(lr_lambda=0.9 ** t # one )
optimizer = torch.optim.AdamW(model.parameters(), lr=0.001)
scheduler = LambdaLR(optimizer, lr_lambda=lambda t: 0.9 ** t)
# after every epoch: scheduler.step()

# LambdaLR(lr_lambda=1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1…
optimizer = torch.optim.AdamW(model.parameters(), lr=0.001)
scheduler = LambdaLR(
    optimizer,
    lr_lambda=lambda epoch: (
        1${" + 1".repeat(19)}
        ${"+ 1 ".repeat(11).trim()}
    ),
)
# after every epoch: scheduler.step()
`,
  ],
];

describe("--code", () => {
  test.each(texts)("%j", (given, code) => {
    expect(written(given)).toBe(code);
  });

  /** An expression of a LambdaLR, and what its text imports and says. */
  const lambdas: readonly (readonly [lr_lambda: string, imports: string, text: string])[] = [
    ["1 # cos\n * 0.9 ** t", "", "lambda t: 1 * 0.9 ** t"],
    ["0.5 if t < 5 else\\\n 0.25", "", "lambda t: 0.5 if t < 5 else 0.25"],
    ["\n\n0.9 ** epoch\n#end", "", "lambda epoch: 0.9 ** epoch"],
    ["lambda PI: 0.9 ** PI", "", "lambda PI: 0.9 ** PI"],
    ["lambda math: 0.9 ** math", "", "lambda math: 0.9 ** math"],
    ["lambda épi:\u00a00.9 ** épi", "", "lambda épi: 0.9 ** épi"],
    ["lambda t, pi=3: cos(pi * t)", "from math import cos", "lambda t, pi=3: cos(pi * t)"],
    ["math . cos(x / 50)", "import math", "lambda x: math . cos(x / 50)"],
    ["np.cos(x) + 2 * numpy.pi", "import numpy\nimport numpy as np", "lambda x: np.cos(x) + 2 * numpy.pi"],
    [
      "max(0.1, pow(0.9, t)) if not t > 5 else 1 / pi",
      "from math import pi",
      "lambda t: max(0.1, pow(0.9, t)) if not t > 5 else 1 / pi",
    ],
    ["0.5", "", "lambda epoch: 0.5"],
  ];
  test.each(lambdas)("a lambda of %j", (lr_lambda, imports, text) => {
    const given = { epochs: 9, schedule: { type: "LambdaLR", lr_lambda } };
    const code = written(given);
    expect(code).toContain(`lr_lambda=${text}`);
    const own = code.split("\n").filter((line) => /^(from|import) (math|numpy)/.test(line));
    expect(own.join("\n")).toBe(imports);
    expect(compute({ ...given, ...readCode(code) })).toMatchObject([{ lr: compute(given)[0]?.lr }]);
  });

  /** An optimizer, and what its text says. */
  const optimizers: readonly (readonly [optimizer: Record<string, unknown>, text: string])[] = [
    [{ lr: 1e22 }, "SGD(model.parameters(), lr=1e+22)"],
    [{ lr: 5e-324 }, "SGD(model.parameters(), lr=5e-324)"],
    [{ lr: 0.1 + 0.2 }, "SGD(model.parameters(), lr=0.30000000000000004)"],
    [
      { lr: 0.1, betas: [0.8, 0.99], weight_decay: 0 },
      "AdamW(\n    model.parameters(),\n    lr=0.1,\n    betas=(0.8, 0.99),\n    weight_decay=0,\n)",
    ],
    [
      { lr: 0.1, groups: 2 },
      'SGD(\n    [{"params": groups[0], "lr": 0.1}, {"params": groups[1], "lr": 0.1}],\n    lr=0.1,\n)',
    ],
    [
      { lr: { class: 0.1, 'a"b\\c': 0.2 } },
      'SGD(\n    [{"params": groups["class"], "lr": 0.1}, {"params": groups["a\\"b\\\\c"], "lr": 0.2}],\n    lr=0.1,\n)',
    ],
    [
      { lr: { only: 0.1 }, initial_lr: { only: 0.4 } },
      'SGD(\n    [{"params": model.only.parameters(), "initial_lr": 0.4}],\n    lr=0.1,\n)',
    ],
    [
      { lr: { a: 0.1, b: 0.2 }, initial_lr: { a: 0.3, b: 0.4 } },
      `SGD(
    [
        {"params": model.a.parameters(), "lr": 0.1, "initial_lr": 0.3},
        {"params": model.b.parameters(), "lr": 0.2, "initial_lr": 0.4},
    ],
    lr=0.1,
)`,
    ],
  ];
  test.each(optimizers)("an optimizer of %j", (optimizer, text) => {
    const last_epoch = "initial_lr" in optimizer ? 4 : -1;
    const given = { epochs: 9, optimizer, schedule: { type: "StepLR", step_size: 3, last_epoch } };
    const code = written(given);
    expect(code).toContain(`\noptimizer = torch.optim.${text}\n`);
    const rates = (from: Record<string, unknown>) => compute(from).map(({ lr }) => lr);
    expect(rates({ ...given, ...readCode(code) })).toEqual(rates(given));
  });

  /** Longer lambdas than a line, and the lines of their bodies. */
  const long: readonly (readonly [lr_lambda: string, lines: readonly string[]])[] = [
    [
      `lambda t: (0.1234567 ** t + 0.1234567 if t < 100000 and t > 1 else 0.5 * cos(pi * t / 100000))`,
      ["0.1234567 ** t + 0.1234567 if t < 100000 and t > 1", "else 0.5 * cos(pi * t / 100000)"],
    ],
    [
      `1 if t < 10 else max(0.${"1".repeat(60)}, -0.5 - t * (1 if t > 5 else 2), 1e-5)`,
      [
        "1 if t < 10",
        "else max(",
        `        0.${"1".repeat(60)},`,
        "        -0.5 - t * (1 if t > 5 else 2),",
        "        1e-5",
        "    )",
      ],
    ],
    [
      `lambda t: 0.${"1".repeat(40)} * 0.${"2".repeat(40)} - -0.5 * t if t < 3 or t > 9 else 1`,
      [
        `0.${"1".repeat(40)}`,
        `    * 0.${"2".repeat(40)}`,
        "    - -0.5 * t",
        "    if t < 3 or t > 9",
        "else 1",
      ],
    ],
    [`0.${"1".repeat(99)}`, [`0.${"1".repeat(99)}`]],
  ];
  test.each(long)("a long lambda: %s", (lr_lambda, lines) => {
    const given = { epochs: 9, schedule: { type: "LambdaLR", lr_lambda } };
    const code = written(given);
    const [, body = ""] = /lr_lambda=lambda \w+: \(\n([\s\S]*?)\n {4}\),\n/.exec(code) ?? [];
    expect(body.split("\n").map((line) => line.slice(8))).toEqual(lines);
    expect(compute({ ...given, ...readCode(code) })).toMatchObject([{ lr: compute(given)[0]?.lr }]);
  });
});
