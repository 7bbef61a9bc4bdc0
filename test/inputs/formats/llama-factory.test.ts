import { expect, test } from "vitest";
import { parse } from "yaml";
import { llamaFactory } from "../../../src/inputs/formats/llama-factory.ts";
import { configFrom, drawn, type Flags, read, refusal } from "../../helpers/formats.ts";

const sft = `
### model
model_name_or_path: Qwen/Qwen3-4B-Instruct-2507
trust_remote_code: true

### method
stage: sft
do_train: true
finetuning_type: lora
lora_rank: 8
lora_target: all

### dataset
dataset: identity,alpaca_en_demo
template: qwen3_nothink
cutoff_len: 2048
max_samples: 1000
preprocessing_num_workers: 16

### output
output_dir: saves/qwen3-4b/lora/sft
logging_steps: 10
save_steps: 500
plot_loss: true

### train
per_device_train_batch_size: 1
gradient_accumulation_steps: 8
learning_rate: 1.0e-4
num_train_epochs: 3.0
lr_scheduler_type: cosine
warmup_ratio: 0.1
bf16: true
ddp_timeout: 180000000
`;

const hf = "transformers.get_scheduler";
const stable = "stage: pt\nlearning_rate: 3.0e-4\nlr_scheduler_type: warmup_stable_decay\n";

const cases: readonly (readonly [text: string, flags: Flags, config: object])[] = [
  [
    // 1091 samples: 137 steps of 8, the last one smaller
    sft,
    { data: { dataset_size: 1091 } },
    {
      schedule: { type: hf, name: "cosine", num_warmup_steps: 42 },
      optimizer: { lr: 1e-4 },
      epochs: 3,
      data: { batch_size: 1, accumulate: 8 },
    },
  ],
  [
    "model_name_or_path: a\ndataset: b\nlearning_rate: 1e-5\nmax_steps: 10",
    {},
    { schedule: { type: hf, name: "linear", num_warmup_steps: 0 }, optimizer: { lr: 1e-5 }, steps: 10 },
  ],
  [
    `${stable}max_steps: 100\nwarmup_steps: 10`,
    {},
    {
      schedule: {
        type: hf,
        name: "warmup_stable_decay",
        num_warmup_steps: 10,
        scheduler_specific_kwargs: { num_stable_steps: 30, num_decay_steps: 60 },
      },
      optimizer: { lr: 3e-4 },
      steps: 100,
    },
  ],
  [
    // what the file says of it goes before, and so does the run of the flags
    `${stable}max_steps: 100\nwarmup_steps: 10\nlr_scheduler_kwargs: {num_decay_steps: 20, min_lr_ratio: 0.1}`,
    { steps: 1000 },
    {
      schedule: {
        type: hf,
        name: "warmup_stable_decay",
        num_warmup_steps: 10,
        scheduler_specific_kwargs: { num_stable_steps: 330, num_decay_steps: 20, min_lr_ratio: 0.1 },
      },
      optimizer: { lr: 3e-4 },
      steps: 100,
    },
  ],
];

test.each(cases)("%s with %j", (text, flags, config) => {
  expect(configFrom(llamaFactory, parse(text), flags)).toEqual(config);
});

test("asks for what it does not say", () => {
  expect(refusal(llamaFactory, parse(sft))).toBe(
    "num_train_epochs: how many steps an epoch has is not known; Add --dataset-size N, --steps-per-epoch N or --steps N",
  );
});

test.each([
  ["packing: true", "packing"],
  ["neat_packing: true", "neat_packing"],
  ["stage: pt", "stage"],
])("%s: steps do not follow from the dataset", (text, key) => {
  const values = { ...parse(sft), ...parse(text) };
  expect(refusal(llamaFactory, values, { data: { dataset_size: 1000 } })).toBe(
    `${key}: how many steps an epoch of packed samples has (not of the dataset's) is not known; Add --steps N or --steps-per-epoch N`,
  );
});

test("samples that are held out are not counted", () => {
  const values = { ...parse(sft), ...parse("stage: pt\npacking: false\nval_size: 0.1") };
  expect(read(llamaFactory, values, { data: { dataset_size: 1000 } }).notes).toContain(
    "val_size 0.1 is held out: --dataset-size counts what is trained on, without it",
  );
});

test("a third behind the warm-up is stable", () => {
  const rates = drawn(llamaFactory, parse(`${stable}max_steps: 100\nwarmup_steps: 10`));
  expect([rates[0], rates[9], rates[10], rates[40], rates[70]]).toEqual([0, 2.7e-4, 3e-4, 3e-4, 1.5e-4]);
});

test.each(["lr_scheduler_type: cosine", "stage: sft\ntemplate: qwen", "dataset: b\nlearning_rate: 1e-5"])(
  "%s is none",
  (text) => {
    expect(llamaFactory.isIt(parse(text))).toBe(false);
  },
);
