import * as z from "zod";
import { decayPitfalls, neverPitfalls, refusedFactor } from "../../src/core/decay-pitfalls.ts";
import { define } from "../../src/core/definition.ts";
import { Problem } from "../../src/core/problem.ts";
import { refusedShare } from "../../src/core/share-of-run.ts";
import { fairseqCode } from "./code.ts";
import { fairseqCounting } from "./counting.ts";
import { rates, warmupInitLr, warmupUpdates } from "./parameters.ts";
import { fairseqReference } from "./reference.ts";
import { trained } from "./trainer.ts";

export const stepLRSchedule = define(
  { source: "fairseq.optim.lr_scheduler.step_lr_scheduler.StepLRSchedule", name: "fairseq-step" },
  () => ({
    summary: "Warm up linearly, then multiply the rate by lr_decay every lr_deacy_period updates.",
    formula: [
      "lr(t) = warmup_init_lr + (lr − warmup_init_lr) · t / warmup_updates     for t < warmup_updates",
      "lr(t) = max(lr · lr_decay^⌊(t − warmup_updates) / lr_deacy_period⌋, min_lr)",
    ].join("\n"),
    shapes: ["steps", "warmup"],
    code: fairseqCode("step"),
    counting: fairseqCounting,
    reference: fairseqReference,
    interval: "step",
    ownInterval: true,
    params: () =>
      z.strictObject({
        warmup_updates: warmupUpdates(),
        warmup_init_lr: warmupInitLr("min_lr"),
        lr: rates("rate at the end of the warm-up"),
        min_lr: z.number().min(0).default(0).describe("smallest rate, below lr"),
        lr_deacy_period: z
          .int()
          .positive()
          .default(25000)
          .describe("updates between two decays; fairseq spells it so"),
        lr_decay: z.number().max(1).default(0.5).describe("factor of each decay"),
      }),
    refused: { warmup_updates: refusedShare, lr_decay: refusedFactor },
    examples: [
      {
        title: "half every 200 updates, after a warm-up",
        params: { lr: 0.1, warmup_updates: 100, lr_deacy_period: 200 },
        steps: 1000,
      },
    ],
    length: ({ warmup_updates, lr_deacy_period }) => Math.max(0, warmup_updates) + 4 * lr_deacy_period,
    // with a min_lr it is said where it ends
    pitfalls: ({ warmup_updates, lr_deacy_period, lr_decay, min_lr }, setting) => {
      const period = { name: "lr_deacy_period", value: lr_deacy_period, from: Math.max(0, warmup_updates) };
      const decay = { name: "lr_decay", factor: lr_decay, period };
      return min_lr > 0 ? neverPitfalls(decay, setting) : decayPitfalls(decay, setting);
    },
    build: ({ warmup_updates, warmup_init_lr, lr, min_lr, lr_deacy_period, lr_decay }) =>
      trained(lr, (optimizer, [highest]) => {
        if (highest <= min_lr) {
          throw new Problem(`${min_lr} is not below the rate after the warm-up`, {
            path: ["min_lr"],
            allowed: `less than lr, which is ${highest}`,
            rule: "LR015",
          });
        }
        const first = warmup_init_lr < 0 ? min_lr : warmup_init_lr;
        const lr_step = (highest - first) / warmup_updates;
        return {
          update(num_updates) {
            if (num_updates < warmup_updates) {
              optimizer.lr = first + num_updates * lr_step;
            } else {
              const decays = Math.floor((num_updates - warmup_updates) / lr_deacy_period);
              optimizer.lr = Math.max(highest * lr_decay ** decays, min_lr);
            }
          },
        };
      }),
  }),
);
