import * as z from "zod";
import { define } from "../../src/core/definition.ts";
import { lastEpoch, lrLambda, valueFor } from "../../src/core/parameters.ts";
import { chainable } from "./chainable.ts";
import { torchCode } from "./code.ts";
import { torchReference } from "./reference.ts";

export const lambdaLR = define({ source: "torch.optim.lr_scheduler.LambdaLR", name: "lambda" }, () => ({
  summary: "Multiply the initial rate by a function of the epoch.",
  formula: "lr(t) = lr · lr_lambda(t)",
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
      title: "5 % less every epoch",
      lr: 0.1,
      params: { lr_lambda: "lambda epoch: 0.95 ** epoch" },
      epochs: 100,
    },
  ],
  build: ({ lr_lambda, last_epoch }) =>
    chainable(last_epoch, (group) => {
      const factor = valueFor(lr_lambda, group, "lr_lambda");
      return { rate: (_lr, t, base) => base * factor(t) };
    }),
}));
