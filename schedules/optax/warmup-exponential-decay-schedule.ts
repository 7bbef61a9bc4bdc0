import * as z from "zod";
import { firstRate } from "../../src/core/bound.ts";
import { define } from "../../src/core/definition.ts";
import { sharePitfalls } from "../../src/core/share-of-run.ts";
import { optaxCode } from "./code.ts";
import { optaxCounting } from "./counting.ts";
import { exponential, lengthOfDecay, pitfallsOfDecay } from "./exponential-decay.ts";
import { joined } from "./joined.ts";
import { decayRate, endValue, staircase, steps, transitionBegin, value } from "./parameters.ts";
import { polynomial } from "./polynomial-schedule.ts";
import { optaxReference } from "./reference.ts";

export const optaxWarmupExponentialDecay = define(
  { source: "optax.warmup_exponential_decay_schedule", name: "optax-warmup-exponential-decay" },
  () => ({
    summary: "A linear warm-up, then a factor every transition_steps, smoothly or as a staircase.",
    formula: [
      "for t < warmup_steps:",
      "lr(t) = (init_value − peak_value) · (1 − t / warmup_steps) + peak_value",
      "then: lr(t) = peak_value · decay_rate^(s / transition_steps)",
      "s: t − warmup_steps − transition_begin, at least 0",
      "with staircase: s / transition_steps rounded down",
      "the decay is never beyond end_value",
    ].join("\n"),
    shapes: ["exponential", "warmup", "steps"],
    counting: optaxCounting,
    reference: optaxReference,
    code: optaxCode,
    interval: "step",
    params: () =>
      z.strictObject({
        init_value: value("first rate"),
        peak_value: value("rate after the warm-up"),
        warmup_steps: steps("steps of the warm-up"),
        transition_steps: steps("steps in which the rate decays by decay_rate; 0 or less leaves it as it is"),
        decay_rate: decayRate(),
        transition_begin: transitionBegin(),
        staircase: staircase(),
        end_value: endValue(),
      }),
    examples: [
      {
        title: "100 steps of warm-up, then half every 100 steps",
        params: { init_value: 0, peak_value: 0.1, warmup_steps: 100, transition_steps: 100, decay_rate: 0.5 },
        steps: 800,
      },
    ],
    floor: ({ decay_rate }) => (decay_rate < 1 ? "end_value" : undefined),
    peak: ({ peak_value }) => peak_value,
    bounds: ({ init_value, peak_value, warmup_steps }) =>
      firstRate("init_value", init_value, warmup_steps, peak_value),
    length(params) {
      const decay = lengthOfDecay({ ...params, init_value: params.peak_value });
      return decay === undefined ? undefined : Math.max(0, Math.ceil(params.warmup_steps + decay));
    },
    pitfalls: ({ warmup_steps, ...decay }, setting) => [
      ...sharePitfalls("warmup_steps", warmup_steps, setting),
      ...pitfallsOfDecay({ ...decay, init_value: decay.peak_value }, warmup_steps, setting),
    ],
    build: ({ init_value, peak_value, warmup_steps, ...decay }) =>
      joined(
        [
          polynomial(init_value, peak_value, 1, warmup_steps, 0),
          exponential({ ...decay, init_value: peak_value }),
        ],
        [warmup_steps],
      ),
  }),
);
