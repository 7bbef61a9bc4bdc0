import * as z from "zod";
import { divide } from "../../src/core/arithmetic.ts";
import { refusedFactor } from "../../src/core/decay-pitfalls.ts";
import { define } from "../../src/core/definition.ts";
import { lastEpoch, left, taken } from "../../src/core/parameters.ts";
import { warmupPitfalls } from "../../src/core/warmup-pitfalls.ts";
import { chainable } from "./chainable.ts";
import { torchCode } from "./code.ts";
import { torchReference } from "./reference.ts";

export const linearLR = define({ source: "torch.optim.lr_scheduler.LinearLR", name: "linear" }, () => ({
  summary: "Change the factor of the rate linearly until epoch total_iters (a warm-up, by default).",
  formula: "lr(t) = lr · (start_factor + (end_factor − start_factor) · min(t, total_iters) / total_iters)",
  shapes: ["linear", "warmup"],
  code: torchCode,
  reference: torchReference,
  params: () =>
    z.strictObject({
      start_factor: z
        .number()
        .gt(0)
        .max(1)
        .default(1 / 3)
        .describe("factor of the rate at epoch 0"),
      end_factor: z.number().min(0).max(1).default(1).describe("factor of the rate from total_iters on"),
      total_iters: z.int().min(0).default(5).describe("epochs until end_factor is reached; 0: never"),
      last_epoch: lastEpoch(),
    }),
  refused: { start_factor: refusedFactor, end_factor: refusedFactor },
  examples: [
    { title: "warm up over 5 epochs", lr: 0.1, params: { start_factor: 0.01, total_iters: 5 }, epochs: 20 },
  ],
  horizon: "total_iters",
  length: ({ total_iters, last_epoch }) => left(total_iters, last_epoch),
  // what does not change has no end to come to
  end: ({ start_factor, end_factor, total_iters, last_epoch }) =>
    start_factor === end_factor ? undefined : left(total_iters, last_epoch),
  ramp: ({ total_iters, last_epoch }) => left(total_iters, last_epoch),
  pitfalls: ({ start_factor, end_factor, total_iters, last_epoch }, setting) =>
    start_factor < end_factor && taken(last_epoch) === 0
      ? warmupPitfalls("total_iters", total_iters, setting)
      : [],
  build: ({ start_factor: start, end_factor: end, total_iters, last_epoch }) =>
    chainable(last_epoch, () => ({
      rate(lr, t, _base, initial) {
        if (t === 0) return lr * start;
        if (initial || t > total_iters) return lr;
        return lr * (1 + divide(end - start, total_iters * start + (t - 1) * (end - start), "start_factor"));
      },
      closed: (t, base) =>
        base * (start + divide((end - start) * Math.min(total_iters, t), total_iters, "total_iters")),
    })),
}));
