import * as z from "zod";
import { partOfPeak } from "../../src/core/bound.ts";
import { define } from "../../src/core/definition.ts";
import { lastEpoch, left } from "../../src/core/parameters.ts";
import { sharePitfalls } from "../../src/core/share-of-run.ts";
import { optimizationCode } from "./code.ts";
import { bottom, type Cosine, fall, minLr, minLrRate, wavesPitfall } from "./cosine.ts";
import { transformersCounting } from "./counting.ts";
import { lambdaSchedule } from "./lambda.ts";
import { numTrainingSteps, trainingSteps } from "./parameters.ts";
import { transformersReference } from "./reference.ts";

export const getCosineWithMinLrScheduleWithWarmupLrRate = define(
  {
    source: "transformers.get_cosine_with_min_lr_schedule_with_warmup_lr_rate",
    name: "hf-cosine-warmup-min-lr",
  },
  () => ({
    summary: "As hf-cosine-min-lr, one step ahead of it, with a warm-up that begins above 0.",
    formula: [
      "lr(t) = lr · (t + 1) / num_warmup_steps    for t < num_warmup_steps, or with a warmup_lr_rate",
      "lr(t) = lr · (warmup_lr_rate + (1 − warmup_lr_rate) · t / (num_warmup_steps − 1))",
      "lr(t) = lr · (min + (1 − min) · (1 + cos(2π · num_cycles · p)) / 2)    from num_warmup_steps on",
      "p = (t + 1 − num_warmup_steps) / (num_training_steps − num_warmup_steps)",
      "min = min_lr_rate, or min_lr / the optimizer's default lr, which is the first param group's here",
    ].join("\n"),
    shapes: ["cosine", "warmup"],
    code: optimizationCode,
    counting: transformersCounting,
    reference: transformersReference,
    interval: "step",
    params: () =>
      z.strictObject({
        num_warmup_steps: z.number().describe("steps of the warm-up"),
        num_training_steps: numTrainingSteps(),
        num_cycles: z
          .number()
          .default(0.5)
          .describe("waves of the cosine; a half falls from top to bottom once"),
        last_epoch: lastEpoch(),
        min_lr: minLr(),
        min_lr_rate: minLrRate(),
        warmup_lr_rate: z
          .number()
          .nullable()
          .default(null)
          .describe(
            "first rate as a part of the optimizer's rate; 1 / num_warmup_steps where it is not given",
          ),
      }),
    examples: [
      {
        title: "from a fifth of the rate, to a tenth of it",
        lr: 3e-4,
        params: { num_warmup_steps: 100, num_training_steps: 1000, min_lr_rate: 0.1, warmup_lr_rate: 0.2 },
      },
    ],
    counts: ["num_warmup_steps", "num_training_steps"],
    horizon: "num_training_steps",
    floor: "min_lr",
    bounds: ({ min_lr_rate, warmup_lr_rate, num_warmup_steps }) => [
      ...partOfPeak("last", "min_lr_rate", min_lr_rate),
      ...partOfPeak("first", "warmup_lr_rate", num_warmup_steps > 0 ? warmup_lr_rate : null),
    ],
    peak: (_, [first]) => first.lr,
    end: ({ num_training_steps, last_epoch }) => left(num_training_steps, last_epoch),
    fromRun: trainingSteps,
    pitfalls: ({ num_warmup_steps, num_cycles }, setting) => [
      ...sharePitfalls("num_warmup_steps", num_warmup_steps, setting),
      ...wavesPitfall(num_cycles),
    ],
    build: (params) => {
      const rateFor = bottom(params);
      return lambdaSchedule(params.last_epoch, (group) => oneAhead(rateFor(group), params));
    },
  }),
);

/** `_get_cosine_with_min_lr_schedule_with_warmup_lr_rate_lambda` */
function oneAhead(min_lr_rate: number, params: Cosine & { readonly warmup_lr_rate: number | null }) {
  const { num_warmup_steps, num_training_steps, num_cycles, warmup_lr_rate: first } = params;
  const steps = Math.max(1, num_training_steps - num_warmup_steps);
  const angle = Math.PI * num_cycles * 2;
  return (t: number): number => {
    if (t >= num_warmup_steps) return fall(angle, (t - num_warmup_steps + 1) / steps, min_lr_rate);
    if (first === null) return (t + 1) / Math.max(1, num_warmup_steps);
    return first + ((1 - first) * t) / Math.max(1, num_warmup_steps - 1);
  };
}
