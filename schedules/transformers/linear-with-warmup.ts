import * as z from "zod";
import { define } from "../../src/core/definition.ts";
import { lastEpoch, left } from "../../src/core/parameters.ts";
import { sharePitfalls } from "../../src/core/share-of-run.ts";
import { transformersCode } from "./code.ts";
import { transformersCounting } from "./counting.ts";
import { lambdaSchedule, warmedUp } from "./lambda.ts";
import { numTrainingSteps, numWarmupSteps, trainingSteps } from "./parameters.ts";
import { transformersReference } from "./reference.ts";

export const getLinearScheduleWithWarmup = define(
  { source: "transformers.get_linear_schedule_with_warmup", name: "hf-linear" },
  () => ({
    summary: "Rise along a line from 0 to the optimizer's rate, and fall along another to 0.",
    formula: [
      "lr(t) = lr · t / num_warmup_steps    for t < num_warmup_steps",
      "lr(t) = lr · max(0, (num_training_steps − t) / (num_training_steps − num_warmup_steps))",
    ].join("\n"),
    shapes: ["linear", "warmup"],
    counting: transformersCounting,
    code: transformersCode,
    reference: transformersReference,
    interval: "step",
    params: () =>
      z.strictObject({
        num_warmup_steps: numWarmupSteps(),
        num_training_steps: numTrainingSteps(),
        last_epoch: lastEpoch(),
      }),
    examples: [
      {
        title: "the Trainer's default, with a tenth of the steps to warm up",
        lr: 5e-5,
        params: { num_warmup_steps: 100, num_training_steps: 1000 },
      },
    ],
    counts: ["num_warmup_steps", "num_training_steps"],
    horizon: "num_training_steps",
    end: ({ num_training_steps, last_epoch }) => left(num_training_steps, last_epoch),
    fromRun: trainingSteps,
    pitfalls: ({ num_warmup_steps }, setting) => sharePitfalls("num_warmup_steps", num_warmup_steps, setting),
    build: ({ num_warmup_steps, num_training_steps, last_epoch }) => {
      const steps = Math.max(1, num_training_steps - num_warmup_steps);
      const factor = warmedUp(num_warmup_steps, (t) => Math.max(0, (num_training_steps - t) / steps));
      return lambdaSchedule(last_epoch, () => factor);
    },
  }),
);
