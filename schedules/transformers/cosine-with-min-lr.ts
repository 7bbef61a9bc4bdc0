import * as z from "zod";
import { partOfPeak } from "../../src/core/bound.ts";
import { define } from "../../src/core/definition.ts";
import { lastEpoch, left } from "../../src/core/parameters.ts";
import { sharePitfalls } from "../../src/core/share-of-run.ts";
import { optimizationCode } from "./code.ts";
import { bottom, cosineTo, minLr, minLrRate, wavesPitfall } from "./cosine.ts";
import { transformersCounting } from "./counting.ts";
import { lambdaSchedule } from "./lambda.ts";
import { numTrainingSteps, numWarmupSteps, trainingSteps } from "./parameters.ts";
import { transformersReference } from "./reference.ts";

export const getCosineWithMinLrScheduleWithWarmup = define(
  { source: "transformers.get_cosine_with_min_lr_schedule_with_warmup", name: "hf-cosine-min-lr" },
  () => ({
    summary: "Rise along a line from 0 to the optimizer's rate, and fall along a cosine to min_lr.",
    formula: [
      "lr(t) = lr · t / num_warmup_steps    for t < num_warmup_steps",
      "lr(t) = lr · (min + (1 − min) · (1 + cos(2π · num_cycles · p)) / 2)",
      "p = (t − num_warmup_steps) / (num_training_steps − num_warmup_steps)",
      "min = min_lr_rate, or min_lr / the optimizer's default lr, which is the first param group's here",
    ].join("\n"),
    shapes: ["cosine", "warmup"],
    code: optimizationCode,
    counting: transformersCounting,
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
        min_lr: minLr(),
        min_lr_rate: minLrRate(),
      }),
    examples: [
      {
        title: "to a tenth of the rate, as language models are trained",
        lr: 3e-4,
        params: { num_warmup_steps: 100, num_training_steps: 1000, min_lr_rate: 0.1 },
      },
    ],
    counts: ["num_warmup_steps", "num_training_steps"],
    horizon: "num_training_steps",
    floor: "min_lr",
    bounds: ({ min_lr_rate }) => partOfPeak("last", "min_lr_rate", min_lr_rate),
    peak: (_, [first]) => first.lr,
    end: ({ num_training_steps, last_epoch }) => left(num_training_steps, last_epoch),
    fromRun: trainingSteps,
    pitfalls: ({ num_warmup_steps, num_cycles }, setting) => [
      ...sharePitfalls("num_warmup_steps", num_warmup_steps, setting),
      ...wavesPitfall(num_cycles),
    ],
    build: (params) => {
      const rateFor = bottom(params);
      return lambdaSchedule(params.last_epoch, (group) => cosineTo(rateFor(group), params));
    },
  }),
);
