import * as z from "zod";
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
  lowest,
  noiseParams,
  warmupParams,
} from "./parameters.ts";
import { timmReference } from "./reference.ts";
import { inEpochsOrNot, intervalOf, scheduler, type Warmup } from "./scheduler.ts";

export const timmTanhLR = define({ source: "timm.scheduler.TanhLRScheduler", name: "timm-tanh" }, () => ({
  summary: "Anneal along a hyperbolic tangent after a linear warm-up, once or in cycles.",
  formula: [
    "lr(t) = warmup_lr_init + (top − warmup_lr_init) · t / warmup_t                     for t < warmup_t",
    "lr(t) = lr_min + (peak − lr_min) · (1 − tanh(lb · (1 − r) + ub · r)) / 2,        r = s / length",
    "peak = lr · cycle_decay^i; length = t_initial · cycle_mul^i; s: since the start of cycle i",
    "lr(t) = lr_min after cycle_limit cycles; top: lr with warmup_prefix, else what follows the warm-up",
  ].join("\n"),
  shapes: ["tanh", "warmup"],
  code: timmCode,
  counting: timmCounting,
  reference: timmReference,
  interval: intervalOf,
  params: () =>
    z
      .strictObject({
        t_initial: firstCycle(),
        lb: z.number().default(-7).describe("argument of tanh where a cycle begins"),
        ub: z.number().default(3).describe("argument of tanh where a cycle ends, above lb"),
        lr_min: lowest(),
        ...cycleParams(0),
        ...warmupParams(false, 0),
        t_in_epochs: inEpochs(),
        ...noiseParams(),
        initialize: initialize(),
      })
      .refine(({ lb, ub }) => lb < ub, { path: ["lb"], error: "lb must be below ub" }),
  examples: [
    {
      title: "stays high, then falls at once",
      lr: 0.1,
      params: { t_initial: 200, lb: -6, ub: 4, lr_min: 1e-4 },
    },
  ],
  counts: ["t_initial", "warmup_t"],
  intervals: inEpochsOrNot,
  horizon: horizonOf,
  floor: "lr_min",
  bounds: ({ warmup_lr_init, warmup_t }) => firstRate("warmup_lr_init", warmup_lr_init, warmup_t),
  end: endOf,
  cycle: cycleAt,
  pitfalls: (params, setting) => [...oneCyclePitfall(params), ...lengthPitfalls(params, setting)],
  fromRun: firstCycleOf,
  build: (params) => tanh(params),
}));

export function tanh(params: Cycles & Warmup & { readonly lb: number; readonly ub: number }) {
  const { lr_min, lb, ub, warmup_t, warmup_prefix } = params;
  return scheduler(
    params,
    cycles(
      params,
      (lr_max, t_curr, t_i) => {
        const tr = t_curr / t_i;
        return lr_min + 0.5 * (lr_max - lr_min) * (1 - Math.tanh(lb * (1 - tr) + ub * tr));
      },
      false,
    ),
    (base, rate) => (warmup_prefix ? base : rate(warmup_t)),
  );
}
