import * as z from "zod";
import { divide, power as pow } from "../../src/core/arithmetic.ts";
import { define } from "../../src/core/definition.ts";
import { lastEpoch, left } from "../../src/core/parameters.ts";
import { Problem } from "../../src/core/problem.ts";
import { sharePitfalls } from "../../src/core/share-of-run.ts";
import { transformersCode } from "./code.ts";
import { transformersCounting } from "./counting.ts";
import { lambdaSchedule, warmedUp } from "./lambda.ts";
import { numTrainingSteps, numWarmupSteps, trainingSteps } from "./parameters.ts";
import { transformersReference } from "./reference.ts";

export const getPolynomialDecayScheduleWithWarmup = define(
  { source: "transformers.get_polynomial_decay_schedule_with_warmup", name: "hf-polynomial" },
  () => ({
    summary: "Rise along a line to the optimizer's rate, and fall as a power of what is left to lr_end.",
    formula: [
      "lr(t) = lr · t / num_warmup_steps    for t < num_warmup_steps",
      "lr(t) = lr_end + (lr − lr_end) · (1 − p)^power    until p = 1, then lr_end",
      "p = (t − num_warmup_steps) / (num_training_steps − num_warmup_steps)",
      "lr: the optimizer's default, which is the first param group's here; all fall by the same factor",
    ].join("\n"),
    shapes: ["polynomial", "linear", "warmup"],
    counting: transformersCounting,
    code: transformersCode,
    reference: transformersReference,
    interval: "step",
    params: () =>
      z.strictObject({
        num_warmup_steps: numWarmupSteps(),
        num_training_steps: numTrainingSteps(),
        lr_end: z.number().default(1e-7).describe("rate at the end, below the optimizer's rate"),
        power: z.number().default(1).describe("exponent of the polynomial; 1 is a line"),
        last_epoch: lastEpoch(),
      }),
    examples: [
      {
        title: "a parabola down to 1e-6",
        lr: 1e-4,
        params: { num_warmup_steps: 100, num_training_steps: 1000, lr_end: 1e-6, power: 2 },
      },
    ],
    counts: ["num_warmup_steps", "num_training_steps"],
    horizon: "num_training_steps",
    end: ({ num_training_steps, last_epoch }) => left(num_training_steps, last_epoch),
    fromRun: trainingSteps,
    pitfalls: ({ num_warmup_steps }, setting) => sharePitfalls("num_warmup_steps", num_warmup_steps, setting),
    build: ({ num_warmup_steps, num_training_steps, lr_end, power, last_epoch }) =>
      lambdaSchedule(last_epoch, ({ default_lr }) => {
        if (!(default_lr > lr_end)) {
          throw new Problem(`${lr_end} is not below the optimizer's rate, ${default_lr}`, {
            path: ["lr_end"],
            allowed: "a smaller rate",
            rule: "LR015",
          });
        }
        const range = default_lr - lr_end;
        const steps = num_training_steps - num_warmup_steps;
        return warmedUp(num_warmup_steps, (t) => {
          if (t > num_training_steps) return divide(lr_end, default_lr);
          const remaining = 1 - divide(t - num_warmup_steps, steps, "num_training_steps");
          return divide(range * pow(remaining, power, "power") + lr_end, default_lr);
        });
      }),
  }),
);
