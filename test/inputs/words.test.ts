import { describe, expect, test } from "vitest";
import { registry } from "../../schedules/index.ts";
import { readInput } from "../../src/cli/input.ts";
import { flagsOf } from "../../src/inputs/all-flags.ts";
import { draftOfTerms } from "../../src/inputs/compose.ts";
import { keeping, words } from "../helpers/command-line.ts";
import { folderWith } from "../helpers/folder.ts";

const config = async (line: string) =>
  draftOfTerms(await readInput(words(line), registry, flagsOf, keeping().shell)).config;

const step = { type: "torch.StepLR", step_size: 3 };
const linear = { type: "torch.LinearLR" };
const cosine = { type: "torch.CosineAnnealingLR", T_max: 9 };
const betas = [0.9, 0.999];

/** A command line, and the config that it means. */
const cases: readonly (readonly [line: string, means: unknown])[] = [
  ["step --step-size 3", { schedule: step }],
  ["StepLR --step_size=3", { schedule: step }],
  ["torch.StepLR --STEP-SIZE 3", { schedule: step }],
  ["torch.optim.lr_scheduler.StepLR --stepsize 3", { schedule: step }],
  ["--epochs 5 step --step-size 3", { epochs: 5, schedule: step }],
  [
    "cosine-warm --T0 3 --t-mult 2",
    { schedule: { type: "torch.CosineAnnealingWarmRestarts", T_0: 3, T_mult: 2 } },
  ],
  [
    "cosine-warm --t-0 3 --eta-min -0.5",
    { schedule: { type: "torch.CosineAnnealingWarmRestarts", T_0: 3, eta_min: -0.5 } },
  ],
  ["multistep --milestones 3,5", { schedule: { type: "torch.MultiStepLR", milestones: [3, 5] } }],
  [
    "multistep --milestones 3 5 --gamma .5",
    { schedule: { type: "torch.MultiStepLR", milestones: [3, 5], gamma: 0.5 } },
  ],
  ["multistep --milestones '[3, 5]'", { schedule: { type: "torch.MultiStepLR", milestones: [3, 5] } }],
  ["multistep --milestones ''", { schedule: { type: "torch.MultiStepLR", milestones: [] } }],
  [
    "lambda --lr-lambda 'min(1, epoch)'",
    { schedule: { type: "torch.LambdaLR", lr_lambda: "min(1, epoch)" } },
  ],
  ["lambda --lr-lambda 1 --lr-lambda 0.5", { schedule: { type: "torch.LambdaLR", lr_lambda: ["1", "0.5"] } }],
  [
    "onecycle --max-lr 1 --total-steps 9 --three-phase",
    { schedule: { type: "torch.OneCycleLR", max_lr: 1, total_steps: 9, three_phase: true } },
  ],
  [
    "onecycle --max-lr 1 --total-steps 9 --no-cycle-momentum",
    { schedule: { type: "torch.OneCycleLR", max_lr: 1, total_steps: 9, cycle_momentum: false } },
  ],
  [
    "onecycle --max-lr 1 --epochs 3 --steps-per-epoch 4",
    {
      epochs: 3,
      steps_per_epoch: 4,
      schedule: { type: "torch.OneCycleLR", max_lr: 1, epochs: 3, steps_per_epoch: 4 },
    },
  ],
  [
    "cyclic --base-lr 0 --max-lr 1 --step-size-down None",
    { schedule: { type: "torch.CyclicLR", base_lr: 0, max_lr: 1, step_size_down: null } },
  ],
  [
    "fastai-fine-tune --epochs 5 vs cosine --T-max 9 --epochs 9",
    { epochs: 9, curves: [{ schedule: { type: "fastai.fine_tune", epochs: 5 } }, { schedule: cosine }] },
  ],
  ["linear --lr 0.1", { schedule: linear, optimizer: { lr: 0.1, betas } }],
  ["linear --lr 0.1,0.2 --momentum 0.9", { schedule: linear, optimizer: { lr: [0.1, 0.2], momentum: 0.9 } }],
  [
    "linear --lr head=1e-3,body=1e-5",
    { schedule: linear, optimizer: { lr: { head: 1e-3, body: 1e-5 }, betas } },
  ],
  [
    "linear --betas 0.8,0.9 --initial-lr 1",
    { schedule: linear, optimizer: { betas: [0.8, 0.9], initial_lr: 1 } },
  ],
  [
    "linear --title vs --log-y --width 300",
    { title: "vs", chart: { log_y: true, width: 300 }, schedule: linear },
  ],
  ["plateau --metrics 1,0.5", { metrics: [1, 0.5], schedule: { type: "torch.ReduceLROnPlateau" } }],
  [
    "plateau --metrics val.csv:loss",
    { metrics: "val.csv:loss", schedule: { type: "torch.ReduceLROnPlateau" } },
  ],
  [
    "plateau --metrics 1,2 vs plateau --factor 0.5 --metrics 1,2",
    {
      metrics: [1, 2],
      curves: [
        { schedule: { type: "torch.ReduceLROnPlateau" } },
        { schedule: { type: "torch.ReduceLROnPlateau", factor: 0.5 } },
      ],
    },
  ],
  [
    "linear --epochs 5 --log-y vs linear --log-y --epochs 5",
    { epochs: 5, chart: { log_y: true }, curves: [{ schedule: linear }, { schedule: linear }] },
  ],
  ["linear --label a", { curves: [{ label: "a", schedule: linear }] }],
  ["linear vs step --step-size 3", { curves: [{ schedule: linear }, { schedule: step }] }],
  [
    "linear --lr 1 vs step --step-size 3",
    {
      curves: [
        { schedule: linear, optimizer: { lr: 1, betas } },
        { schedule: step, optimizer: { lr: 1, betas } },
      ],
    },
  ],
  [
    "linear vs step --step-size 3 --lr 1",
    {
      curves: [
        { schedule: linear, optimizer: { lr: 1, betas } },
        { schedule: step, optimizer: { lr: 1, betas } },
      ],
    },
  ],
  [
    "linear --lr 1 vs linear --lr 2 vs linear",
    { curves: [1, 2, 2].map((lr) => ({ schedule: linear, optimizer: { lr, betas } })) },
  ],
  [
    "linear then@5 cosine --T-max 9",
    { schedule: { type: "torch.SequentialLR", schedulers: [linear, cosine], milestones: [5] } },
  ],
  [
    "linear then@5 cosine --T-max 9 then@14 linear",
    { schedule: { type: "torch.SequentialLR", schedulers: [linear, cosine, linear], milestones: [5, 14] } },
  ],
  [
    "linear and step --step-size 3",
    { schedule: { type: "torch.ChainedScheduler", schedulers: [linear, step] } },
  ],
  [
    "linear and step --step-size 3 then@5 linear",
    {
      schedule: {
        type: "torch.SequentialLR",
        schedulers: [{ type: "torch.ChainedScheduler", schedulers: [linear, step] }, linear],
        milestones: [5],
      },
    },
  ],
  [
    "sequential --milestones '' --schedulers '[{\"type\": \"linear\"}]'",
    { schedule: { type: "torch.SequentialLR", milestones: [], schedulers: [{ type: "linear" }] } },
  ],
];

describe("words", () => {
  test.each(cases)("%s", async (line, means) => {
    expect(await config(line)).toEqual(means);
  });
});

describe("words with files", () => {
  const folder = folderWith({
    "a.json":
      '{"title": "A", "epochs": 5, "optimizer": {"lr": 0.5, "momentum": 0.9}, "schedule": {"type": "step", "step_size": 3}}',
    "b.json":
      '{"steps": 7, "curves": [{"schedule": {"type": "linear"}}, {"label": "x", "optimizer": {"lr": 2}, "schedule": {"type": "linear"}}]}',
  });
  const own = { type: "step", step_size: 3 };
  const optimizer = { lr: 0.5, momentum: 0.9 };
  const files: typeof cases = [
    ["a.json", { title: "A", epochs: 5, optimizer, schedule: own }],
    [
      "a.json --gamma 0.2 --step-size 4",
      { title: "A", epochs: 5, optimizer, schedule: { type: "step", step_size: 4, gamma: 0.2 } },
    ],
    ["a.json --steps 3 --title B", { title: "B", steps: 3, optimizer, schedule: own }],
    [
      "a.json --lr 1 --betas 0.9,0.99",
      { title: "A", epochs: 5, optimizer: { lr: 1, betas: [0.9, 0.99] }, schedule: own },
    ],
    [
      "a.json then@3 linear",
      {
        epochs: 5,
        curves: [
          {
            label: "A",
            optimizer,
            schedule: { type: "torch.SequentialLR", schedulers: [own, linear], milestones: [3] },
          },
        ],
      },
    ],
    [
      "a.json vs linear",
      { epochs: 5, curves: [{ label: "A", optimizer, schedule: own }, { schedule: linear }] },
    ],
    [
      "b.json",
      {
        steps: 7,
        curves: [
          { schedule: { type: "linear" } },
          { label: "x", optimizer: { lr: 2 }, schedule: { type: "linear" } },
        ],
      },
    ],
    [
      "b.json --epochs 2",
      {
        epochs: 2,
        curves: [
          { schedule: { type: "linear" } },
          { label: "x", optimizer: { lr: 2 }, schedule: { type: "linear" } },
        ],
      },
    ],
    [
      "b.json --momentum 0.5 --lr 3",
      {
        steps: 7,
        curves: [undefined, "x"].map((label) => ({
          ...(label && { label }),
          optimizer: { lr: 3, momentum: 0.5 },
          schedule: { type: "linear" },
        })),
      },
    ],
  ];
  test.each(files)("%s", async (line, means) => {
    expect(await config(line.replaceAll(/[ab]\.json/g, (name) => `${folder}/${name}`))).toEqual(means);
  });
});
