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

export const optaxCosineOnecycle = define(
  { source: "optax.cosine_onecycle_schedule", name: "optax-cosine-onecycle" },
  () => ({
    summary: "Half a cosine up to the peak, and half a cosine down, far below the start (1cycle).",
    formula: [
      "half a cosine from peak_value / div_factor to peak_value",
      "at ⌊pct_start · transition_steps⌋, and half a cosine",
      "to peak_value / (div_factor · final_div_factor) at ⌊transition_steps⌋",
    ].join("\n"),
    shapes: ["one-cycle"],
    counting: optaxCounting,
    reference: optaxReference,
    code: optaxCode,
    interval: "step",
    params: () =>
      z.strictObject({
        transition_steps: positiveSteps("steps of the cycle; rounded down"),
        peak_value: value("rate at the peak"),
        pct_start: pctStart(),
        div_factor: divFactor(),
        final_div_factor: finalDivFactor(),
      }),
    examples: [{ title: "a cycle of 500 steps", params: { transition_steps: 500, peak_value: 0.01 } }],
    horizon: "transition_steps",
    bounds: ({ div_factor: div, final_div_factor: final }) =>
      dividedPeak(["div_factor", div], ["final_div_factor", final, div * final]),
    end: ({ transition_steps }) => Math.ceil(transition_steps),
    fromRun: (given, run) => fillSteps("transition_steps", given, run),
    build({ transition_steps: steps, peak_value, pct_start, div_factor, final_div_factor }) {
      // a dict of Python's: where both boundaries are the same step, the later scale takes the place of the first
      const scales = new Map([
        [Math.trunc(pct_start * steps), div_factor],
        [Math.trunc(steps), divide(1, div_factor * final_div_factor)],
      ]);
      return interpolated("cosine", divide(peak_value, div_factor), inOrder(scales));
    },
  }),
);
