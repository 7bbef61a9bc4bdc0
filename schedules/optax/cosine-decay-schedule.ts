import * as z from "zod";
import { partOfPeak } from "../../src/core/bound.ts";
import { define } from "../../src/core/definition.ts";
import { fillSteps } from "../../src/core/parameters.ts";
import type { Formula } from "../../src/core/schedule.ts";
import { optaxCode } from "./code.ts";
import { optaxCounting } from "./counting.ts";
import { exponent, positiveSteps, value } from "./parameters.ts";
import { optaxReference } from "./reference.ts";

export const optaxCosineDecay = define(
  { source: "optax.cosine_decay_schedule", name: "optax-cosine-decay" },
  () => ({
    summary: "Half a cosine, or a power of it, from a rate down to alpha of it.",
    formula: [
      "lr(t) = init_value · ((1 − alpha) · c^exponent + alpha)",
      "c: (1 + cos(π · t / decay_steps)) / 2, t at most decay_steps",
    ].join("\n"),
    shapes: ["cosine"],
    counting: optaxCounting,
    reference: optaxReference,
    code: optaxCode,
    interval: "step",
    params: () =>
      z.strictObject({
        init_value: value("first rate"),
        decay_steps: positiveSteps("steps of the cosine"),
        alpha: z.number().default(0).describe("last rate, as a part of the first"),
        exponent: exponent(),
      }),
    examples: [
      { title: "down to 0 in 500 steps", params: { init_value: 0.001, decay_steps: 500 } },
      {
        title: "squared, to a tenth",
        params: { init_value: 0.1, decay_steps: 500, alpha: 0.1, exponent: 2 },
      },
    ],
    horizon: "decay_steps",
    bounds: ({ alpha }) => partOfPeak("last", "alpha", alpha),
    end: ({ decay_steps }) => Math.ceil(decay_steps),
    fromRun: (given, run) => fillSteps("decay_steps", given, run),
    build: ({ init_value, decay_steps, alpha, exponent }) => cosine(init_value, decay_steps, alpha, exponent),
  }),
);

/** `cosine_decay_schedule` itself, which optax builds others of too. */
export function cosine(init_value: number, decay_steps: number, alpha: number, exponent: number): Formula {
  return {
    at(t) {
      const count = Math.min(t, decay_steps);
      const cosine = 0.5 * (1 + Math.cos((Math.PI * count) / decay_steps));
      return init_value * ((1 - alpha) * cosine ** exponent + alpha);
    },
  };
}
