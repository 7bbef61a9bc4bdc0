import * as z from "zod";
import { divide } from "../../src/core/arithmetic.ts";
import { refusedFactor } from "../../src/core/decay-pitfalls.ts";
import { define } from "../../src/core/definition.ts";
import { countText, rateText } from "../../src/core/facts-text.ts";
import { lastEpoch, left } from "../../src/core/parameters.ts";
import type { Pitfall, Setting } from "../../src/core/pitfall.ts";
import { chainable } from "./chainable.ts";
import { torchCode } from "./code.ts";
import { torchReference } from "./reference.ts";

export const constantLR = define({ source: "torch.optim.lr_scheduler.ConstantLR", name: "constant" }, () => ({
  summary: "Multiply the rate by a factor until epoch total_iters.",
  formula: ["lr(t) = lr · factor    for t < total_iters", "lr(t) = lr             from then on"].join("\n"),
  shapes: ["constant"],
  code: torchCode,
  reference: torchReference,
  params: () =>
    z.strictObject({
      factor: z
        .number()
        .min(0)
        .max(1)
        .default(1 / 3)
        .describe("factor of the rate until then"),
      total_iters: z.int().min(0).default(5).describe("epochs until the factor is taken away; 0: never"),
      last_epoch: lastEpoch(),
    }),
  refused: { factor: refusedFactor },
  examples: [
    { title: "half the rate for 4 epochs", lr: 0.05, params: { factor: 0.5, total_iters: 4 }, epochs: 20 },
  ],
  pitfalls: ({ factor, total_iters, last_epoch }, { origin, interval }, given) =>
    given.factor === undefined && last_epoch === -1 && origin > 0
      ? defaultPitfall(factor, total_iters, interval)
      : [],
  horizon: "total_iters",
  end: ({ total_iters, last_epoch }) => left(total_iters, last_epoch),
  length: ({ total_iters, last_epoch }) => left(2 * total_iters, last_epoch) || undefined,
  build: ({ factor, total_iters, last_epoch }) =>
    chainable(last_epoch, () => ({
      rate(lr, t) {
        if (t === 0) return lr * factor;
        return t === total_iters ? lr * divide(1, factor, "factor", "LR025") : lr;
      },
      closed: (t, base) => base * (factor + (t >= total_iters ? 1 : 0) * (1 - factor)),
    })),
}));

/** Behind another schedule a rate that is to stay the same, but does not where the factor is not said. */
function defaultPitfall(factor: number, total_iters: number, interval: Setting["interval"]): Pitfall[] {
  const lasts = total_iters === 0 ? "" : ` for ${countText(total_iters)} ${interval}s`;
  return [
    {
      rule: "LR031",
      message: `the factor of ConstantLR is ${rateText(factor)} where it is not given: the rate becomes that part of the optimizer's${lasts}`,
      advice: "if the rate is to stay as it is, say so",
      changes: { factor: 1 },
      at: 0,
    },
  ];
}
