import * as z from "zod";
import { divide, power as raise } from "../../src/core/arithmetic.ts";
import { firstRate } from "../../src/core/bound.ts";
import { define } from "../../src/core/definition.ts";
import { timmCode } from "./code.ts";
import { timmCounting } from "./counting.ts";
import { type Cycles, cycleAt, cycles, endOf, horizonOf, lengthPitfalls, oneCyclePitfall } from "./cycles.ts";
import {
  cycleParams,
  firstCycle,
  firstCycleOf,
  inEpochs,
  initialize,
  kDecay,
  lowest,
  noiseParams,
  warmupParams,
} from "./parameters.ts";
import { timmReference } from "./reference.ts";
import { inEpochsOrNot, intervalOf, scheduler, type Warmup } from "./scheduler.ts";
import { dipPitfall } from "./warmup-dip.ts";

export const timmPolyLR = define({ source: "timm.scheduler.PolyLRScheduler", name: "timm-poly" }, () => ({
  summary: "Anneal as a power of what is left after a linear warm-up, once or in cycles, with k-decay.",
  formula: [
    "lr(t) = warmup_lr_init + (lr − warmup_lr_init) · t / warmup_t                      for t < warmup_t",
    "lr(t) = lr_min + (peak − lr_min) · (1 − s^k_decay / length^k_decay)^power",
    "peak = lr · cycle_decay^i; length = t_initial · cycle_mul^i; s: since the start of cycle i",
    "lr(t) = lr_min after cycle_limit cycles",
  ].join("\n"),
  shapes: ["polynomial", "warmup"],
  code: timmCode,
  counting: timmCounting,
  reference: timmReference,
  interval: intervalOf,
  params: () =>
    z.strictObject({
      t_initial: firstCycle(),
      power: z.number().default(0.5).describe("exponent of what is left of the cycle"),
      lr_min: lowest(),
      ...cycleParams(),
      ...warmupParams(false),
      t_in_epochs: inEpochs(),
      ...noiseParams(),
      k_decay: kDecay(),
      initialize: initialize(),
    }),
  examples: [
    {
      title: "nearly a line down, as for segmentation, after a warm-up",
      lr: 0.01,
      params: { t_initial: 100, power: 0.9, lr_min: 1e-5, warmup_t: 5, warmup_lr_init: 1e-5 },
    },
  ],
  counts: ["t_initial", "warmup_t"],
  intervals: inEpochsOrNot,
  horizon: horizonOf,
  floor: "lr_min",
  bounds: ({ warmup_lr_init, warmup_t }) => firstRate("warmup_lr_init", warmup_lr_init, warmup_t),
  end: endOf,
  cycle: cycleAt,
  pitfalls: (params, setting) => [
    ...oneCyclePitfall(params),
    ...lengthPitfalls(params, setting),
    ...dipPitfall(params, setting.lr, polyRate(params)(setting.lr), setting.steps),
  ],
  fromRun: firstCycleOf,
  build: (params) => poly(params),
}));

type Poly = Cycles & { readonly power: number; readonly k_decay: number };

export const poly = (params: Poly & Warmup) => scheduler(params, polyRate(params));

/** The rate without a warm-up. */
export function polyRate(params: Poly) {
  const { lr_min, power, k_decay } = params;
  return cycles(
    params,
    (lr_max, t_curr, t_i) => {
      const along =
        k_decay === 1
          ? t_curr / t_i
          : divide(raise(t_curr, k_decay, "k_decay"), raise(t_i, k_decay, "k_decay"), "k_decay");
      return lr_min + (lr_max - lr_min) * raise(1 - along, power, along > 1 ? "k_decay" : "power");
    },
    true,
  );
}
