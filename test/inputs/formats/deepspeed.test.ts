import { describe, expect, test } from "vitest";
import { deepspeed } from "../../../src/inputs/formats/deepspeed.ts";
import { casesOf } from "../../golden/cases.ts";
import { configFrom, drawn, type Flags, read, refusal } from "../../helpers/formats.ts";

const zero3 = `{
  "fp16": { "enabled": "auto", "loss_scale": 0, "loss_scale_window": 1000, "initial_scale_power": 16 },
  "bf16": { "enabled": "auto" },
  "optimizer": {
    "type": "AdamW",
    "params": { "lr": "auto", "betas": "auto", "eps": "auto", "weight_decay": "auto" }
  },
  "scheduler": {
    "type": "WarmupDecayLR",
    "params": {
      "total_num_steps": "auto",
      "warmup_min_lr": "auto",
      "warmup_max_lr": "auto",
      "warmup_num_steps": "auto"
    }
  },
  "zero_optimization": {
    "stage": 3,
    "offload_optimizer": { "device": "cpu", "pin_memory": true },
    "overlap_comm": true,
    "contiguous_gradients": true,
    "reduce_bucket_size": "auto",
    "stage3_gather_16bit_weights_on_model_save": true
  },
  "gradient_accumulation_steps": "auto",
  "gradient_clipping": "auto",
  "train_batch_size": "auto",
  "train_micro_batch_size_per_gpu": "auto",
  "wall_clock_breakdown": false
}`;

const bing = `{
  "train_batch_size": 256,
  "train_micro_batch_size_per_gpu": 8,
  "gradient_accumulation_steps": 4,
  "steps_per_print": 100,
  "optimizer": { "type": "Lamb", "params": { "lr": 2e-3, "weight_decay": 0.01, "bias_correction": false } },
  "scheduler": { "type": "WarmupLR", "params": { "warmup_min_lr": 1e-6, "warmup_num_steps": 500, "warmup_type": "linear" } },
  "gradient_clipping": 1.0,
  "zero_optimization": { "stage": 1 }
}`;

const scheduler = (type: string, params: object, rest: object = {}) =>
  JSON.stringify({ ...rest, scheduler: { type, params } });

const cases: readonly (readonly [text: string, flags: Flags, config: object])[] = [
  [
    bing,
    {},
    {
      schedule: {
        type: "deepspeed.WarmupLR",
        warmup_min_lr: 1e-6,
        warmup_num_steps: 500,
        warmup_type: "linear",
      },
      optimizer: { lr: 2e-3, weight_decay: 0.01 },
    },
  ],
  [
    bing,
    { epochs: 3, data: { dataset_size: 10_000 } },
    {
      schedule: {
        type: "deepspeed.WarmupLR",
        warmup_min_lr: 1e-6,
        warmup_num_steps: 500,
        warmup_type: "linear",
      },
      optimizer: { lr: 2e-3, weight_decay: 0.01 },
      data: { batch_size: 8, accumulate: 4, gpus: 8 },
    },
  ],
  [
    zero3,
    { steps: 1000, optimizer: { lr: 5e-5 }, schedule: { warmup_num_steps: 50 } },
    { schedule: { type: "deepspeed.WarmupDecayLR", warmup_min_lr: 0, warmup_max_lr: null } },
  ],
  [
    zero3,
    { epochs: 2, steps_per_epoch: 500, optimizer: { lr: 5e-5 }, schedule: { warmup_num_steps: 50 } },
    { schedule: { type: "deepspeed.WarmupDecayLR", warmup_min_lr: 0, warmup_max_lr: null } },
  ],
  [
    scheduler("LRRangeTest", { lr_range_test_min_lr: 1e-4, lr_range_test_step_size: 200 }),
    {},
    { schedule: { type: "deepspeed.LRRangeTest", lr_range_test_min_lr: 1e-4, lr_range_test_step_size: 200 } },
  ],
  [
    scheduler("OneCycle", { cycle_min_lr: 1e-4, cycle_max_lr: 1e-3 }, { optimizer: { type: "Adam" } }),
    {},
    { schedule: { type: "deepspeed.OneCycle", cycle_min_lr: 1e-4, cycle_max_lr: 1e-3 } },
  ],
  [
    // a class of torch's, which DeepSpeed looks for where it has none of the name
    scheduler("CosineAnnealingLR", { T_max: 1000 }, { optimizer: { type: "Adam", params: { lr: 1e-3 } } }),
    {},
    { schedule: { type: "torch.CosineAnnealingLR", T_max: 1000 }, interval: "step", optimizer: { lr: 1e-3 } },
  ],
  [
    // what is left out follows: 512 / (64 × 2 GPUs)
    scheduler(
      "OneCycle",
      { cycle_min_lr: 0, cycle_max_lr: 1 },
      { train_batch_size: 512, train_micro_batch_size_per_gpu: 64 },
    ),
    { data: { dataset_size: 50_000, gpus: 2 } },
    {
      schedule: { type: "deepspeed.OneCycle", cycle_min_lr: 0, cycle_max_lr: 1 },
      data: { batch_size: 64, accumulate: 4 },
    },
  ],
  [
    scheduler(
      "OneCycle",
      { cycle_min_lr: 0, cycle_max_lr: 1 },
      { train_batch_size: 512, gradient_accumulation_steps: 8 },
    ),
    { data: { dataset_size: 50_000 } },
    {
      schedule: { type: "deepspeed.OneCycle", cycle_min_lr: 0, cycle_max_lr: 1 },
      data: { batch_size: 64, accumulate: 8 },
    },
  ],
  [
    scheduler("OneCycle", { cycle_min_lr: 0, cycle_max_lr: 1 }, { train_batch_size: 32 }),
    { data: { dataset_size: 50_000 } },
    {
      schedule: { type: "deepspeed.OneCycle", cycle_min_lr: 0, cycle_max_lr: 1 },
      data: { batch_size: 32, accumulate: 1 },
    },
  ],
  [
    // the flags' sizes go before the file's
    scheduler(
      "OneCycle",
      { cycle_min_lr: 0, cycle_max_lr: 1 },
      { train_batch_size: "auto", train_micro_batch_size_per_gpu: 4 },
    ),
    { data: { dataset_size: 50_000, batch_size: 16, accumulate: 2 } },
    {
      schedule: { type: "deepspeed.OneCycle", cycle_min_lr: 0, cycle_max_lr: 1 },
      data: { batch_size: 16, accumulate: 2 },
    },
  ],
];

test.each(cases)("%s with %j", (text, flags, config) => {
  expect(configFrom(deepspeed, JSON.parse(text), flags)).toEqual(config);
});

test("says where each value was copied from, and nothing of those that were computed", () => {
  const { origins, notes } = read(deepspeed, JSON.parse(bing), { data: { dataset_size: 10_000 } });
  const texts = origins.map(([ours, theirs]) => `${ours.join(".")} < ${theirs.join(".")}`);
  expect(texts).toEqual([
    "schedule.type < scheduler.type",
    "schedule.warmup_min_lr < scheduler.params.warmup_min_lr",
    "schedule.warmup_num_steps < scheduler.params.warmup_num_steps",
    "schedule.warmup_type < scheduler.params.warmup_type",
    "optimizer.lr < optimizer.params.lr",
    "optimizer.weight_decay < optimizer.params.weight_decay",
    "data.batch_size < train_micro_batch_size_per_gpu",
    "data.accumulate < gradient_accumulation_steps",
  ]);
  expect(notes).toEqual(["8 GPUs, as train_batch_size 256 is 8 times 8 samples × 4 batches"]);
});

const lr = { optimizer: { lr: 1e-3 } };
const refusals: readonly (readonly [text: string, flags: Flags, says: string])[] = [
  [
    zero3,
    {},
    'scheduler.params.total_num_steps: "auto", the number of steps of the run, is not known; Add --steps N',
  ],
  [
    zero3,
    { steps: 1000 },
    'scheduler.params.warmup_num_steps: "auto", which the program around DeepSpeed fills in, is not known; Add --warmup_num_steps N',
  ],
  [
    zero3,
    { steps: 1000, schedule: { warmup_num_steps: 50 } },
    'optimizer.params.lr: "auto", the rate of the optimizer, is not known; Add --lr LR',
  ],
  [
    scheduler("WarmupCosineLR", { total_num_steps: 100 }),
    {},
    "optimizer.params.lr: the rate of the optimizer is not known; Add --lr LR",
  ],
  [scheduler("WarmupLR", {}), {}, "optimizer.params.lr: the rate of the optimizer is not known; Add --lr LR"],
  [
    zero3,
    { steps: 9, data: { dataset_size: 100 }, ...lr },
    "train_micro_batch_size_per_gpu: the batch of one GPU (train_micro_batch_size_per_gpu) is not known; Add --batch-size N",
  ],
  [
    bing,
    { data: { dataset_size: 100, gpus: 2 } },
    "train_batch_size: 256 is not 8 samples × 4 batches × 2 GPUs; Add --gpus N, or mend one of the three",
  ],
  [
    scheduler("OneCycle", {}, { train_micro_batch_size_per_gpu: "8" }),
    { data: { dataset_size: 100 } },
    'train_micro_batch_size_per_gpu: "8" is not a number of samples or steps; a whole number above 0',
  ],
  [
    `{"train_micro_batch_size_per_gpu": 4, "zero_optimization": {"stage": 2}}`,
    {},
    "scheduler: names no scheduler; Read the script, or the arguments of the Trainer, instead",
  ],
];

test.each(refusals)("%s with %j is refused", (text, flags, says) => {
  expect(refusal(deepspeed, JSON.parse(text), flags)).toBe(says);
});

test.each([`{"scheduler": "cosine"}`, `{"schedule": {"type": "cosine"}}`, `{"scheduler": {"params": {}}}`])(
  "%s is none",
  (text) => {
    expect(deepspeed.isIt(JSON.parse(text))).toBe(false);
  },
);

describe("the curve", () => {
  const recorded = casesOf("deepspeed") as unknown as {
    id: string;
    source: string;
    params: Record<string, unknown>;
    optimizer: { lr: number | number[]; betas?: number[] };
    epochs: number;
    lr: number[];
  }[];
  const simple = recorded.filter(
    ({ params, optimizer }) => typeof optimizer.lr === "number" && !("last_batch_iteration" in params),
  );
  expect(simple.length).toBeGreaterThan(15);

  test.each(simple.map((each) => [each.id, each] as const))(
    "%s",
    (_, { source, params, optimizer, epochs, lr }) => {
      const { lr: rate, betas } = optimizer;
      const file = {
        optimizer: { type: "Adam", params: { lr: rate, betas } },
        scheduler: { type: source, params },
      };
      const rates = drawn(deepspeed, JSON.parse(JSON.stringify(file)), { steps: epochs });
      rates.forEach((got, i) => {
        expect(Math.abs(got - (lr[i] as number))).toBeLessThanOrEqual(1e-11 * (lr[i] as number) + 1e-16);
      });
      expect(rates.length).toBe(lr.length);
    },
  );

  test('"auto" is what transformers fills in: the run\'s steps, 0 and the rate', () => {
    const filled = zero3.replace('"total_num_steps": "auto"', '"total_num_steps": 200');
    const flags = { optimizer: { lr: 5e-5 }, schedule: { warmup_num_steps: 20, warmup_type: "linear" } };
    const rates = drawn(deepspeed, JSON.parse(zero3), { steps: 200, ...flags });
    expect(rates).toEqual(drawn(deepspeed, JSON.parse(filled), { steps: 200, ...flags }));
    expect([rates.length, rates[0], Math.max(...rates)]).toEqual([200, 0, 5e-5]);
  });

  test("with the dataset's size, steps follow: 10,000 samples, 157 batches of 8 × 8, accumulated over the run", () => {
    // 3 × 157 batches, 4 for each step
    expect(drawn(deepspeed, JSON.parse(bing), { epochs: 3, data: { dataset_size: 10_000 } }).length).toBe(
      117,
    );
  });
});
