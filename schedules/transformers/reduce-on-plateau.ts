import * as z from "zod";
import { refusedFactor } from "../../src/core/decay-pitfalls.ts";
import { define } from "../../src/core/definition.ts";
import { perGroup } from "../../src/core/parameters.ts";
import { plateau } from "../torch/plateau.ts";
import { neverFires } from "../torch/plateau-pitfalls.ts";
import { optimizationCode } from "./code.ts";
import { transformersCounting } from "./counting.ts";
import { transformersReference } from "./reference.ts";

export const getReduceOnPlateauSchedule = define(
  { source: "transformers.get_reduce_on_plateau_schedule", name: "hf-plateau" },
  () => ({
    summary: "torch's ReduceLROnPlateau, which the Trainer steps with a metric at every evaluation.",
    formula: "lr ← max(lr · factor, min_lr) when the metric was no better for more than patience evaluations",
    shapes: ["plateau"],
    code: optimizationCode,
    counting: transformersCounting,
    reference: transformersReference,
    fed: "step",
    params: () =>
      z.strictObject({
        mode: z.enum(["min", "max"]).default("min").describe("is a smaller or a larger metric better"),
        factor: z.number().lt(1).default(0.1).describe("factor of each reduction"),
        patience: z.number().default(10).describe("evaluations without improvement that are allowed"),
        threshold: z.number().default(1e-4).describe("how much better counts as better"),
        threshold_mode: z.enum(["rel", "abs"]).default("rel").describe("is threshold relative to the best"),
        cooldown: z.number().default(0).describe("evaluations after a reduction of which none counts as bad"),
        min_lr: perGroup().default(0).describe("smallest rate"),
        eps: z.number().default(1e-8).describe("a smaller reduction is left out"),
      }),
    refused: { factor: refusedFactor },
    examples: [
      {
        title: "half after 2 evaluations without progress",
        lr: 5e-5,
        params: { factor: 0.5, patience: 2 },
        metrics: [2.1, 1.7, 1.5, 1.4, 1.4, 1.4, 1.4, 1.3, 1.3, 1.3, 1.3, 1.2, 1.2, 1.2],
      },
    ],
    pitfalls: ({ patience }, { steps }) => neverFires({ name: "patience", patience }, steps - 1),
    floor: "min_lr",
    build: plateau,
  }),
);
