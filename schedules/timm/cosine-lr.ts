import * as z from "zod";
import { divide, power } from "../../src/core/arithmetic.ts";
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

export const timmCosineLR = define(
  { source: "timm.scheduler.CosineLRScheduler", name: "timm-cosine" },
  () => ({
    summary: "Anneal along a cosine after a linear warm-up, once or in cycles, with k-decay.",
    formula: [
      "lr(t) = warmup_lr_init + (lr − warmup_lr_init) · t / warmup_t                      for t < warmup_t",
      "lr(t) = lr_min + (peak − lr_min) · (1 + cos(π · s^k_decay / length^k_decay)) / 2",
      "peak = lr · cycle_decay^i; length = t_initial · cycle_mul^i; s: since the start of cycle i",
      "lr(t) = lr_min after cycle_limit cycles",
    ].join("\n"),
    shapes: ["cosine", "cosine-restarts", "warmup"],
    code: timmCode,
    counting: timmCounting,
    reference: timmReference,
    interval: intervalOf,
    params: () =>
      z.strictObject({
        t_initial: firstCycle(),
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
        title: "300 epochs, of which 20 warm up",
        lr: 1e-3,
        params: { t_initial: 300, lr_min: 1e-5, warmup_t: 20, warmup_lr_init: 1e-6 },
      },
      {
        title: "three cycles, each twice as long and half as high",
        lr: 0.1,
        params: { t_initial: 20, lr_min: 1e-4, cycle_mul: 2, cycle_decay: 0.5, cycle_limit: 3 },
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
      ...dipPitfall(params, setting.lr, cosineRate(params)(setting.lr), setting.steps),
    ],
    fromRun: firstCycleOf,
    build: (params) => cosine(params),
  }),
);

type Cosine = Cycles & { readonly k_decay: number };

export const cosine = (params: Cosine & Warmup) => scheduler(params, cosineRate(params));

/** The rate without a warm-up. */
export function cosineRate(params: Cosine) {
  const { lr_min, k_decay } = params;
  return cycles(
    params,
    (lr_max, t_curr, t_i) => {
      const along =
        k_decay === 1
          ? (Math.PI * t_curr) / t_i
          : divide(Math.PI * power(t_curr, k_decay, "k_decay"), power(t_i, k_decay, "k_decay"), "k_decay");
      return lr_min + 0.5 * (lr_max - lr_min) * (1 + Math.cos(along));
    },
    true,
  );
}
