import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { timm } from "../../../src/inputs/formats/timm.ts";
import { casesOf } from "../../golden/cases.ts";
import { configFrom, drawn, type Flags, read, refusal } from "../../helpers/formats.ts";

/** As train.py dumps it: every argument, in the order of the alphabet. */
const args = `
aa: rand-m9-mstd0.5-inc1
amp: true
batch_size: 288
bce_loss: true
checkpoint_hist: 10
clip_grad: null
cooldown_epochs: 0
crop_pct: 0.95
data_dir: /data/imagenet
decay_epochs: 90
decay_milestones:
- 90
- 180
- 270
decay_rate: 0.1
drop_path: 0.05
epoch_repeats: 0.0
epochs: 300
eval_metric: top1
grad_accum_steps: 1
initial_checkpoint: ''
layer_decay: null
lr: null
lr_base: 0.5
lr_base_scale: ''
lr_base_size: 4096
lr_cycle_decay: 0.5
lr_cycle_limit: 1
lr_cycle_mul: 1.0
lr_k_decay: 1.0
lr_noise: null
lr_noise_pct: 0.67
lr_noise_std: 1.0
min_lr: 0
model: resnet50
momentum: 0.9
opt: sgd
opt_betas: null
opt_eps: null
patience_epochs: 10
sched: cosine
sched_on_updates: false
seed: 42
start_epoch: null
warmup_epochs: 5
warmup_lr: 1.0e-05
warmup_prefix: false
weight_decay: 2.0e-05
workers: 8
`;

const all = {
  type: "timm.create_scheduler_v2",
  sched: "cosine",
  decay_epochs: 90,
  decay_milestones: [90, 180, 270],
  cooldown_epochs: 0,
  patience_epochs: 10,
  decay_rate: 0.1,
  min_lr: 0,
  warmup_lr: 1e-5,
  warmup_epochs: 5,
  warmup_prefix: false,
  noise_pct: 0.67,
  noise_std: 1,
  noise_seed: 42,
  cycle_mul: 1,
  cycle_decay: 0.5,
  cycle_limit: 1,
  k_decay: 1,
};
/** What a file that leaves all out says. */
const least = { type: "timm.create_scheduler_v2", warmup_epochs: 5, cycle_decay: 0.5 };
const optimizer = { momentum: 0.9, weight_decay: 2e-5 };

const cases: readonly (readonly [text: string, flags: Flags, config: object])[] = [
  [args, {}, { schedule: { ...all, num_epochs: 300 }, optimizer: { lr: 0.5 * (288 / 4096), ...optimizer } }],
  [
    // four processes, and the dataset's size
    args,
    { data: { gpus: 4, dataset_size: 1_281_167 } },
    {
      schedule: { ...all, num_epochs: 300 },
      optimizer: { lr: 0.5 * (1152 / 4096), ...optimizer },
      data: { batch_size: 288, accumulate: 1 },
    },
  ],
  [
    // how much of it is drawn is not how long its first cycle is
    args,
    { epochs: 90, optimizer: { lr: 0.1 } },
    { schedule: { ...all, num_epochs: 300 }, optimizer },
  ],
  [
    "sched: cosine\nwarmup_epochs: 5\nlr: 0.1",
    { epochs: 90 },
    { schedule: { ...least, sched: "cosine" }, optimizer: { lr: 0.1 } },
  ],
  [
    "sched: step\nwarmup_lr: 1e-6\nlr: 0.05\nepochs: 100\ndecay_epochs: 2.4\ndecay_rate: .97\nopt: rmsproptf",
    {},
    {
      schedule: {
        ...least,
        sched: "step",
        warmup_lr: 1e-6,
        decay_epochs: 2.4,
        decay_rate: 0.97,
        num_epochs: 100,
      },
      optimizer: { lr: 0.05 },
      epochs: 100,
    },
  ],
  [
    "sched: tanh\nwarmup_epochs: 20\nlr: 5e-4\nsched_on_updates: true\nopt: adamw\nopt_betas: [0.9, 0.98]",
    { steps_per_epoch: 1251 },
    {
      schedule: { ...least, sched: "tanh", warmup_epochs: 20, num_epochs: 300, step_on_epochs: false },
      optimizer: { lr: 5e-4, betas: [0.9, 0.98] },
    },
  ],
  [
    // train.py has nothing to step then, be it for a warm-up
    "sched: none\nwarmup_epochs: 5\nlr: 0.1\nepochs: 7\nsched_on_updates: true",
    {},
    { schedule: { type: "torch.ConstantLR", factor: 1 }, optimizer: { lr: 0.1 }, epochs: 7 },
  ],
  [
    // adaptive optimizers: the root of 128 · 8 / 256
    "sched: poly\nwarmup_epochs: 0\nlr_base: 0.001\nopt: lamb\ngrad_accum_steps: 8",
    {},
    { schedule: { ...least, sched: "poly", warmup_epochs: 0, num_epochs: 300 }, optimizer: { lr: 0.002 } },
  ],
  [
    "sched: plateau\nwarmup_epochs: 0\nlr: 0.1\nepochs: 9\neval_metric: loss",
    {},
    {
      schedule: { ...least, sched: "plateau", warmup_epochs: 0, num_epochs: 9, plateau_mode: "min" },
      optimizer: { lr: 0.1 },
      epochs: 9,
    },
  ],
];

test.each(cases)("%s with %j", (text, flags, config) => {
  expect(configFrom(timm, parse(text), flags)).toEqual(config);
});

const notes: readonly (readonly [text: string, flags: Flags, says: readonly string[]])[] = [
  [args, {}, ["lr 0.03515625 is lr_base 0.5 × 288 / 4096; with more GPUs than one add --gpus N"]],
  [args, { data: { gpus: 4 } }, ["lr 0.140625 is lr_base 0.5 × 1152 / 4096"]],
  [
    "sched: poly\nwarmup_epochs: 0\nopt: adamw",
    { data: { batch_size: 256, gpus: 4 } },
    ["lr 0.2 is lr_base 0.1 × √(1024 / 256)"],
  ],
  [
    "sched: step\nwarmup_lr: 0\nlr: 1\nstart_epoch: 3\nepoch_repeats: 2\nlayer_decay: 0.75",
    {},
    [
      "start_epoch is 3: drawn are the epochs before it, too",
      "epoch_repeats changes how many steps an epoch has: --steps-per-epoch says it",
      "layer_decay gives the lower layers lower rates: drawn is the highest",
    ],
  ],
  ["sched: step\nwarmup_lr: 0\nlr: 1", {}, []],
];

test.each(notes)("%s with %j: says what was taken for granted", (text, flags, says) => {
  expect(read(timm, parse(text), flags).notes ?? []).toEqual(says);
});

test("says where each value was copied from", () => {
  const { origins } = read(timm, parse("sched: step\nwarmup_lr: 0\nlr: 0.5\nlr_cycle_mul: 2\nepochs: 9"));
  expect(origins.map(([ours, theirs]) => `${ours.join(".")} < ${theirs.join(".")}`)).toEqual([
    "schedule.sched < sched",
    "schedule.warmup_lr < warmup_lr",
    "schedule.cycle_mul < lr_cycle_mul",
    "schedule.num_epochs < epochs",
    "epochs < epochs",
    "optimizer.lr < lr",
  ]);
});

const refusals: readonly (readonly [text: string, flags: Flags, says: string])[] = [
  [
    "sched: cosine\nwarmup_lr: 0\nsched_on_updates: true",
    {},
    "sched_on_updates: the number of updates in an epoch is not known; Add --dataset-size N or --steps-per-epoch N",
  ],
  ["sched: cosine\nwarmup_lr: 0\nlr_base_size: 0", {}, "lr_base_size: 0 is no size of a batch; above 0"],
  ["sched: cosine\nwarmup_lr: 0\nlr: 1\nstart_epoch: -1", {}, "start_epoch: -1 is no epoch; 0 or more"],
];

test.each(refusals)("%s with %j is refused", (text, flags, says) => {
  expect(refusal(timm, parse(text), flags)).toBe(says);
});

test.each([
  ["sched: cosine\nwarmup_lr: 0\nlr: 1\nlr_noise: [0.4, 0.9]", "noise comes from torch's random numbers"],
  ["sched: cosin\nwarmup_lr: 0\nlr: 1", '"cosin" is not'],
  ["sched: cosine\nwarmup_lr: fast\nlr: 1", '"fast" is not'],
  ["sched: plateau\nwarmup_lr: 0\nlr: 1\nepochs: 9", "missing"],
])("%s is for the schema to refuse", (text, says) => {
  expect(() => drawn(timm, parse(text))).toThrow(says);
});

test.each(["sched: cosine", "warmup_lr: 0.1", "scheduler: cosine\nwarmup_lr: 0"])("%s is none", (text) => {
  expect(timm.isIt(parse(text))).toBe(false);
});

describe("the curve", () => {
  interface Recorded {
    readonly id: string;
    readonly params: Record<string, unknown>;
    readonly optimizer: { readonly lr: number };
    readonly epochs: number;
    readonly lr: readonly number[];
  }
  const recorded = (casesOf("timm") as unknown as Recorded[]).filter(
    ({ id, params }) => id.startsWith("timm/create_scheduler_v2/") && params.sched !== "plateau",
  );
  expect(recorded.length).toBe(7);
  const theirs: Record<string, string> = {
    num_epochs: "epochs",
    cycle_limit: "lr_cycle_limit",
    cycle_decay: "lr_cycle_decay",
  };

  test.each(recorded.map((each) => [each.id, each] as const))(
    "%s",
    (_, { params, optimizer, epochs, lr }) => {
      const { step_on_epochs = true, updates_per_epoch, ...args } = params;
      // the factory's own defaults, where train.py has others
      const whole = { warmup_epochs: 0, warmup_lr: 1e-5, cycle_decay: 0.1, ...args, lr: optimizer.lr };
      const file = Object.fromEntries(
        Object.entries(whole).map(([key, value]) => [theirs[key] ?? key, value]),
      );
      const flags = updates_per_epoch === undefined ? {} : { steps_per_epoch: updates_per_epoch as number };
      const rates = drawn(timm, { ...file, sched_on_updates: !step_on_epochs }, flags);
      expect(rates.length).toBe(epochs);
      rates.forEach((rate, i) => {
        expect(Math.abs(rate - (lr[i] as number))).toBeLessThanOrEqual(1e-11 * (lr[i] as number) + 1e-15);
      });
    },
  );

  test("updates of an epoch follow from the dataset: 1000 samples, 7 whole batches of 128, 4 accumulated", () => {
    const file = parse(
      "sched: cosine\nwarmup_epochs: 1\nlr: 1\nepochs: 10\nsched_on_updates: true\ngrad_accum_steps: 4",
    );
    expect(drawn(timm, file, { data: { dataset_size: 1000 } })).toEqual(
      drawn(timm, file, { steps_per_epoch: 2 }),
    );
  });
});
