import * as z from "zod";
import { define } from "../../src/core/definition.ts";
import { lastEpoch, left } from "../../src/core/parameters.ts";
import { sharePitfalls } from "../../src/core/share-of-run.ts";
import { transformersCode } from "./code.ts";
import { cosineTo, wavesPitfall } from "./cosine.ts";
import { transformersCounting } from "./counting.ts";
import { lambdaSchedule } from "./lambda.ts";
import { numTrainingSteps, numWarmupSteps, trainingSteps } from "./parameters.ts";
import { transformersReference } from "./reference.ts";

export const getCosineScheduleWithWarmup = define(
  { source: "transformers.get_cosine_schedule_with_warmup", name: "hf-cosine" },
  () => ({
    summary: "Rise along a line from 0 to the optimizer's rate, and fall along a cosine to 0.",
    formula: [
      "lr(t) = lr · t / num_warmup_steps    for t < num_warmup_steps",
      "lr(t) = lr · (1 + cos(2π · num_cycles · p)) / 2",
      "p = (t − num_warmup_steps) / (num_training_steps − num_warmup_steps)",
    ].join("\n"),
    shapes: ["cosine", "warmup"],
    counting: transformersCounting,
    code: transformersCode,
    reference: transformersReference,
    interval: "step",
    params: () =>
      z.strictObject({
        num_warmup_steps: numWarmupSteps(),
        num_training_steps: numTrainingSteps(),
        num_cycles: z
          .number()
          .default(0.5)
          .describe("waves of the cosine; a half falls from top to bottom once"),
        last_epoch: lastEpoch(),
      }),
    examples: [
      {
        title: "a tenth of the steps to warm up",
        lr: 5e-5,
        params: { num_warmup_steps: 100, num_training_steps: 1000 },
      },
    ],
    counts: ["num_warmup_steps", "num_training_steps"],
    horizon: "num_training_steps",
    end: ({ num_training_steps, last_epoch }) => left(num_training_steps, last_epoch),
    fromRun: trainingSteps,
    pitfalls: ({ num_warmup_steps, num_cycles }, setting) => [
      ...sharePitfalls("num_warmup_steps", num_warmup_steps, setting),
      ...wavesPitfall(num_cycles),
    ],
    build: (params) => {
      const factor = cosineTo(0, params);
      return lambdaSchedule(params.last_epoch, () => factor);
    },
  }),
);
