import * as z from "zod";
import { firstRate } from "../../src/core/bound.ts";
import { define } from "../../src/core/definition.ts";
import { fillSteps } from "../../src/core/parameters.ts";
import type { Formula } from "../../src/core/schedule.ts";
import { sharePitfalls } from "../../src/core/share-of-run.ts";
import { optaxCode } from "./code.ts";
import { cosine } from "./cosine-decay-schedule.ts";
import { optaxCounting } from "./counting.ts";
import { joined } from "./joined.ts";
import { exponent, steps, value } from "./parameters.ts";
import { polynomial } from "./polynomial-schedule.ts";
import { optaxReference } from "./reference.ts";

/** The parameters of `warmup_cosine_decay_schedule`, also as the dicts of `sgdr_schedule` have them. */
export const warmupCosineParams = () =>
  z
    .strictObject({
      init_value: value("first rate"),
      peak_value: value("rate after the warm-up"),
      warmup_steps: steps("steps of the warm-up"),
      decay_steps: steps("steps of warm-up and cosine together"),
      end_value: z.number().default(0).describe("last rate"),
      exponent: exponent(),
    })
    .refine(({ warmup_steps, decay_steps }) => decay_steps - warmup_steps > 0, {
      path: ["decay_steps"],
      error: "the warm-up must be shorter than decay_steps, which count it too",
    });

export const optaxWarmupCosineDecay = define(
  { source: "optax.warmup_cosine_decay_schedule", name: "optax-warmup-cosine-decay" },
  () => ({
    summary: "A linear warm-up, then half a cosine, or a power of it, down to the last rate.",
    formula: [
      "for t < warmup_steps:",
      "lr(t) = (init_value − peak_value) · (1 − t / warmup_steps) + peak_value",
      "then: lr(t) = (peak_value − end_value) · c^exponent + end_value",
      "c: (1 + cos(π · s)) / 2",
      "s: (t − warmup_steps) / (decay_steps − warmup_steps), at most 1",
    ].join("\n"),
    shapes: ["cosine", "warmup"],
    counting: optaxCounting,
    reference: optaxReference,
    code: optaxCode,
    interval: "step",
    params: warmupCosineParams,
    examples: [
      {
        title: "50 steps of warm-up, then a cosine of 450",
        params: { init_value: 0, peak_value: 0.001, warmup_steps: 50, decay_steps: 500, end_value: 1e-5 },
      },
    ],
    counts: ["warmup_steps", "decay_steps"],
    horizon: "decay_steps",
    floor: "end_value",
    peak: ({ peak_value }) => peak_value,
    bounds: ({ init_value, peak_value, warmup_steps }) =>
      firstRate("init_value", init_value, warmup_steps, peak_value),
    end: ({ decay_steps }) => Math.max(0, Math.ceil(decay_steps)),
    fromRun: (given, run) => fillSteps("decay_steps", given, run),
    pitfalls: ({ warmup_steps }, setting) => sharePitfalls("warmup_steps", warmup_steps, setting),
    build: (params) => warmupCosine(params),
  }),
);

/** `warmup_cosine_decay_schedule` itself, of which `sgdr_schedule` has one a cycle. */
export function warmupCosine(params: z.output<ReturnType<typeof warmupCosineParams>>): Formula {
  const { init_value, peak_value, warmup_steps, decay_steps, end_value, exponent } = params;
  const alpha = peak_value === 0 ? 0 : end_value / peak_value;
  return joined(
    [
      polynomial(init_value, peak_value, 1, warmup_steps, 0),
      cosine(peak_value, decay_steps - warmup_steps, alpha, exponent),
    ],
    [warmup_steps],
  );
}
