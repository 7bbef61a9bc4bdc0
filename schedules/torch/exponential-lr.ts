import * as z from "zod";
import { power } from "../../src/core/arithmetic.ts";
import { decayPitfalls } from "../../src/core/decay-pitfalls.ts";
import { define } from "../../src/core/definition.ts";
import { lastEpoch } from "../../src/core/parameters.ts";
import { chainable } from "./chainable.ts";
import { torchCode } from "./code.ts";
import { torchReference } from "./reference.ts";

export const exponentialLR = define(
  { source: "torch.optim.lr_scheduler.ExponentialLR", name: "exponential" },
  () => ({
    summary: "Multiply the rate by gamma every epoch.",
    formula: "lr(t) = lr · gamma^t",
    shapes: ["exponential"],
    code: torchCode,
    reference: torchReference,
    params: () =>
      z.strictObject({
        gamma: z.number().describe("factor of each epoch"),
        last_epoch: lastEpoch(),
      }),
    examples: [{ title: "5 % less every epoch", lr: 0.1, params: { gamma: 0.95 }, epochs: 100 }],
    pitfalls: ({ gamma }, setting) => decayPitfalls({ name: "gamma", factor: gamma }, setting),
    build: ({ gamma, last_epoch }) =>
      chainable(last_epoch, () => ({
        rate: (lr, _t, _base, initial) => (initial ? lr : lr * gamma),
        closed: (t, base) => base * power(gamma, t, "gamma"),
      })),
  }),
);
