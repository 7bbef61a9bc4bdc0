import * as z from "zod";
import { firstRate } from "../../src/core/bound.ts";
import { refusedFactor } from "../../src/core/decay-pitfalls.ts";
import { define } from "../../src/core/definition.ts";
import { perGroup, valueFor } from "../../src/core/parameters.ts";
import type { Scheduler } from "../../src/core/schedule.ts";
import { plateau as torchPlateau } from "../torch/plateau.ts";
import { neverFires } from "../torch/plateau-pitfalls.ts";
import { timmCode } from "./code.ts";
import { timmCounting } from "./counting.ts";
import { initialize, noiseParams, warmupParams } from "./parameters.ts";
import { timmReference } from "./reference.ts";
import { baseOf, type Warmup } from "./scheduler.ts";

interface Plateau extends Omit<Warmup, "warmup_prefix"> {
  readonly decay_rate: number;
  readonly patience_t: number;
  readonly threshold: number;
  readonly cooldown_t: number;
  readonly lr_min: number | readonly number[];
  readonly mode: "min" | "max";
}

export const timmPlateauLR = define(
  { source: "timm.scheduler.PlateauLRScheduler", name: "timm-plateau" },
  () => ({
    summary: "Multiply the rate by decay_rate when a metric has stopped improving, after a linear warm-up.",
    formula: [
      "lr(t) = warmup_lr_init + (lr − warmup_lr_init) · t / warmup_t    for t ≤ warmup_t, metrics ignored",
      "lr ← max(lr · decay_rate, lr_min) when the metric was no better for more than patience_t epochs",
    ].join("\n"),
    shapes: ["plateau", "warmup"],
    code: timmCode,
    counting: timmCounting,
    reference: timmReference,
    interval: () => "epoch",
    fed: "epoch",
    params: () => {
      const { noise_range_t, noise_pct, noise_std, noise_seed } = noiseParams();
      const { warmup_t, warmup_lr_init } = warmupParams(false);
      return z.strictObject({
        decay_rate: z.number().lt(1).default(0.1).describe("factor of each reduction"),
        patience_t: z.number().default(10).describe("epochs without improvement that are allowed"),
        threshold: z
          .number()
          .default(1e-4)
          .describe("how much better counts as better, relative to the best"),
        cooldown_t: z
          .number()
          .default(0)
          .describe("epochs after a reduction in which none is counted as bad"),
        warmup_t,
        warmup_lr_init,
        lr_min: perGroup().default(0).describe("smallest rate"),
        mode: z.enum(["min", "max"]).default("max").describe("is a smaller or a larger metric better"),
        noise_range_t,
        noise_type: z.string().default("normal").describe("distribution of the noise; unused without noise"),
        noise_pct,
        noise_std,
        noise_seed,
        initialize: initialize(),
      });
    },
    refused: { decay_rate: refusedFactor },
    examples: [
      {
        title: "a tenth after 2 epochs in which accuracy does not grow",
        lr: 0.1,
        params: { patience_t: 1, warmup_t: 3, warmup_lr_init: 0.001 },
        metrics: [0.1, 0.3, 0.5, 0.6, 0.6, 0.6, 0.7, 0.7, 0.7, 0.7, 0.8, 0.8, 0.8, 0.8],
      },
    ],
    pitfalls: ({ patience_t, warmup_t }, { steps }) =>
      neverFires(
        { name: "patience_t", patience: patience_t, ignored: Math.max(0, Math.floor(warmup_t)) },
        steps - 1,
      ),
    floor: "lr_min",
    bounds: ({ warmup_lr_init, warmup_t }) => firstRate("warmup_lr_init", warmup_lr_init, warmup_t),
    build: plateau,
  }),
);

export function plateau(params: Plateau): Scheduler {
  const { decay_rate, patience_t, threshold, cooldown_t, warmup_t, warmup_lr_init, lr_min, mode } = params;
  return {
    attach(group, training) {
      const base = baseOf(group, params.initialize);
      group.lr = base;
      const reducing = torchPlateau({
        mode,
        factor: decay_rate,
        patience: patience_t,
        threshold,
        threshold_mode: "rel",
        cooldown: cooldown_t,
        min_lr: valueFor(lr_min, group, "lr_min"),
        eps: 1e-8,
      }).attach(group, training);
      const slope = warmup_t === 0 ? 1 : (base - warmup_lr_init) / warmup_t;
      if (warmup_t !== 0) group.lr = warmup_lr_init;
      let epoch = 0;
      return {
        step(metric) {
          epoch++;
          if (epoch <= warmup_t) group.lr = warmup_lr_init + epoch * slope;
          else reducing.step(metric);
        },
      };
    },
  };
}
