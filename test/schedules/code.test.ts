import { describe, expect, test } from "vitest";
import { registry } from "../../schedules/index.ts";
import { codeOf } from "../../src/core/code/code.ts";
import { draftOf } from "../../src/core/draft.ts";
import { configOfExample } from "../../src/core/example.ts";
import { plan } from "../../src/core/plan.ts";
import { casesOf, config } from "../golden/cases.ts";
import { compute } from "../helpers/compute.ts";
import { readCode } from "../helpers/read-code.ts";

const frameworks = [...new Set(registry.map(({ framework }) => framework))];

/** Configs of a framework: its examples, and what was recorded of it. */
const configsOf = (framework: string) => [
  ...registry
    .filter((definition) => definition.framework === framework)
    .flatMap((definition) =>
      definition.examples.map((example) => [example.title, configOfExample(definition, example)] as const),
    ),
  ...(framework === "generic"
    ? []
    : casesOf(framework).map((recorded) => [recorded.id, config(recorded)] as const)),
];

describe.each(frameworks)("--code of %s", (framework) => {
  test.each(configsOf(framework))("%s: the text builds the same schedule", (_, given) => {
    const code = codeOf(plan(draftOf(given), registry), registry);
    const read = { ...given, ...readCode(code) };
    const values = (from: Record<string, unknown>) =>
      compute(from).map(({ lr, momentumValues }) => ({ lr, momentumValues }));
    expect(values(read), code).toEqual(values(given));
  });
});

describe("--code", () => {
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
  ];
  test.each(texts)("%j", (given, code) => {
    expect(codeOf(plan(draftOf(given), registry), registry)).toBe(code);
  });
});
