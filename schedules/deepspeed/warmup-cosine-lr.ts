import * as z from "zod";
import { partOfPeak } from "../../src/core/bound.ts";
import { define } from "../../src/core/definition.ts";
import { left } from "../../src/core/parameters.ts";
import { refusedShare } from "../../src/core/share-of-run.ts";
import { afterBatches, lastBatchIteration } from "./batches.ts";
import { deepspeedCode } from "./code.ts";
import { deepspeedCounting } from "./counting.ts";
import { warmupPitfalls } from "./pitfalls.ts";
import { deepspeedReference } from "./reference.ts";
import {
  stepsOfRun,
  totalNumSteps,
  warmupCourse,
  warmupNumSteps,
  warmupSteps,
  warmupType,
} from "./warmup.ts";

const { cos, max, min, PI } = Math;

export const warmupCosineLR = define(
  { source: "deepspeed.runtime.lr_schedules.WarmupCosineLR", name: "deepspeed-warmup-cosine" },
  () => ({
    summary:
      "Rise from a part of the rate to the rate, then fall along half a cosine to cos_min_ratio of it.",
    formula: [
      "lr(0) = 0",
      "lr(t) = lr · (warmup_min_ratio + (1 − warmup_min_ratio) · g)                  in the warm-up",
      "g = ln(t) / ln(warmup_num_steps), or (t − 1) / warmup_num_steps (linear)",
      "lr(t) = lr · (cos_min_ratio + (1 − cos_min_ratio) · (1 + cos(π · p)) / 2)     behind it",
      "p = min(1, (t − warmup_num_steps) / (total_num_steps − warmup_num_steps))",
    ].join("\n"),
    shapes: ["cosine", "warmup"],
    counting: deepspeedCounting,
    reference: deepspeedReference,
    code: deepspeedCode,
    interval: "step",
    params: () =>
      z.strictObject({
        total_num_steps: totalNumSteps(),
        warmup_min_ratio: z
          .number()
          .default(0)
          .describe("where the warm-up begins, as a part of the rate; the very first rate is 0"),
        warmup_num_steps: warmupNumSteps(),
        cos_min_ratio: z.number().default(1e-4).describe("last rate, as a part of the rate"),
        warmup_type: warmupType(),
        last_batch_iteration: lastBatchIteration(),
      }),
    refused: { warmup_num_steps: refusedShare },
    examples: [
      {
        title: "100 steps up, 900 down to a tenth",
        lr: 3e-4,
        params: {
          total_num_steps: 1000,
          warmup_num_steps: 100,
          cos_min_ratio: 0.1,
          warmup_type: "linear",
        },
      },
    ],
    counts: ["total_num_steps", "warmup_num_steps"],
    horizon: "total_num_steps",
    bounds: ({ warmup_min_ratio, cos_min_ratio }) => [
      ...partOfPeak("first", "warmup_min_ratio", warmup_min_ratio),
      ...partOfPeak("last", "cos_min_ratio", cos_min_ratio),
    ],
    end: ({ total_num_steps, last_batch_iteration }) => left(total_num_steps, last_batch_iteration),
    fromRun: stepsOfRun,
    pitfalls: warmupPitfalls,
    build({ total_num_steps, warmup_min_ratio, cos_min_ratio, ...params }) {
      const steps = warmupSteps(params.warmup_num_steps);
      const course = warmupCourse(params.warmup_num_steps, params.warmup_type);
      const real_total_steps = max(1, total_num_steps - steps);
      const ratio = (t: number) => {
        if (t < steps) return warmup_min_ratio + course(t) * (1 - warmup_min_ratio);
        const along = (1 + cos(PI * min(1, (t - steps + 1) / real_total_steps))) / 2;
        return max(0, cos_min_ratio + (1 - cos_min_ratio) * along);
      };
      return {
        attach(group) {
          const lr = group.lr;
          return afterBatches(params.last_batch_iteration, group, 0, (t) => lr * ratio(t));
        },
      };
    },
  }),
);
