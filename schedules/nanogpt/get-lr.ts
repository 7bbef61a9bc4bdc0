import * as z from "zod";
import { divide } from "../../src/core/arithmetic.ts";
import { define } from "../../src/core/definition.ts";
import { sharePitfalls } from "../../src/core/share-of-run.ts";
import { nanogptCode } from "./code.ts";

const { cos, PI } = Math;

export const getLR = define({ source: "train.get_lr", framework: "nanogpt", name: "nanogpt" }, () => ({
  summary: "Warm up along a line, then fall along half a cosine to min_lr at lr_decay_iters, and stay there.",
  formula: [
    "lr(it) = learning_rate · (it + 1) / (warmup_iters + 1)                  for it < warmup_iters",
    "lr(it) = min_lr + (learning_rate − min_lr) · (1 + cos(π · r)) / 2       for it ≤ lr_decay_iters",
    "lr(it) = min_lr                                                         behind it",
    "r = (it − warmup_iters) / (lr_decay_iters − warmup_iters)",
  ].join("\n"),
  shapes: ["cosine", "warmup"],
  reference: {
    version: "commit 3adf61e",
    url: "https://github.com/karpathy/nanoGPT/blob/3adf61e/train.py",
  },
  code: nanogptCode,
  interval: "step",
  params: () =>
    z.strictObject({
      learning_rate: z.number().default(6e-4).describe("rate at the peak"),
      decay_lr: z.boolean().default(true).describe("warm up and decay; false: learning_rate all the time"),
      warmup_iters: z.number().default(2000).describe("iterations of the warm-up"),
      lr_decay_iters: z.number().default(600_000).describe("iterations until min_lr, with the warm-up"),
      min_lr: z.number().default(6e-5).describe("rate at the end"),
    }),
  examples: [
    {
      title: "Shakespeare by characters: 100 iterations up, 4900 down to a tenth",
      params: { learning_rate: 1e-3, warmup_iters: 100, lr_decay_iters: 5000, min_lr: 1e-4 },
    },
  ],
  counts: ["warmup_iters", "lr_decay_iters"],
  horizon: "lr_decay_iters",
  floor: ({ decay_lr }) => (decay_lr ? "min_lr" : undefined),
  peak: ({ learning_rate }) => learning_rate,
  end: ({ decay_lr, lr_decay_iters }) => (decay_lr ? Math.max(0, Math.ceil(lr_decay_iters)) : undefined),
  length: ({ lr_decay_iters }) => Math.max(0, Math.ceil(lr_decay_iters)) || undefined,
  pitfalls: ({ warmup_iters }, setting) => sharePitfalls("warmup_iters", warmup_iters, setting),
  build({ learning_rate, decay_lr, warmup_iters, lr_decay_iters, min_lr }) {
    if (!decay_lr) return { at: () => learning_rate };
    return {
      at(it) {
        if (it < warmup_iters) return (learning_rate * (it + 1)) / (warmup_iters + 1);
        if (it > lr_decay_iters) return min_lr;
        const ratio = divide(it - warmup_iters, lr_decay_iters - warmup_iters, "lr_decay_iters");
        return min_lr + 0.5 * (1 + cos(PI * ratio)) * (learning_rate - min_lr);
      },
    };
  },
}));
