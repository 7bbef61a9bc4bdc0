import * as z from "zod";
import { define } from "../../src/core/definition.ts";
import { modulo } from "../../src/core/expression/python.ts";
import { lastEpoch, left, taken } from "../../src/core/parameters.ts";
import type { Pitfall } from "../../src/core/pitfall.ts";
import { sharePitfalls } from "../../src/core/share-of-run.ts";
import { transformersCode } from "./code.ts";
import { transformersCounting } from "./counting.ts";
import { lambdaSchedule, warmedUp } from "./lambda.ts";
import { numTrainingSteps, numWarmupSteps, trainingSteps } from "./parameters.ts";
import { transformersReference } from "./reference.ts";

export const getCosineWithHardRestartsScheduleWithWarmup = define(
  { source: "transformers.get_cosine_with_hard_restarts_schedule_with_warmup", name: "hf-cosine-restarts" },
  () => ({
    summary: "Rise along a line to the optimizer's rate, and fall along num_cycles cosines to 0.",
    formula: [
      "lr(t) = lr · t / num_warmup_steps    for t < num_warmup_steps",
      "lr(t) = lr · (1 + cos(π · (num_cycles · p mod 1))) / 2    for p < 1, then 0",
      "p = (t − num_warmup_steps) / (num_training_steps − num_warmup_steps)",
    ].join("\n"),
    shapes: ["cosine-restarts", "warmup"],
    counting: transformersCounting,
    code: transformersCode,
    reference: transformersReference,
    interval: "step",
    params: () =>
      z.strictObject({
        num_warmup_steps: numWarmupSteps(),
        num_training_steps: numTrainingSteps(),
        num_cycles: z.number().default(1).describe("cosines, each of which begins at the top"),
        last_epoch: lastEpoch(),
      }),
    examples: [
      {
        title: "four cosines after a tenth of the steps to warm up",
        lr: 5e-5,
        params: { num_warmup_steps: 100, num_training_steps: 1000, num_cycles: 4 },
      },
    ],
    counts: ["num_warmup_steps", "num_training_steps"],
    horizon: "num_training_steps",
    cycle({ num_warmup_steps, num_training_steps, num_cycles, last_epoch }, n) {
      const length = Math.max(1, num_training_steps - num_warmup_steps) / num_cycles;
      if (n >= num_cycles || !(length >= 1)) return undefined;
      return { start: num_warmup_steps + n * length - taken(last_epoch), length };
    },
    end: ({ num_training_steps, last_epoch }) => left(num_training_steps, last_epoch),
    fromRun: trainingSteps,
    pitfalls: ({ num_warmup_steps, num_cycles }, setting) => [
      ...sharePitfalls("num_warmup_steps", num_warmup_steps, setting),
      ...oneCyclePitfall(num_cycles),
    ],
    build: ({ num_warmup_steps, num_training_steps, num_cycles, last_epoch }) => {
      const steps = Math.max(1, num_training_steps - num_warmup_steps);
      const factor = warmedUp(num_warmup_steps, (t) => {
        const progress = (t - num_warmup_steps) / steps;
        if (progress >= 1) return 0;
        return Math.max(0, 0.5 * (1 + Math.cos(Math.PI * modulo(num_cycles * progress, 1))));
      });
      return lambdaSchedule(last_epoch, () => factor);
    },
  }),
);

/** One cycle is what the default is too; with less there is not even a whole descent. */
function oneCyclePitfall(num_cycles: number): Pitfall[] {
  if (num_cycles > 1) return [];
  const told = num_cycles === 1 ? "one cosine" : "not even one cosine";
  return [
    {
      rule: "LR019",
      severity: num_cycles === 1 ? "note" : "warning",
      message: `num_cycles=${num_cycles} is ${told}: no restart happens`,
      path: ["num_cycles"],
    },
  ];
}
