import * as z from "zod";
import type { Call, CodeStyle } from "../../src/core/code/style.ts";
import { define } from "../../src/core/definition.ts";
import { lambda } from "../../src/core/parameters.ts";
import { torchCode } from "../torch/code.ts";
import { withRate1 } from "./code.ts";

/** A LambdaLR of an optimizer whose own rate is 1. */
const code: CodeStyle = {
  expression: (call) => torchCode.expression(asLambda(call)),
  program: (call, run) => torchCode.program(asLambda(call), withRate1(run)),
};

const asLambda = (call: Call): Call => ({
  ...call,
  name: "LambdaLR",
  module: "torch.optim.lr_scheduler",
  args: call.args.map((arg) => ({ ...arg, name: "lr_lambda" })),
});

export const functionOfStep = define({ source: "generic.function", name: "function" }, () => ({
  summary: "The rate as a function of the step, of one's own.",
  formula: ["lr(t) = fn(t)", "The optimizer's rate is not used."].join("\n"),
  shapes: ["function"],
  code,
  reference: {
    version: "Python 3",
    url: "https://docs.python.org/3/reference/expressions.html",
  },
  interval: "step",
  params: () =>
    z.strictObject({
      fn: lambda("Python expression or function of the step that gives the rate"),
    }),
  examples: [
    {
      title: "one over the step, from the hundredth on",
      params: { fn: "lambda t: 0.1 * min(1, 99 / (t + 1))" },
      steps: 1000,
    },
  ],
  build: ({ fn }) => ({ at: fn }),
}));
