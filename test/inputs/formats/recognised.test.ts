import { expect, test } from "vitest";
import { isProblem } from "../../../src/core/problem.ts";
import type { Format } from "../../../src/inputs/formats/format.ts";
import { recognised } from "../../../src/inputs/formats/recognised.ts";

const cases: readonly (readonly [values: Record<string, unknown>, name: string])[] = [
  [{ scheduler: { type: "WarmupLR", params: {} } }, "DeepSpeed config"],
  [{ zero_optimization: { stage: 3 }, train_batch_size: 8 }, "DeepSpeed config"],
  [{ lr_scheduler_type: "cosine" }, "Hugging Face TrainingArguments"],
  [{ learning_rate: 1e-4, per_device_train_batch_size: 4 }, "Hugging Face TrainingArguments"],
  [{ lr_scheduler_type: "cosine", stage: "sft" }, "LLaMA-Factory config"],
  [{ lr_scheduler_type: "cosine", model_name_or_path: "a", dataset: "b" }, "LLaMA-Factory config"],
  [
    { lr_scheduler_type: "cosine", model_name_or_path: "a", dataset_mixer: {} },
    "Hugging Face TrainingArguments",
  ],
  [{ base_model: "a", lr_scheduler: "cosine" }, "Axolotl config"],
  [{ micro_batch_size: 1, learning_rate: 1e-4 }, "Axolotl config"],
  [{ sched: "cosine", warmup_lr: 1e-6, lr: null }, "timm args.yaml"],
  [{ lr_scheduler: { warmup_steps: 2 }, training: { steps: 10 } }, "torchtitan config"],
  [{ training: { warmup_steps: 2 }, optimizer: { lr: 1 } }, "torchtitan config"],
];

test.each(cases)("%j is a %s", (values, name) => {
  expect(recognised(values).name).toBe(name);
});

const named = (name: string, key: string): Format => ({
  name,
  looksFor: key,
  isIt: (values) => key in values,
  read: () => ({ config: {}, origins: [] }),
});

test("of two that fit the first is meant, and where none does, all are named", () => {
  const list = [named("One", "a"), named("Other", "b")];
  expect(recognised({ b: 1, a: 1 }, list).name).toBe("One");
  try {
    recognised({ c: 1 }, list);
    expect.unreachable();
  } catch (error) {
    expect(isProblem(error) && [error.message, error.allowed]).toEqual([
      "is no config that lrplot knows",
      "looked for: a config of lrplot's (schedule or curves); One (a); Other (b)",
    ]);
  }
});

test.each<Record<string, unknown>>([
  {},
  { lr: 1 },
  { __proto__: null, lr_scheduler: "cosine" },
  { constructor: 1, toString: 2 },
])("%j is none", (values) => {
  expect(() => recognised(values)).toThrow("is no config that lrplot knows");
});
