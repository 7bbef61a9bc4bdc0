import * as z from "zod";
import { refusedFactor } from "../../src/core/decay-pitfalls.ts";
import { define } from "../../src/core/definition.ts";
import { perGroup } from "../../src/core/parameters.ts";
import { torchCode } from "./code.ts";
import { plateau } from "./plateau.ts";
import { plateauPitfalls } from "./plateau-pitfalls.ts";
import { torchReference } from "./reference.ts";

export const reduceLROnPlateau = define(
  { source: "torch.optim.lr_scheduler.ReduceLROnPlateau", name: "plateau" },
  () => ({
    summary: "Multiply the rate by factor when a metric has stopped improving.",
    formula: "lr ← max(lr · factor, min_lr) when the metric was no better for more than patience epochs",
    shapes: ["plateau"],
    code: torchCode,
    reference: torchReference,
    fed: "step",
    params: () =>
      z.strictObject({
        mode: z.enum(["min", "max"]).default("min").describe("is a smaller or a larger metric better"),
        factor: z.number().lt(1).default(0.1).describe("factor of each reduction"),
        patience: z.number().default(10).describe("epochs without improvement that are allowed"),
        threshold: z.number().default(1e-4).describe("how much better counts as better"),
        threshold_mode: z.enum(["rel", "abs"]).default("rel").describe("is threshold relative to the best"),
        cooldown: z.number().default(0).describe("epochs after a reduction in which none is counted as bad"),
        min_lr: perGroup().default(0).describe("smallest rate"),
        eps: z.number().default(1e-8).describe("a smaller reduction is left out"),
      }),
    refused: { factor: refusedFactor },
    examples: [
      {
        title: "half after 2 epochs without progress",
        lr: 0.1,
        params: { factor: 0.5, patience: 2 },
        metrics: [1, 0.8, 0.7, 0.7, 0.7, 0.7, 0.6, 0.6, 0.6, 0.6, 0.6, 0.6],
      },
    ],
    pitfalls: ({ patience }, setting) => plateauPitfalls({ name: "patience", patience }, setting),
    floor: "min_lr",
    build: plateau,
  }),
);
