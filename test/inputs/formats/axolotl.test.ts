import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { axolotl } from "../../../src/inputs/formats/axolotl.ts";
import { configFrom, drawn, type Flags, read, refusal } from "../../helpers/formats.ts";

const qlora = `
base_model: NousResearch/Meta-Llama-3.1-8B
model_type: LlamaForCausalLM
tokenizer_type: AutoTokenizer
load_in_8bit: false
load_in_4bit: true
strict: false
datasets:
  - path: tatsu-lab/alpaca
    type: alpaca
dataset_prepared_path: last_run_prepared
val_set_size: 0.05
output_dir: ./outputs/qlora-out
adapter: qlora
sequence_len: 4096
sample_packing: true
eval_sample_packing: false
pad_to_sequence_len: true
lora_r: 32
lora_alpha: 16
lora_dropout: 0.05
lora_target_linear: true
wandb_project:
wandb_entity:
wandb_watch:
wandb_name:
wandb_log_model:
gradient_accumulation_steps: 4
micro_batch_size: 2
num_epochs: 4
optimizer: paged_adamw_32bit
lr_scheduler: cosine
learning_rate: 0.0002
train_on_inputs: false
group_by_length: false
bf16: auto
tf32: false
gradient_checkpointing: true
resume_from_checkpoint:
logging_steps: 1
flash_attention: true
warmup_steps: 10
evals_per_epoch: 4
saves_per_epoch: 1
weight_decay: 0.0
special_tokens:
  pad_token: "<|end_of_text|>"
`;

const hf = "transformers.get_scheduler";
const small = (rest: string) => `base_model: a\nlearning_rate: 0.1\nmax_steps: 100\n${rest}`;
const run = { optimizer: { lr: 0.1 }, steps: 100 };

const cases: readonly (readonly [text: string, flags: Flags, config: object])[] = [
  [
    qlora,
    { steps_per_epoch: 250 },
    {
      schedule: { type: hf, name: "cosine", num_warmup_steps: 10 },
      optimizer: { lr: 2e-4, weight_decay: 0 },
      epochs: 4,
    },
  ],
  [
    // 3 % of 1000 steps
    qlora.replace("warmup_steps: 10", ""),
    { steps: 1000 },
    {
      schedule: { type: hf, name: "cosine", num_warmup_steps: 30 },
      optimizer: { lr: 2e-4, weight_decay: 0 },
      epochs: 4,
    },
  ],
  [
    // a tenth of the 251 steps that Axolotl counts, 1001 · 2 / 8 rounded up; the Trainer has 2 · 126
    "base_model: a\nlearning_rate: 1e-4\nmicro_batch_size: 4\nbatch_size: 8\nnum_epochs: 2\nwarmup_ratio: 0.1",
    { data: { dataset_size: 1001 } },
    {
      schedule: { type: hf, name: "cosine", num_warmup_steps: 25 },
      optimizer: { lr: 1e-4 },
      epochs: 2,
      data: { batch_size: 4, accumulate: 2 },
    },
  ],
  [
    small("lr_scheduler: linear\nwarmup_steps: 1"),
    {},
    { schedule: { type: hf, name: "linear", num_warmup_steps: 2 }, ...run },
  ],
  [small("lr_scheduler: constant"), {}, { schedule: { type: hf, name: "constant" }, ...run }],
  [
    small("lr_scheduler: cosine_with_restarts\nwarmup_ratio: 0.055\nlr_scheduler_kwargs: {num_cycles: 3}"),
    {},
    {
      schedule: {
        type: hf,
        name: "cosine_with_restarts",
        num_warmup_steps: 5,
        scheduler_specific_kwargs: { num_cycles: 3 },
      },
      ...run,
    },
  ],
  [
    small("warmup_steps: 10\ncosine_min_lr_ratio: 0.1"),
    {},
    {
      schedule: {
        type: hf,
        name: "cosine_with_min_lr",
        num_warmup_steps: 10,
        scheduler_specific_kwargs: { min_lr_rate: 0.1 },
      },
      ...run,
    },
  ],
  [
    // the ratio is the cosine's
    small("lr_scheduler: linear\nwarmup_steps: 10\ncosine_min_lr_ratio: 0.1"),
    {},
    { schedule: { type: hf, name: "linear", num_warmup_steps: 10 }, ...run },
  ],
  [
    small("lr_scheduler: one_cycle\nwarmup_steps: 20\nlr_scheduler_kwargs: {div_factor: 10}"),
    {},
    {
      schedule: {
        type: "torch.OneCycleLR",
        max_lr: 0.1,
        total_steps: 100,
        pct_start: 0.2,
        anneal_strategy: "cos",
        div_factor: 10,
      },
      ...run,
      optimizer: { lr: 0.1, betas: [0.9, 0.999] },
    },
  ],
  [
    small(
      "optimizer: sgd\nlr_scheduler: one_cycle\nwarmup_steps: 20\nlr_scheduler_kwargs: {pct_start: 0.4, anneal_strategy: linear}",
    ),
    { steps: 200 },
    {
      schedule: {
        type: "torch.OneCycleLR",
        max_lr: 0.1,
        total_steps: 200,
        pct_start: 0.4,
        anneal_strategy: "linear",
      },
      ...run,
    },
  ],
  [
    // what it moves beside the rate is Adam's by default
    small("optimizer: paged_adamw_32bit\nadam_beta2: 0.95\nlr_scheduler: one_cycle\nwarmup_steps: 20"),
    {},
    {
      schedule: {
        type: "torch.OneCycleLR",
        max_lr: 0.1,
        total_steps: 100,
        pct_start: 0.2,
        anneal_strategy: "cos",
      },
      ...run,
      optimizer: { lr: 0.1, betas: [0.9, 0.95] },
    },
  ],
  [
    small(`warmup_steps: 2
embedding_lr_scale: 0.5
adam_beta1: 0.9
adam_beta2: 0.95
lr_groups:
  - name: attention
    modules: [q_proj, k_proj]
    lr: 2e-2`),
    {},
    {
      schedule: { type: hf, name: "cosine", num_warmup_steps: 2 },
      optimizer: { lr: { default: 0.1, embeddings: 0.05, attention: 0.02 }, betas: [0.9, 0.95] },
      steps: 100,
    },
  ],
];

test.each(cases)("%s with %j", (text, flags, config) => {
  expect(configFrom(axolotl, parse(text), flags)).toEqual(config);
});

test.each([
  [small(""), ["3 % (100 steps at most), as nobody says another, of 100 steps is a warm-up of 3"]],
  [
    small("warmup_ratio: 0.5\nloraplus_lr_ratio: 16"),
    [
      "warmup_ratio 0.5 of 100 steps is a warm-up of 50",
      "the rate of lora_B is 16 times the one drawn (loraplus_lr_ratio)",
    ],
  ],
  [
    small("warmup_steps: 5\nlr_scheduler: rex"),
    ["the first step of Axolotl's rex is none of its warm-up, and not 0"],
  ],
  [
    small("warmup_steps: 5\nlr_quadratic_warmup: true\ncosine_min_lr_ratio: 0.1"),
    ["cosine_min_lr_ratio is not read beside lr_quadratic_warmup"],
  ],
  [
    small("warmup_steps: 5\ncontext_parallel_size: 2\ntensor_parallel_size: 4\nsequence_parallel_degree: 1"),
    [
      "context_parallel_size 2 and tensor_parallel_size 4: 8 GPUs share a batch, so --gpus is the number of all GPUs / 8",
    ],
  ],
])("%s: says what was taken for granted", (text, says) => {
  expect(read(axolotl, parse(text)).notes).toEqual(says);
});

const refusals: readonly (readonly [text: string, flags: Flags, says: string])[] = [
  [
    qlora,
    {},
    "sample_packing: how many steps an epoch of packed samples has is not known; Add --steps N or --steps-per-epoch N",
  ],
  [
    qlora,
    { data: { dataset_size: 50_000 } },
    "sample_packing: how many steps an epoch of packed samples has (not of the dataset's) is not known; Add --steps N or --steps-per-epoch N",
  ],
  [
    "base_model: a\nlearning_rate: 0.1",
    {},
    "num_epochs: how many steps an epoch has is not known; Add --dataset-size N, --steps-per-epoch N or --steps N",
  ],
  [
    small("jagged_restart_steps: 20"),
    {},
    "jagged_restart_steps: jagged restarts are not drawn; Add --set jagged_restart_steps=null",
  ],
  [
    small("lr_scheduler: reduce_lr_on_plateau"),
    {},
    "lr_scheduler: reduce_lr_on_plateau is stepped with a metric at every evaluation; Try lrplot hf-plateau --metrics val.csv:loss",
  ],
  [
    small("lr_scheduler: onecycle"),
    {},
    'lr_scheduler: "onecycle" is not one of linear, cosine, cosine_with_restarts, polynomial, constant, constant_with_warmup, inverse_sqrt, reduce_lr_on_plateau, cosine_with_min_lr, cosine_warmup_with_min_lr, warmup_stable_decay, greedy, one_cycle, rex; Did you mean one_cycle?',
  ],
  [
    small("warmup_ratio: 5"),
    {},
    "warmup_ratio: 5 is no share of the run; a number from 0 to 1; warmup_steps are steps",
  ],
];

test.each(refusals)("%s with %j is refused", (text, flags, says) => {
  expect(refusal(axolotl, parse(text), flags)).toBe(says);
});

test.each([
  [small("lr_scheduler: cosin"), '"cosin" is not'],
  [small("warmup_steps: some"), '"some" is not a number'],
  ["base_model: a\nmax_steps: 5\nlr_scheduler: linear\nlearning_rate: fast", '"fast" is not'],
])("%s is for the schema to refuse", (text, says) => {
  expect(() => drawn(axolotl, parse(text))).toThrow(says);
});

test("samples that are held out are not counted", () => {
  const text = "base_model: a\nlearning_rate: 0.1\nwarmup_steps: 2\nnum_epochs: 1\nval_set_size: 0.05";
  expect(read(axolotl, parse(text), { data: { dataset_size: 100 } }).notes).toEqual([
    "val_set_size 0.05 is held out: --dataset-size counts what is trained on, without it",
  ]);
});

test.each(["lr_scheduler: cosine", "base_model: a", "learning_rate: 1"])("%s is none", (text) => {
  expect(axolotl.isIt(parse(text))).toBe(false);
});

describe("Axolotl's own schedules, as its functions compute them", () => {
  const total = 100;
  const floorMod = (a: number, b: number) => ((a % b) + b) % b;
  function rex(step: number, warmup: number, lowest: number): number {
    if (step >= 1 && step <= warmup) return step / warmup;
    const [after, remaining] = [step - warmup, total - warmup];
    if (after >= remaining || after === -1 || remaining <= 0) return lowest;
    const z = (remaining - floorMod(after, remaining)) / remaining;
    return lowest + (1 - lowest) * (z / (0.1 + 0.9 * z));
  }
  function quadratic(step: number, warmup: number): number {
    if (step < warmup) return (step / Math.max(1, warmup)) ** 2;
    const progress = (step - warmup) / Math.max(1, total - warmup);
    return Math.max(0, 0.5 * (1 + Math.cos(Math.PI * 0.5 * 2 * progress)));
  }
  function constant(step: number, warmup: number, lowest: number, ratio: number): number {
    if (step < warmup) return step / Math.max(1, warmup);
    const end = Math.trunc(total * ratio);
    const progress = (Math.min(step, end) - warmup) / Math.max(1, end - warmup);
    return Math.max(0, (1 - lowest) * 0.5 * (1 + Math.cos(Math.PI * 0.5 * 2 * progress))) + lowest;
  }
  const warmups = [2, 10, 60, 100];

  test.each([
    ...warmups.map((w) => [`lr_scheduler: rex\nwarmup_steps: ${w}`, (t: number) => rex(t, w, 0)] as const),
    ...warmups.map(
      (w) =>
        [
          `lr_scheduler: rex\nwarmup_steps: ${w}\ncosine_min_lr_ratio: 0.2`,
          (t: number) => rex(t, w, 0.2),
        ] as const,
    ),
    ["lr_scheduler: rex\nwarmup_ratio: 0.001", (t: number) => rex(t, 0, 0)] as const,
    ...warmups.map(
      (w) => [`lr_quadratic_warmup: true\nwarmup_steps: ${w}`, (t: number) => quadratic(t, w)] as const,
    ),
    ...warmups.map(
      (w) =>
        [
          `cosine_min_lr_ratio: 0.3\ncosine_constant_lr_ratio: 0.8\nwarmup_steps: ${w}`,
          (t: number) => constant(t, w, 0.3, 0.8),
        ] as const,
    ),
  ])("%s", (text, factor) => {
    const rates = drawn(axolotl, parse(small(text)));
    expect(rates.length).toBe(total);
    rates.forEach((rate, t) => {
      expect(rate).toBeCloseTo(0.1 * factor(t), 14);
    });
  });
});
