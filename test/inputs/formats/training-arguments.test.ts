import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { trainingArguments } from "../../../src/inputs/formats/training-arguments.ts";
import { casesOf } from "../../golden/cases.ts";
import { configFrom, drawn, type Flags, read, refusal } from "../../helpers/formats.ts";

const recipe = `
# Model arguments
model_name_or_path: mistralai/Mistral-7B-v0.1
torch_dtype: bfloat16
attn_implementation: flash_attention_2
# Data training arguments
dataset_mixer:
  HuggingFaceH4/ultrachat_200k: 1.0
dataset_splits: [train_sft, test_sft]
preprocessing_num_workers: 12
# SFT trainer config
bf16: true
eval_strategy: epoch
gradient_accumulation_steps: 2
gradient_checkpointing: true
hub_model_id: zephyr-7b-sft-full
learning_rate: 2.0e-05
log_level: info
logging_steps: 5
logging_strategy: steps
lr_scheduler_type: cosine
max_seq_length: 2048
max_steps: -1
num_train_epochs: 1
output_dir: data/zephyr-7b-sft-full
overwrite_output_dir: true
per_device_eval_batch_size: 8
per_device_train_batch_size: 16
report_to: [tensorboard]
save_strategy: "no"
seed: 42
warmup_ratio: 0.1
`;

/** A few of the many keys that \`to_json_string()\` dumps. */
const dumped = `{
  "output_dir": "out", "do_train": false, "eval_strategy": "no", "per_device_train_batch_size": 8,
  "gradient_accumulation_steps": 1, "learning_rate": 0.0003, "weight_decay": 0.1, "adam_beta1": 0.9,
  "adam_beta2": 0.95, "adam_epsilon": 1e-08, "max_grad_norm": 1.0, "num_train_epochs": 3.0, "max_steps": 5000,
  "lr_scheduler_type": "cosine_with_min_lr", "lr_scheduler_kwargs": "{\\"min_lr_rate\\": 0.1}",
  "warmup_steps": 0.02, "dataloader_drop_last": false, "deepspeed": null, "optim": "adamw_torch_fused",
  "accelerator_config": { "split_batches": false, "even_batches": true }
}`;

const hf = "transformers.get_scheduler";
const steps = { steps: 1000 };

const cases: readonly (readonly [text: string, flags: Flags, config: object])[] = [
  [
    recipe,
    { steps_per_epoch: 500 },
    {
      schedule: { type: hf, name: "cosine", num_warmup_steps: 50 },
      optimizer: { lr: 2e-5 },
      epochs: 1,
    },
  ],
  [
    // 200,000 / 64, accumulated twice
    recipe,
    { data: { dataset_size: 200_000, gpus: 4 } },
    {
      schedule: { type: hf, name: "cosine", num_warmup_steps: 157 },
      optimizer: { lr: 2e-5 },
      epochs: 1,
      data: { batch_size: 16, accumulate: 2 },
    },
  ],
  [
    // flags go before the file
    recipe,
    { epochs: 10, steps_per_epoch: 500 },
    { schedule: { type: hf, name: "cosine", num_warmup_steps: 500 }, optimizer: { lr: 2e-5 }, epochs: 1 },
  ],
  [
    dumped,
    {},
    {
      schedule: {
        type: hf,
        name: "cosine_with_min_lr",
        num_warmup_steps: 100,
        scheduler_specific_kwargs: { min_lr_rate: 0.1 },
      },
      optimizer: { lr: 3e-4, betas: [0.9, 0.95], weight_decay: 0.1 },
      steps: 5000,
    },
  ],
  [
    "lr_scheduler_type: linear",
    steps,
    { schedule: { type: hf, name: "linear", num_warmup_steps: 0 }, optimizer: { lr: 5e-5 }, epochs: 3 },
  ],
  [
    // YAML 1.1 reads 5e-4 as a string, and so do people
    'learning_rate: "5e-4"\nnum_train_epochs: "2"\nwarmup_steps: "10"',
    { steps_per_epoch: 100 },
    { schedule: { type: hf, name: "linear", num_warmup_steps: 10 }, optimizer: { lr: 5e-4 }, epochs: 2 },
  ],
  [
    "lr_scheduler_type: SchedulerType.CONSTANT_WITH_WARMUP\nwarmup_steps: 7.9\nwarmup_ratio: 0.5\nmax_steps: 50",
    {},
    {
      schedule: { type: hf, name: "constant_with_warmup", num_warmup_steps: 7 },
      optimizer: { lr: 5e-5 },
      steps: 50,
    },
  ],
  [
    "lr_scheduler_type: constant\nwarmup_ratio: 0.1\nmax_steps: 50",
    {},
    { schedule: { type: hf, name: "constant" }, optimizer: { lr: 5e-5 }, steps: 50 },
  ],
  [
    // half an epoch of 101 steps
    "lr_scheduler_type: linear\nnum_train_epochs: 0.5\nwarmup_ratio: 0.1",
    { steps_per_epoch: 101 },
    { schedule: { type: hf, name: "linear", num_warmup_steps: 6 }, optimizer: { lr: 5e-5 }, steps: 51 },
  ],
  [
    "lr_scheduler_type: cosine_with_restarts\nlr_scheduler_kwargs: {num_cycles: 4}\nmax_steps: 80\ndataloader_drop_last: true",
    { data: { dataset_size: 100 } },
    {
      schedule: {
        type: hf,
        name: "cosine_with_restarts",
        num_warmup_steps: 0,
        scheduler_specific_kwargs: { num_cycles: 4 },
      },
      optimizer: { lr: 5e-5 },
      steps: 80,
      data: { batch_size: 8, drop_last: true },
    },
  ],
  [
    "lr_scheduler_type: reduce_lr_on_plateau\nlr_scheduler_kwargs: {factor: 0.5}\nnum_train_epochs: 10\neval_strategy: epoch",
    {},
    {
      schedule: { type: hf, name: "reduce_lr_on_plateau", scheduler_specific_kwargs: { factor: 0.5 } },
      optimizer: { lr: 5e-5 },
      epochs: 10,
      interval: "epoch",
    },
  ],
  [
    "lr_scheduler_type: reduce_lr_on_plateau\neval_strategy: steps\neval_steps: 100",
    {},
    { schedule: { type: hf, name: "reduce_lr_on_plateau" }, optimizer: { lr: 5e-5 } },
  ],
];

test.each(cases)("%s with %j", (text, flags, config) => {
  expect(configFrom(trainingArguments, parse(text), flags)).toEqual(config);
});

const notes: readonly (readonly [text: string, flags: Flags, says: readonly string[]])[] = [
  [recipe, { steps_per_epoch: 500 }, ["warmup_ratio 0.1 of 500 steps is a warm-up of 50"]],
  [dumped, {}, ["warmup_steps 0.02 of 5000 steps is a warm-up of 100"]],
  [
    "lr_scheduler_type: linear\nwarmup_steps: 10\nwarmup_ratio: 0.1\nmax_steps: 100",
    {},
    ["learning_rate is 5e-5, as nobody says another", "warmup_steps goes before warmup_ratio"],
  ],
  [
    "lr_scheduler_type: linear\nlearning_rate: 0.1\ndeepspeed: ds_config.json",
    { steps_per_epoch: 10 },
    [
      "num_train_epochs is 3, as nobody says another",
      "a scheduler in ds_config.json would go before this one",
    ],
  ],
  [
    "lr_scheduler_type: linear\nlearning_rate: 0.1\nnum_train_epochs: 1.25",
    { steps_per_epoch: 10 },
    ["13 steps are num_train_epochs 1.25, rounded up"],
  ],
];

test.each(notes)("%s with %j: says what was taken for granted", (text, flags, says) => {
  expect(read(trainingArguments, parse(text), flags).notes).toEqual(says);
});

test("says where each value was copied from", () => {
  const { origins } = read(trainingArguments, parse(dumped));
  expect(origins.map(([ours, theirs]) => `${ours.join(".")} < ${theirs.join(".")}`)).toEqual([
    "schedule.name < lr_scheduler_type",
    "schedule.scheduler_specific_kwargs.min_lr_rate < lr_scheduler_kwargs",
    "optimizer.lr < learning_rate",
    "optimizer.weight_decay < weight_decay",
    "steps < max_steps",
  ]);
});

const refusals: readonly (readonly [text: string, flags: Flags, says: string])[] = [
  [
    recipe,
    {},
    "num_train_epochs: how many steps an epoch has is not known; Add --dataset-size N, --steps-per-epoch N or --steps N",
  ],
  [
    // as TRL has it
    `${recipe}\npacking: true`,
    {},
    "packing: how many steps an epoch of packed samples has is not known; Add --steps N or --steps-per-epoch N",
  ],
  [
    "lr_scheduler_type: greedy",
    steps,
    "lr_scheduler_type: greedy follows a metric of the run up and down; Try lrplot hf-greedy --metrics val.csv:loss for what it makes of recorded values",
  ],
  [
    "lr_scheduler_type: linear\nwarmup_ratio: 100",
    steps,
    "warmup_ratio: 100 is no share of the run; a number from 0 to 1; warmup_steps are steps",
  ],
  [
    "lr_scheduler_type: cosine\nlr_scheduler_kwargs: num_cycles=4",
    steps,
    'lr_scheduler_kwargs: "num_cycles=4" is not JSON; an object such as {"num_cycles": 4}',
  ],
  [
    "lr_scheduler_type: cosine\nlr_scheduler_kwargs: [4]",
    steps,
    'lr_scheduler_kwargs: [4] holds no parameters; an object such as {"num_cycles": 4}, or that as text',
  ],
  [
    "lr_scheduler_type: cosine\ndeepspeed: {scheduler: {type: WarmupLR}}",
    steps,
    "deepspeed.scheduler: DeepSpeed's scheduler goes before the Trainer's; Draw the object at deepspeed as a file of its own",
  ],
];

test.each(refusals)("%s with %j is refused", (text, flags, says) => {
  expect(refusal(trainingArguments, parse(text), flags)).toBe(says);
});

/** What our own schema refuses stands in the config as it is, with the place that it came from. */
const wrong: readonly (readonly [text: string, ours: string, theirs: string, value: unknown])[] = [
  ["lr_scheduler_type: cosin", "schedule.name", "lr_scheduler_type", "cosin"],
  ["learning_rate: fast\nnum_train_epochs: 1", "optimizer.lr", "learning_rate", "fast"],
  ["lr_scheduler_type: linear\nmax_steps: many", "steps", "max_steps", "many"],
  ["lr_scheduler_type: linear\nnum_train_epochs: many", "epochs", "num_train_epochs", "many"],
  ["lr_scheduler_type: linear\nwarmup_steps: some", "schedule.num_warmup_steps", "warmup_steps", "some"],
];

test.each(wrong)("%s is for the schema to refuse", (text, ours, theirs, value) => {
  const { config, origins } = read(
    trainingArguments,
    parse(text),
    theirs === "num_train_epochs" ? {} : { steps_per_epoch: 5 },
  );
  const found = ours
    .split(".")
    .reduce<unknown>((inner, key) => (inner as Record<string, unknown>)[key], config);
  expect(found).toBe(value);
  expect(origins.map(([one, other]) => [one.join("."), other.join(".")])).toContainEqual([ours, theirs]);
  expect(() => drawn(trainingArguments, parse(text), { steps_per_epoch: 5 })).toThrow();
});

test.each(["max_steps: 5", "learning_rate: 0.1", "lr_scheduler: cosine"])("%s is none", (text) => {
  expect(trainingArguments.isIt(parse(text))).toBe(false);
});

describe("the curve", () => {
  interface Recorded {
    readonly id: string;
    readonly params: Record<string, unknown>;
    readonly optimizer: { readonly lr: number };
    readonly epochs: number;
    readonly lr: readonly number[];
  }
  const recorded = (casesOf("transformers") as unknown as Recorded[]).filter(
    ({ id, params }) =>
      id.startsWith("transformers/get_scheduler/") && params.num_training_steps !== undefined,
  );

  test.each(recorded.map((each) => [each.id, each] as const))("%s", (_, { params, optimizer, lr }) => {
    const file = {
      learning_rate: String(optimizer.lr),
      lr_scheduler_type: params.name,
      lr_scheduler_kwargs: JSON.stringify(params.scheduler_specific_kwargs ?? {}),
      warmup_steps: params.num_warmup_steps,
      max_steps: params.num_training_steps,
    };
    const rates = drawn(trainingArguments, file);
    expect(rates.length).toBe(params.num_training_steps);
    rates.forEach((rate, i) => {
      expect(Math.abs(rate - (lr[i] as number))).toBeLessThanOrEqual(1e-11 * (lr[i] as number) + 1e-16);
    });
  });

  test("a share, old or new, is the same warm-up in steps", () => {
    const file = (warmup: string) => parse(`lr_scheduler_type: cosine\nnum_train_epochs: 2\n${warmup}`);
    const flags = { data: { dataset_size: 801 } };
    const [steps, old, recent] = ["warmup_steps: 21", "warmup_ratio: 0.1", "warmup_steps: 0.1"].map(
      (warmup) => drawn(trainingArguments, file(warmup), flags),
    );
    expect(steps?.length).toBe(202);
    expect(old).toEqual(steps);
    expect(recent).toEqual(steps);
  });
});
