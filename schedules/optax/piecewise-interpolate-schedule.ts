import * as z from "zod";
import { define } from "../../src/core/definition.ts";
import { boundariesAndScales, stepsOf } from "./boundaries.ts";
import { optaxCode } from "./code.ts";
import { optaxCounting } from "./counting.ts";
import { interpolated } from "./interpolated.ts";
import { value } from "./parameters.ts";
import { optaxReference } from "./reference.ts";

export const optaxPiecewiseInterpolate = define(
  { source: "optax.piecewise_interpolate_schedule", name: "optax-piecewise-interpolate" },
  () => ({
    summary: "From boundary to boundary along lines or cosines; each boundary scales the rate.",
    formula: [
      "v[i] = init_value · the product of the first i scales, reached at boundary i",
      "lr(t) = v[i] + (v[i + 1] − v[i]) · p                                for linear",
      "lr(t) = v[i + 1] + (v[i] − v[i + 1]) · (cos(π · p) + 1) / 2         for cosine",
      "p: part of the way from boundary i to the next one",
    ].join("\n"),
    shapes: ["linear", "cosine"],
    counting: optaxCounting,
    reference: optaxReference,
    code: optaxCode,
    interval: "step",
    params: () =>
      z.strictObject({
        interpolate_type: z.enum(["linear", "cosine"]).describe("shape between two boundaries"),
        init_value: value("first rate"),
        boundaries_and_scales: boundariesAndScales("the factor reached at each boundary: 100=10,500=0.01"),
      }),
    examples: [
      {
        title: "ten times as much at step 100, a hundredth of that at 500",
        params: {
          interpolate_type: "cosine",
          init_value: 0.0001,
          boundaries_and_scales: { 100: 10, 500: 0.01 },
        },
      },
    ],
    end: ({ boundaries_and_scales }) => Math.max(0, ...stepsOf(boundaries_and_scales)) || undefined,
    length: ({ boundaries_and_scales }) => Math.max(0, ...stepsOf(boundaries_and_scales)) || 100,
    // at the last boundary its course ends
    milestones: ({ boundaries_and_scales }) => stepsOf(boundaries_and_scales).slice(0, -1),
    build: ({ interpolate_type, init_value, boundaries_and_scales }) =>
      interpolated(interpolate_type, init_value, boundaries_and_scales ?? []),
  }),
);
