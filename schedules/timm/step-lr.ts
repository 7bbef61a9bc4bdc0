import * as z from "zod";
import { floorDivide, power } from "../../src/core/arithmetic.ts";
import { firstRate } from "../../src/core/bound.ts";
import { decayPitfalls } from "../../src/core/decay-pitfalls.ts";
import { define } from "../../src/core/definition.ts";
import { timmCode } from "./code.ts";
import { timmCounting } from "./counting.ts";
import { defaultPitfall } from "./multistep-lr.ts";
import { inEpochs, initialize, noiseParams, warmupParams } from "./parameters.ts";
import { timmReference } from "./reference.ts";
import { intervalOf, scheduler, type Warmup } from "./scheduler.ts";

export const timmStepLR = define({ source: "timm.scheduler.StepLRScheduler", name: "timm-step" }, () => ({
  summary: "Multiply the rate by decay_rate every decay_t epochs, after a linear warm-up.",
  formula: [
    "lr(t) = warmup_lr_init + (lr − warmup_lr_init) · t / warmup_t    for t < warmup_t",
    "lr(t) = lr · decay_rate^⌊s / decay_t⌋,     s = t, or t − warmup_t with warmup_prefix",
  ].join("\n"),
  shapes: ["steps", "warmup"],
  code: timmCode,
  counting: timmCounting,
  reference: timmReference,
  interval: intervalOf,
  params: () =>
    z.strictObject({
      decay_t: z.number().describe("epochs (or updates) between two decays; may be a fraction"),
      decay_rate: z.number().default(1).describe("factor of each decay"),
      ...warmupParams(true),
      t_in_epochs: inEpochs(),
      ...noiseParams(),
      initialize: initialize(),
    }),
  examples: [
    {
      title: "0.97 every 2.4 epochs after a warm-up, as EfficientNet",
      lr: 0.016,
      params: { decay_t: 2.4, decay_rate: 0.97, warmup_t: 5, warmup_lr_init: 1e-6 },
      epochs: 300,
    },
  ],
  length: ({ decay_t, warmup_t, warmup_prefix }) =>
    Math.max(Math.ceil(4 * decay_t) + (warmup_prefix ? Math.ceil(warmup_t) : 0), 0) || undefined,
  bounds: ({ warmup_lr_init, warmup_t }) => firstRate("warmup_lr_init", warmup_lr_init, warmup_t),
  pitfalls: ({ decay_t, decay_rate, ...warmup }, setting, given) => [
    ...decayPitfalls(
      {
        name: "decay_rate",
        factor: decay_rate,
        period: { name: "decay_t", value: decay_t, from: decaysFrom(warmup) },
      },
      setting,
    ),
    ...(decay_t > 0 ? defaultPitfall(given, decaysFrom(warmup) + decay_t, setting) : []),
  ],
  build: (params) => step(params),
}));

/** The step from which decays are counted. */
export const decaysFrom = ({ warmup_prefix, warmup_t }: Pick<Warmup, "warmup_prefix" | "warmup_t">) =>
  warmup_prefix ? warmup_t : 0;

/** `decay_t` may have another name, for who gets its value from elsewhere. */
export function step(
  params: Warmup & { readonly decay_t: number; readonly decay_rate: number },
  name = "decay_t",
) {
  const { decay_t, decay_rate } = params;
  return scheduler(params, (base) => {
    let decays = 0;
    let rate = base;
    return (t) => {
      const now = floorDivide(t, decay_t, name);
      if (now !== decays) {
        decays = now;
        rate = base * power(decay_rate, decays, decays < 0 ? name : "decay_rate");
      }
      return rate;
    };
  });
}
