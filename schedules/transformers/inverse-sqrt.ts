import * as z from "zod";
import { divide } from "../../src/core/arithmetic.ts";
import { define } from "../../src/core/definition.ts";
import { lastEpoch, left, taken } from "../../src/core/parameters.ts";
import { sharePitfalls } from "../../src/core/share-of-run.ts";
import { warmupPitfalls } from "../../src/core/warmup-pitfalls.ts";
import { transformersCode } from "./code.ts";
import { transformersCounting } from "./counting.ts";
import { lambdaSchedule, warmedUp } from "./lambda.ts";
import { numWarmupSteps } from "./parameters.ts";
import { transformersReference } from "./reference.ts";

export const getInverseSqrtSchedule = define(
  { source: "transformers.get_inverse_sqrt_schedule", name: "hf-inverse-sqrt" },
  () => ({
    summary: "Rise along a line to the optimizer's rate, and fall as one over the square root of the step.",
    formula: [
      "lr(t) = lr · t / num_warmup_steps    for t < num_warmup_steps",
      "lr(t) = lr / √((t + timescale − num_warmup_steps) / timescale)",
    ].join("\n"),
    shapes: ["inverse-sqrt", "warmup"],
    counting: transformersCounting,
    code: transformersCode,
    reference: transformersReference,
    interval: "step",
    params: () =>
      z.strictObject({
        num_warmup_steps: numWarmupSteps(),
        timescale: z
          .number()
          .nullable()
          .default(null)
          .describe("steps of the fall's scale; num_warmup_steps (10000 if that is 0) where it is not given"),
        last_epoch: lastEpoch(),
      }),
    examples: [{ title: "100 steps of warm-up", lr: 5e-4, params: { num_warmup_steps: 100 }, steps: 1000 }],
    length: ({ num_warmup_steps, timescale, last_epoch }) =>
      left(num_warmup_steps + 9 * scaleOf(timescale, num_warmup_steps), last_epoch) || 1000,
    pitfalls: ({ num_warmup_steps, last_epoch }, setting) => [
      ...sharePitfalls("num_warmup_steps", num_warmup_steps, setting),
      ...(taken(last_epoch) === 0 ? warmupPitfalls("num_warmup_steps", num_warmup_steps, setting) : []),
    ],
    build: ({ num_warmup_steps, timescale, last_epoch }) => {
      const scale = scaleOf(timescale, num_warmup_steps);
      const shift = scale - num_warmup_steps;
      const name = timescale === null ? "num_warmup_steps" : "timescale";
      const factor = warmedUp(num_warmup_steps, (t) =>
        divide(1, Math.sqrt(divide(t + shift, scale, name)), name),
      );
      return lambdaSchedule(last_epoch, () => factor);
    },
  }),
);

const scaleOf = (timescale: number | null, num_warmup_steps: number) =>
  timescale ?? (num_warmup_steps || 10_000);
