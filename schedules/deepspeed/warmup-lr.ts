import * as z from "zod";
import { firstRate } from "../../src/core/bound.ts";
import { define } from "../../src/core/definition.ts";
import { left, ofGroup, perGroup } from "../../src/core/parameters.ts";
import { refusedShare } from "../../src/core/share-of-run.ts";
import { lastBatchIteration } from "./batches.ts";
import { deepspeedCode } from "./code.ts";
import { deepspeedCounting } from "./counting.ts";
import { peakPitfall, warmupPitfalls } from "./pitfalls.ts";
import { deepspeedReference } from "./reference.ts";
import { warmup, warmupMinLr, warmupNumSteps, warmupSteps, warmupType } from "./warmup.ts";

export const warmupLR = define(
  { source: "deepspeed.runtime.lr_schedules.WarmupLR", name: "deepspeed-warmup" },
  () => ({
    summary: "Rise from warmup_min_lr to warmup_max_lr along a logarithm or a line, and stay there.",
    formula: [
      "lr(t) = warmup_min_lr + (warmup_max_lr − warmup_min_lr) · g",
      "g = ln(t) / ln(warmup_num_steps), or (t − 1) / warmup_num_steps (linear), from t = 1 on",
      "g = 0 at t = 0, and 1 behind the warm-up",
    ].join("\n"),
    shapes: ["constant", "warmup"],
    counting: deepspeedCounting,
    reference: deepspeedReference,
    code: deepspeedCode,
    interval: "step",
    params: () =>
      z.strictObject({
        warmup_min_lr: warmupMinLr(),
        warmup_max_lr: perGroup()
          .nullable()
          .default(null)
          .describe("rate behind the warm-up; none: the optimizer's"),
        warmup_num_steps: warmupNumSteps(),
        warmup_type: warmupType(),
        last_batch_iteration: lastBatchIteration(),
      }),
    refused: { warmup_num_steps: refusedShare },
    examples: [
      {
        title: "a logarithm of 200 steps",
        params: { warmup_max_lr: 1e-3, warmup_num_steps: 200 },
        steps: 400,
      },
      {
        title: "a line of 200 steps",
        params: { warmup_max_lr: 1e-3, warmup_num_steps: 200, warmup_type: "linear" },
        steps: 400,
      },
    ],
    horizon: "warmup_num_steps",
    bounds: ({ warmup_min_lr, warmup_num_steps }) =>
      firstRate("warmup_min_lr", warmup_min_lr, warmup_num_steps),
    peak: ({ warmup_max_lr }, groups, index) => ofGroup(warmup_max_lr, index) ?? groups[index]?.lr,
    end: ({ warmup_num_steps, last_batch_iteration }) =>
      left(warmupSteps(warmup_num_steps), last_batch_iteration),
    length: ({ warmup_num_steps }) => 2 * warmupSteps(warmup_num_steps),
    pitfalls: (params, setting, given) => [
      ...warmupPitfalls(params, setting, given),
      ...peakPitfall(params.warmup_max_lr, setting, given),
    ],
    build: (params) => warmup(params, () => 1),
  }),
);
