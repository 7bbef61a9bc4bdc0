import * as z from "zod";
import { define } from "../../src/core/definition.ts";
import { boundariesAndScales, lengthOf, stepsOf } from "./boundaries.ts";
import { optaxCode } from "./code.ts";
import { optaxCounting } from "./counting.ts";
import { value } from "./parameters.ts";
import { optaxReference } from "./reference.ts";

export const optaxPiecewiseConstant = define(
  { source: "optax.piecewise_constant_schedule", name: "optax-piecewise-constant" },
  () => ({
    summary: "Multiply the rate by a factor of its own at each boundary.",
    formula: "lr(t) = init_value · the product of all scales whose boundary is ≤ t",
    shapes: ["steps"],
    counting: optaxCounting,
    reference: optaxReference,
    code: optaxCode,
    interval: "step",
    params: () =>
      z.strictObject({
        init_value: value("first rate"),
        boundaries_and_scales: boundariesAndScales("the factor at each boundary: 300=0.1,600=0.1"),
      }),
    examples: [
      {
        title: "a tenth at step 300, and again at 600",
        params: { init_value: 0.1, boundaries_and_scales: { 300: 0.1, 600: 0.1 } },
        steps: 900,
      },
    ],
    end: ({ boundaries_and_scales: scales }) =>
      scales?.length ? Math.max(0, ...stepsOf(scales)) + 1 : undefined,
    length: ({ boundaries_and_scales }) => lengthOf(boundaries_and_scales),
    milestones: ({ boundaries_and_scales }) => stepsOf(boundaries_and_scales),
    build: ({ init_value, boundaries_and_scales }) => ({
      at(t) {
        let rate = init_value;
        for (const [boundary, scale] of boundaries_and_scales ?? []) {
          if (boundary > t) break;
          rate *= scale;
        }
        return rate;
      },
    }),
  }),
);
