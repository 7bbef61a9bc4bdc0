import * as z from "zod";
import { refusedFactor } from "../../src/core/decay-pitfalls.ts";
import { define } from "../../src/core/definition.ts";
import { perGroup } from "../../src/core/parameters.ts";
import { optimizationCode } from "./code.ts";
import { transformersCounting } from "./counting.ts";
import { greedyLR } from "./greedy-lr.ts";
import { transformersReference } from "./reference.ts";

export const getGreedySchedule = define(
  { source: "transformers.get_greedy_schedule", name: "hf-greedy" },
  () => ({
    summary: "Raise the rate while a metric improves and lower it while it does not (GreedyLR).",
    formula: [
      "lr ← min(lr / factor, max_lr) when the metric was better for more than patience evaluations",
      "lr ← max(lr · factor, min_lr) when it was not for more than patience evaluations",
      "lr ← the first lr at the reset_start-th time that it is at min_lr by then",
    ].join("\n"),
    shapes: ["plateau"],
    code: optimizationCode,
    counting: transformersCounting,
    reference: transformersReference,
    fed: "step",
    params: () =>
      z.strictObject({
        mode: z.enum(["min", "max"]).default("min").describe("is a smaller or a larger metric better"),
        factor: z.number().lt(1).default(0.95).describe("factor of each reduction, divisor of each raise"),
        patience: z.number().default(10).describe("evaluations alike that change nothing yet"),
        threshold: z.number().default(1e-6).describe("how much better counts as better"),
        threshold_mode: z.enum(["rel", "abs"]).default("abs").describe("is threshold relative to the best"),
        cooldown: z.number().default(0).describe("evaluations after a reduction that do not count"),
        warmup: z.number().default(0).describe("evaluations after a raise that do not count"),
        min_lr: perGroup().default(1e-3).describe("smallest rate; a rate below it is never reduced"),
        max_lr: perGroup().default(1).describe("largest rate"),
        eps: z.number().default(1e-8).describe("a smaller change is left out"),
        verbose: z.boolean().default(false).describe("print each change; has no influence on the rate"),
        smooth: z.boolean().default(false).describe("judge the mean of the last metrics"),
        window_size: z.number().default(50).describe("how many metrics the mean is of"),
        reset_start: z
          .number()
          .default(500)
          .describe("reductions that find all rates at min_lr until the reset"),
      }),
    refused: { factor: refusedFactor },
    examples: [
      {
        title: "up while the loss falls, down when it stays",
        lr: 0.01,
        params: { factor: 0.8, patience: 1, min_lr: 1e-4, max_lr: 0.1 },
        metrics: [2.1, 1.9, 1.7, 1.5, 1.4, 1.3, 1.3, 1.4, 1.3, 1.3, 1.2, 1.1, 1.1, 1.2, 1.1],
      },
    ],
    floor: "min_lr",
    build: greedyLR,
  }),
);
