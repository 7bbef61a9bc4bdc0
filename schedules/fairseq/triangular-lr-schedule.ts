import * as z from "zod";
import { power } from "../../src/core/arithmetic.ts";
import { growingCycle } from "../../src/core/cycle.ts";
import { cyclePitfalls } from "../../src/core/cycle-pitfalls.ts";
import { define } from "../../src/core/definition.ts";
import { Problem } from "../../src/core/problem.ts";
import { fairseqCode } from "./code.ts";
import { fairseqCounting } from "./counting.ts";
import { rate } from "./parameters.ts";
import { fairseqReference } from "./reference.ts";
import { trained } from "./trainer.ts";

export const triangularLRSchedule = define(
  {
    source: "fairseq.optim.lr_scheduler.triangular_lr_scheduler.TriangularLRSchedule",
    name: "fairseq-triangular",
  },
  () => ({
    summary: "Up to max_lr and down again, each cycle's peak lr_shrink as high as the last.",
    formula: [
      "lr(t) = lr + (max_lr · lr_shrink^i − lr) · max(0, 1 − |t / half − 2 · i − 1|)",
      "half = lr_period_updates // 2, i = ⌊t / (2 · half)⌋; shrink_min: lr is lr · lr_shrink^i too",
    ].join("\n"),
    shapes: ["cyclic"],
    code: fairseqCode("triangular"),
    counting: fairseqCounting,
    reference: fairseqReference,
    interval: "step",
    ownInterval: true,
    params: () =>
      z.strictObject({
        max_lr: z.number().describe("rate at the first peak, above lr"),
        lr_period_updates: z
          .number()
          .refine((updates) => Math.floor(updates / 2) !== 0, "a cycle has 2 updates at least")
          .default(5000)
          .describe("updates of a cycle; rounded down to an even number"),
        lr_shrink: z.number().default(0.1).describe("factor of the peak from cycle to cycle"),
        shrink_min: z.boolean().default(false).describe("shrink the rate at the bottom too"),
        lr: rate("rate at the bottom"),
      }),
    examples: [
      {
        title: "triangles that halve",
        params: { lr: 0.001, max_lr: 0.1, lr_period_updates: 100, lr_shrink: 0.5 },
        steps: 500,
      },
    ],
    ramp: ({ lr_period_updates }) => Math.floor(lr_period_updates / 2),
    length: ({ lr_period_updates }) => 8 * Math.max(0, Math.floor(lr_period_updates / 2)) || undefined,
    pitfalls: ({ lr_period_updates }, setting) =>
      cyclePitfalls(lr_period_updates, { lr_period_updates }, setting),
    cycle: ({ lr_period_updates }, n) =>
      growingCycle({ start: 0, length: 2 * Math.floor(lr_period_updates / 2) }, 1, n),
    build: ({ max_lr, lr_period_updates, lr_shrink, shrink_min, lr }) =>
      trained(lr, (optimizer, [lowest]) => {
        if (max_lr <= lowest) {
          throw new Problem(`${max_lr} is not above the rate at the bottom`, {
            path: ["max_lr"],
            allowed: `more than lr, which is ${lowest}`,
          });
        }
        const half = Math.floor(lr_period_updates / 2);
        return {
          update(num_updates) {
            const cycle = Math.floor(num_updates / (2 * half));
            const shrunk = power(lr_shrink, cycle, "lr_shrink");
            const min_lr = shrink_min ? lowest * shrunk : lowest;
            const x = Math.abs(num_updates / half - 2 * (cycle + 1) + 1);
            optimizer.lr = min_lr + (max_lr * shrunk - min_lr) * Math.max(0, 1 - x);
          },
        };
      }),
  }),
);
