import * as z from "zod";
import { define } from "../../src/core/definition.ts";
import { left, ofGroup, perGroup } from "../../src/core/parameters.ts";
import { refusedShare } from "../../src/core/share-of-run.ts";
import { lastBatchIteration } from "./batches.ts";
import { deepspeedCode } from "./code.ts";
import { deepspeedCounting } from "./counting.ts";
import { peakPitfall, warmupPitfalls } from "./pitfalls.ts";
import { deepspeedReference } from "./reference.ts";
import {
  stepsOfRun,
  totalNumSteps,
  warmup,
  warmupMinLr,
  warmupNumSteps,
  warmupSteps,
  warmupType,
} from "./warmup.ts";

export const warmupDecayLR = define(
  { source: "deepspeed.runtime.lr_schedules.WarmupDecayLR", name: "deepspeed-warmup-decay" },
  () => ({
    summary: "Rise to warmup_max_lr, then fall along a line to warmup_min_lr at total_num_steps.",
    formula: [
      "lr(t) = warmup_min_lr + (warmup_max_lr − warmup_min_lr) · g",
      "g = ln(t) / ln(warmup_num_steps), or (t − 1) / warmup_num_steps (linear), from t = 1 on",
      "behind the warm-up g = max(0, (total_num_steps − t + 1) / (total_num_steps − warmup_num_steps))",
    ].join("\n"),
    shapes: ["linear", "warmup"],
    counting: deepspeedCounting,
    reference: deepspeedReference,
    code: deepspeedCode,
    interval: "step",
    params: () =>
      z.strictObject({
        total_num_steps: totalNumSteps(),
        warmup_min_lr: warmupMinLr(),
        warmup_max_lr: perGroup()
          .nullable()
          .default(1e-3)
          .describe("rate at the peak; none: the optimizer's"),
        warmup_num_steps: warmupNumSteps(),
        warmup_type: warmupType(),
        last_batch_iteration: lastBatchIteration(),
      }),
    refused: { warmup_num_steps: refusedShare },
    examples: [
      {
        title: "100 steps up, 900 down",
        params: {
          total_num_steps: 1000,
          warmup_max_lr: 5e-5,
          warmup_num_steps: 100,
          warmup_type: "linear",
        },
      },
    ],
    counts: ["total_num_steps", "warmup_num_steps"],
    horizon: "total_num_steps",
    floor: "warmup_min_lr",
    peak: ({ warmup_max_lr }, groups, index) => ofGroup(warmup_max_lr, index) ?? groups[index]?.lr,
    end: ({ total_num_steps, last_batch_iteration }) => left(total_num_steps, last_batch_iteration),
    fromRun: stepsOfRun,
    pitfalls: (params, setting, given) => [
      ...warmupPitfalls(params, setting, given),
      ...peakPitfall(params.warmup_max_lr, setting, given),
    ],
    build({ total_num_steps, ...params }) {
      const decay_steps = Math.max(1, total_num_steps - warmupSteps(params.warmup_num_steps));
      return warmup(params, (t) => Math.max(0, (total_num_steps - t) / decay_steps));
    },
  }),
);
