import * as z from "zod";
import { listedCycle } from "../../src/core/cycle.ts";
import { define } from "../../src/core/definition.ts";
import { optaxCode } from "./code.ts";
import { optaxCounting } from "./counting.ts";
import { joined } from "./joined.ts";
import { optaxReference } from "./reference.ts";
import { warmupCosine, warmupCosineParams } from "./warmup-cosine-decay-schedule.ts";

export const optaxSgdr = define({ source: "optax.sgdr_schedule", name: "optax-sgdr" }, () => ({
  summary: "Cosines with a warm-up one after another, each with parameters of its own (SGDR).",
  formula: [
    "lr(t) = warmup_cosine_decay_schedule(**cosine_kwargs[i]) at t − start[i]",
    "i: the last with start[i] ≤ t",
    "start: each cycle begins after the decay_steps of those before it",
  ].join("\n"),
  shapes: ["cosine-restarts", "warmup"],
  counting: optaxCounting,
  reference: optaxReference,
  code: optaxCode,
  interval: "step",
  params: () =>
    z.strictObject({
      cosine_kwargs: z
        .array(warmupCosineParams())
        .min(1)
        .describe("of each cycle: init_value, peak_value, warmup_steps, decay_steps, end_value, exponent"),
    }),
  examples: [
    {
      title: "three cycles, each twice as long and half as high",
      params: {
        cosine_kwargs: [
          { init_value: 0, peak_value: 0.1, warmup_steps: 10, decay_steps: 100 },
          { init_value: 0, peak_value: 0.05, warmup_steps: 20, decay_steps: 200 },
          { init_value: 0, peak_value: 0.025, warmup_steps: 40, decay_steps: 400 },
        ],
      },
    },
  ],
  end: ({ cosine_kwargs }) => Math.max(0, Math.ceil(startsOf(cosine_kwargs).at(-1) as number)),
  cycle: ({ cosine_kwargs }, n) =>
    listedCycle(
      0,
      cosine_kwargs.map(({ decay_steps }) => decay_steps),
      n,
    ),
  build: ({ cosine_kwargs }) => joined(cosine_kwargs.map(warmupCosine), startsOf(cosine_kwargs)),
}));

/** Where each next cycle begins, and behind the last one the end. */
function startsOf(cycles: readonly { decay_steps: number }[]): number[] {
  let step = 0;
  return cycles.map(({ decay_steps }) => {
    step += decay_steps;
    return step;
  });
}
