import * as z from "zod";
import { define } from "../../src/core/definition.ts";
import { lastEpoch, left, taken } from "../../src/core/parameters.ts";
import { sharePitfalls } from "../../src/core/share-of-run.ts";
import { warmupPitfalls } from "../../src/core/warmup-pitfalls.ts";
import { transformersCode } from "./code.ts";
import { transformersCounting } from "./counting.ts";
import { lambdaSchedule, warmedUp } from "./lambda.ts";
import { numWarmupSteps } from "./parameters.ts";
import { transformersReference } from "./reference.ts";

export const getConstantScheduleWithWarmup = define(
  { source: "transformers.get_constant_schedule_with_warmup", name: "hf-constant-warmup" },
  () => ({
    summary: "Rise along a line from 0 to the optimizer's rate, and keep it.",
    formula: [
      "lr(t) = lr · t / num_warmup_steps    for t < num_warmup_steps",
      "lr(t) = lr    from then on",
    ].join("\n"),
    shapes: ["constant", "warmup"],
    counting: transformersCounting,
    code: transformersCode,
    reference: transformersReference,
    interval: "step",
    params: () => z.strictObject({ num_warmup_steps: numWarmupSteps(), last_epoch: lastEpoch() }),
    examples: [{ title: "100 steps of warm-up", lr: 5e-5, params: { num_warmup_steps: 100 }, steps: 500 }],
    horizon: "num_warmup_steps",
    end: ({ num_warmup_steps, last_epoch }) => left(num_warmup_steps, last_epoch),
    length: ({ num_warmup_steps, last_epoch }) => left(5 * num_warmup_steps, last_epoch) || 100,
    pitfalls: ({ num_warmup_steps, last_epoch }, setting) => [
      ...sharePitfalls("num_warmup_steps", num_warmup_steps, setting),
      ...(taken(last_epoch) === 0 ? warmupPitfalls("num_warmup_steps", num_warmup_steps, setting) : []),
    ],
    build: ({ num_warmup_steps, last_epoch }) => {
      const factor = warmedUp(num_warmup_steps, () => 1);
      return lambdaSchedule(last_epoch, () => factor);
    },
  }),
);
