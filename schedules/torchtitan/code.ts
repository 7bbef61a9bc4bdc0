import { numberCode } from "../../src/core/code/python.ts";
import { type Call, type CodeStyle, paramsOf } from "../../src/core/code/style.ts";
import { lambdaText } from "../../src/core/code/text.ts";
import { torchCode } from "../torch/code.ts";
import { fallen, type LRScheduler, phasesOf } from "./phases.ts";

/** torchtitan is told by a file, or flags, and makes a LambdaLR of it: that is what runs elsewhere. */
export const torchtitanCode: CodeStyle = {
  expression(call) {
    const { text, imports } = torchCode.expression(asLambda(call));
    return { text, imports: [...imports, ...mathOf(call)] };
  },
  program(call, run) {
    const { lines, imports } = torchCode.program(asLambda(call), run);
    return { lines, imports: [...imports, ...mathOf(call)] };
  },
};

function bodyOf(params: LRScheduler): string {
  const { warmup, start, decay } = phasesOf(params);
  const lowest = numberCode(params.min_lr_factor);
  const rising = warmup === 0 ? "" : `(step + 1) / ${warmup} if step < ${warmup} else `;
  if (decay === 0) return `${rising}1`;
  const shape = fallen[params.decay_type].code(`((step + ${1 - start}) / ${decay})`.replace("+ -", "- "));
  const scaled = params.min_lr_factor === 0 ? shape : `${lowest} + (1 - ${lowest}) * (${shape})`;
  return `${rising}1 if step < ${start} else ${scaled}`;
}

function asLambda(call: Call): Call {
  const text = `lambda step: ${bodyOf(paramsOf(call))}`;
  return {
    ...call,
    name: "LambdaLR",
    module: "torch.optim.lr_scheduler",
    args: [{ name: "lr_lambda", value: text, text: lambdaText(text) }],
  };
}

const mathOf = (call: Call): string[] =>
  ["cos", "pi", "sqrt"]
    .filter((name) => new RegExp(`\\b${name}\\b`).test(bodyOf(paramsOf(call))))
    .map((name) => `from math import ${name}`);
