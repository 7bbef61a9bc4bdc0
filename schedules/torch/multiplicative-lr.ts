import * as z from "zod";
import { define } from "../../src/core/definition.ts";
import { lastEpoch, lrLambda, valueFor } from "../../src/core/parameters.ts";
import { chainable } from "./chainable.ts";
import { torchCode } from "./code.ts";
import { torchReference } from "./reference.ts";

export const multiplicativeLR = define(
  { source: "torch.optim.lr_scheduler.MultiplicativeLR", name: "multiplicative" },
  () => ({
    summary: "Multiply the present rate by a function of the epoch.",
    formula: ["lr(0) = lr", "lr(t) = lr(t − 1) · lr_lambda(t)"].join("\n"),
    shapes: ["function"],
    code: torchCode,
    reference: torchReference,
    params: () =>
      z.strictObject({
        lr_lambda: lrLambda(),
        last_epoch: lastEpoch(),
      }),
    examples: [
      {
        title: "half every 20 epochs",
        lr: 0.1,
        params: { lr_lambda: "0.5 if epoch % 20 == 0 else 1" },
        epochs: 100,
      },
    ],
    build: ({ lr_lambda, last_epoch }) =>
      chainable(last_epoch, (group) => {
        const factor = valueFor(lr_lambda, group, "lr_lambda");
        return { rate: (lr, t, _base, initial) => (initial ? lr : lr * factor(t)) };
      }),
  }),
);
