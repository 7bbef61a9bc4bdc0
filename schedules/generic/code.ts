import { type Call, type CodeRun, type CodeStyle, paramsOf } from "../../src/core/code/style.ts";
import { lambdaText } from "../../src/core/code/text.ts";
import { torchCode } from "../torch/code.ts";

/** What a lambda says, given all parameters. */
type Body<P> = (params: P) => string;

/** A paper's schedule as torch's users write it: a LambdaLR. */
export function lambdaCode<P>(body: Body<P>): CodeStyle {
  return {
    expression(call) {
      const { text, imports } = torchCode.expression(asLambda(call, body));
      return { text, imports: [...imports, ...mathOf(call, body)] };
    },
    program(call, run) {
      const { lines, imports } = torchCode.program(asLambda(call, body), run);
      return { lines, imports: [...imports, ...mathOf(call, body)] };
    },
  };
}

/** The same where the lambda is the rate itself, which takes an optimizer whose own is 1. */
export function rateCode<P>(body: Body<P>): CodeStyle {
  const style = lambdaCode(body);
  return { ...style, program: (call, run) => style.program(call, withRate1(run)) };
}

export const withRate1 = (run: CodeRun): CodeRun => ({
  ...run,
  groups: run.groups.map((group) => ({ ...group, lr: 1 })),
});

function asLambda<P>(call: Call, body: Body<P>): Call {
  const text = `lambda step: ${body(paramsOf(call))}`;
  return {
    ...call,
    name: "LambdaLR",
    module: "torch.optim.lr_scheduler",
    args: [{ name: "lr_lambda", value: text, text: lambdaText(text) }],
  };
}

const mathOf = <P>(call: Call, body: Body<P>): string[] =>
  ["cos", "pi", "sqrt"]
    .filter((name) => new RegExp(`\\b${name}\\b`).test(body(paramsOf(call))))
    .map((name) => `from math import ${name}`);
