import * as z from "zod";
import { divide } from "../../src/core/arithmetic.ts";
import { dividedPeak } from "../../src/core/bound.ts";
import { define } from "../../src/core/definition.ts";
import { fillSteps } from "../../src/core/parameters.ts";
import { inOrder } from "./boundaries.ts";
import { optaxCode } from "./code.ts";
import { optaxCounting } from "./counting.ts";
import { interpolated } from "./interpolated.ts";
import { divFactor, finalDivFactor, pctStart, positiveSteps, value } from "./parameters.ts";
import { optaxReference } from "./reference.ts";

export const optaxLinearOnecycle = define(
  { source: "optax.linear_onecycle_schedule", name: "optax-linear-onecycle" },
  () => ({
    summary: "Lines up to the peak, down to where it began, and further down (1cycle).",
    formula: [
      "a line from peak_value / div_factor to peak_value",
      "at ⌊pct_start · transition_steps⌋, a line back",
      "at ⌊pct_final · transition_steps⌋, and a line",
      "to 1 / final_div_factor of that at transition_steps",
    ].join("\n"),
    shapes: ["one-cycle"],
    counting: optaxCounting,
    reference: optaxReference,
    code: optaxCode,
    interval: "step",
    params: () =>
      z.strictObject({
        transition_steps: positiveSteps("steps of the cycle"),
        peak_value: value("rate at the peak"),
        pct_start: pctStart(),
        pct_final: z.number().default(0.85).describe("part of the cycle after which the first rate is back"),
        div_factor: divFactor(),
        final_div_factor: finalDivFactor(),
      }),
    examples: [{ title: "a cycle of 500 steps", params: { transition_steps: 500, peak_value: 0.01 } }],
    horizon: "transition_steps",
    bounds: ({ div_factor: div, final_div_factor: final }) =>
      dividedPeak(["div_factor", div], ["final_div_factor", final, div * final]),
    end: ({ transition_steps }) => Math.ceil(transition_steps),
    fromRun: (given, run) => fillSteps("transition_steps", given, run),
    build({ transition_steps: steps, peak_value, pct_start, pct_final, div_factor, final_div_factor }) {
      // a dict of Python's: where two boundaries are the same step, the later scale takes the place of the one before
      const scales = new Map([
        [Math.trunc(pct_start * steps), div_factor],
        [Math.trunc(pct_final * steps), divide(1, div_factor)],
        [steps, divide(1, final_div_factor)],
      ]);
      return interpolated("linear", divide(peak_value, div_factor), inOrder(scales));
    },
  }),
);
