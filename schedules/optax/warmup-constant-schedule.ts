import * as z from "zod";
import { firstRate } from "../../src/core/bound.ts";
import { define } from "../../src/core/definition.ts";
import { sharePitfalls } from "../../src/core/share-of-run.ts";
import { warmupPitfalls } from "../../src/core/warmup-pitfalls.ts";
import { optaxCode } from "./code.ts";
import { optaxCounting } from "./counting.ts";
import { steps, value } from "./parameters.ts";
import { polynomial } from "./polynomial-schedule.ts";
import { optaxReference } from "./reference.ts";

export const optaxWarmupConstant = define(
  { source: "optax.warmup_constant_schedule", name: "optax-warmup-constant" },
  () => ({
    summary: "A linear warm-up, and the same rate from then on.",
    formula: [
      "lr(t) = (init_value − peak_value) · p + peak_value",
      "p: 1 − t / warmup_steps, at least 0",
    ].join("\n"),
    shapes: ["constant", "warmup", "linear"],
    counting: optaxCounting,
    reference: optaxReference,
    code: optaxCode,
    interval: "step",
    params: () =>
      z.strictObject({
        init_value: value("first rate"),
        peak_value: value("rate after the warm-up"),
        warmup_steps: steps("steps of the warm-up; 0 or less keeps the first rate"),
      }),
    examples: [
      {
        title: "100 steps of warm-up",
        params: { init_value: 0, peak_value: 0.001, warmup_steps: 100 },
        steps: 500,
      },
    ],
    horizon: "warmup_steps",
    bounds: ({ init_value, peak_value, warmup_steps }) =>
      firstRate("init_value", init_value, warmup_steps, peak_value),
    end: ({ warmup_steps }) => (warmup_steps <= 0 ? undefined : Math.ceil(warmup_steps) + 1),
    length: ({ warmup_steps }) => (warmup_steps <= 0 ? undefined : Math.ceil(5 * warmup_steps)),
    pitfalls: ({ warmup_steps }, setting) => [
      ...sharePitfalls("warmup_steps", warmup_steps, setting),
      ...warmupPitfalls("warmup_steps", warmup_steps, setting),
    ],
    build: ({ init_value, peak_value, warmup_steps }) =>
      polynomial(init_value, peak_value, 1, warmup_steps, 0),
  }),
);
