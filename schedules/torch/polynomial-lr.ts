import * as z from "zod";
import { divide, power } from "../../src/core/arithmetic.ts";
import { define } from "../../src/core/definition.ts";
import { lastEpoch, left } from "../../src/core/parameters.ts";
import { chainable } from "./chainable.ts";
import { torchCode } from "./code.ts";
import { torchReference } from "./reference.ts";

export const polynomialLR = define(
  { source: "torch.optim.lr_scheduler.PolynomialLR", name: "polynomial" },
  () => ({
    summary: "Let the rate fall to 0 as a power of the epochs that are left.",
    formula: "lr(t) = lr · (1 − min(t, total_iters) / total_iters)^power",
    shapes: ["polynomial", "linear"],
    code: torchCode,
    reference: torchReference,
    params: () =>
      z.strictObject({
        total_iters: z.int().min(0).default(5).describe("epochs until the rate is 0; 0: it never falls"),
        power: z.number().default(1).describe("exponent of the polynomial"),
        last_epoch: lastEpoch(),
      }),
    examples: [
      { title: "as in segmentation", lr: 0.01, params: { total_iters: 100, power: 0.9 }, epochs: 100 },
    ],
    horizon: "total_iters",
    end: ({ total_iters, last_epoch }) => left(total_iters, last_epoch),
    build: ({ total_iters, power: exponent, last_epoch }) =>
      chainable(last_epoch, () => ({
        rate(lr, t, _base, initial) {
          if (initial || t > total_iters) return lr;
          const left = divide(1 - divide(t, total_iters), 1 - divide(t - 1, total_iters));
          return lr * power(left, exponent, "power");
        },
        closed: (t, base) =>
          base * power(1 - divide(Math.min(total_iters, t), total_iters, "total_iters"), exponent, "power"),
      })),
  }),
);
