import fc from "fast-check";
import { expect, test } from "vitest";
import { registry } from "../../../schedules/index.ts";
import { isProblem } from "../../../src/core/problem.ts";
import { axolotl } from "../../../src/inputs/formats/axolotl.ts";
import { deepspeed } from "../../../src/inputs/formats/deepspeed.ts";
import type { Format, Values } from "../../../src/inputs/formats/format.ts";
import { llamaFactory } from "../../../src/inputs/formats/llama-factory.ts";
import { timm } from "../../../src/inputs/formats/timm.ts";
import { torchtitan } from "../../../src/inputs/formats/torchtitan.ts";
import { trainingArguments } from "../../../src/inputs/formats/training-arguments.ts";

const value = fc.oneof(
  fc.constantFrom(
    0,
    1,
    10,
    0.1,
    -1,
    "auto",
    "5e-5",
    "cosine",
    "rex",
    "one_cycle",
    "linear",
    null,
    true,
    false,
  ),
  fc.jsonValue({ maxDepth: 2 }),
);
const some = (...keys: string[]) => fc.dictionary(fc.constantFrom(...keys), value, { noNullPrototype: true });

const trainer = [
  ...[
    "lr_scheduler_type",
    "lr_scheduler_kwargs",
    "learning_rate",
    "num_train_epochs",
    "max_steps",
    "deepspeed",
  ],
  ...[
    "warmup_steps",
    "warmup_ratio",
    "per_device_train_batch_size",
    "gradient_accumulation_steps",
    "adam_beta1",
  ],
  ...["dataloader_drop_last", "weight_decay", "optim", "eval_strategy", "stage", "template"],
];
const files: readonly (readonly [Format, fc.Arbitrary<object>])[] = [
  [trainingArguments, some(...trainer)],
  [llamaFactory, some(...trainer)],
  [
    axolotl,
    some(
      ...["base_model", "learning_rate", "lr_scheduler", "lr_scheduler_kwargs", "num_epochs", "max_steps"],
      ...["micro_batch_size", "batch_size", "gradient_accumulation_steps", "warmup_steps", "warmup_ratio"],
      ...[
        "cosine_min_lr_ratio",
        "cosine_constant_lr_ratio",
        "lr_quadratic_warmup",
        "lr_groups",
        "embedding_lr",
      ],
      ...["embedding_lr_scale", "jagged_restart_steps", "sample_packing"],
    ),
  ],
  [
    timm,
    some(
      ...[
        "sched",
        "warmup_lr",
        "warmup_epochs",
        "lr",
        "lr_base",
        "lr_base_size",
        "lr_base_scale",
        "opt",
        "epochs",
      ],
      ...["sched_on_updates", "batch_size", "grad_accum_steps", "start_epoch", "layer_decay", "lr_noise"],
    ),
  ],
  [
    deepspeed,
    fc.record({
      scheduler: fc.oneof(
        value,
        fc.record({
          type: fc.constantFrom("WarmupLR", "WarmupDecayLR", "OneCycle", "StepLR", "None"),
          params: fc.oneof(value, some("warmup_max_lr", "warmup_min_lr", "total_num_steps", "__proto__")),
        }),
      ),
      optimizer: fc.oneof(value, fc.record({ params: some("lr", "betas") })),
      train_batch_size: value,
      train_micro_batch_size_per_gpu: value,
      gradient_accumulation_steps: value,
    }),
  ],
  [
    torchtitan,
    fc.record({
      lr_scheduler: fc.oneof(
        value,
        some("warmup_steps", "decay_ratio", "decay_type", "lr_min", "min_lr_factor"),
      ),
      training: fc.oneof(value, some("steps", "warmup_steps")),
      optimizer: fc.oneof(value, some("lr", "beta1")),
    }),
  ],
];

const flags = fc.constantFrom(
  {},
  { steps: 50 },
  { steps_per_epoch: 7 },
  { data: { dataset_size: 100, gpus: 2 } },
);

test.each(files.map(([format, file]) => [format.name, format, file] as const))(
  "whatever stands in a %s, it is translated or refused, and origins lead to what is there",
  (_, format, file) => {
    let translated = 0;
    fc.assert(
      fc.property(file, flags, (written, said) => {
        const values = written as Values;
        if (!format.isIt(values)) return;
        try {
          const { config, origins } = format.read(values, { ...said, registry });
          for (const [ours] of origins) expect(at(config, ours), ours.join(".")).not.toBeUndefined();
          translated++;
        } catch (error) {
          if (!isProblem(error)) throw error;
        }
      }),
      { numRuns: 1000 },
    );
    expect(translated).toBeGreaterThan(20);
  },
);

const at = (value: unknown, path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>(
    (inner, key) =>
      Object.hasOwn(inner as object, key) ? (inner as Record<string, unknown>)[key] : undefined,
    value,
  );
