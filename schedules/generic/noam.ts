import * as z from "zod";
import { define } from "../../src/core/definition.ts";
import { refusedShare } from "../../src/core/share-of-run.ts";
import { rateCode } from "./code.ts";

export const noam = define({ source: "generic.noam", name: "noam" }, () => ({
  summary: "Warm up linearly, then decay as one over the square root of the step (the Transformer's).",
  formula: [
    "lr(t) = factor · d_model^(−1/2) · min(n^(−1/2), n · warmup_steps^(−3/2)), n = t + 1",
    "The paper counts from 1: the first step has n = 1 and a rate above 0.",
    "The optimizer's rate is not used.",
  ].join("\n"),
  shapes: ["inverse-sqrt", "warmup"],
  code: rateCode<{ d_model: number; warmup_steps: number; factor: number }>(
    ({ d_model, warmup_steps, factor }) =>
      `${factor === 1 ? "" : `${factor} * `}${d_model} ** -0.5 * min((step + 1) ** -0.5, (step + 1) * ${warmup_steps} ** -1.5)`,
  ),
  reference: { version: "Vaswani et al. 2017, section 5.3", url: "https://arxiv.org/abs/1706.03762" },
  interval: "step",
  params: () =>
    z.strictObject({
      d_model: z.int().positive().default(512).describe("width of the model, which the rate falls with"),
      warmup_steps: z.int().positive().default(4000).describe("steps until the peak"),
      factor: z.number().default(1).describe("factor of the whole curve; the paper has none"),
    }),
  refused: { warmup_steps: refusedShare },
  examples: [
    { title: "the Transformer's, shortened", params: { d_model: 512, warmup_steps: 200 }, steps: 1000 },
    { title: "the Transformer's base model", params: { d_model: 512, warmup_steps: 4000 }, steps: 100_000 },
  ],
  length: ({ warmup_steps }) => 5 * warmup_steps,
  build({ d_model, warmup_steps, factor }) {
    const scale = factor * d_model ** -0.5;
    const slope = warmup_steps ** -1.5;
    return { at: (t) => scale * Math.min((t + 1) ** -0.5, (t + 1) * slope) };
  },
}));
