import { floatCode, numberCode } from "../../src/core/code/python.ts";
import type { Argument, CodeStyle } from "../../src/core/code/style.ts";
import { named, type Text } from "../../src/core/code/text.ts";
import { call } from "../torch/code.ts";

/** A keras schedule, which an optimizer takes in the place of a rate, and asks at each of its steps. */
export const kerasCode: CodeStyle = {
  call: { optimizerAt: undefined },
  expression: ({ name, module, args }) => ({
    text: call(
      name,
      args.map((arg) => named(`${arg.name}=`, textOf(arg))),
    ),
    imports: [`from ${module} import ${name}`],
  }),
  program(schedule, { optimizer: { momentum, betas } = {}, weight_decay }) {
    const { text, imports } = this.expression(schedule);
    const sgd = momentum !== undefined;
    const items = [
      "learning_rate=schedule",
      ...(sgd ? [`momentum=${numberCode(momentum)}`] : []),
      ...(betas ?? []).map((beta, i) => `beta_${i + 1}=${numberCode(beta)}`),
      ...(weight_decay === undefined || (sgd && weight_decay === 0)
        ? []
        : [`weight_decay=${numberCode(weight_decay)}`]),
    ];
    return {
      imports: ["import keras", ...imports],
      lines: [
        { before: "schedule = ", text },
        {
          before: "optimizer = ",
          text: call(`keras.optimizers.${sgd ? "SGD" : "AdamW"}`, items),
        },
        { text: "# the schedule counts the optimizer's steps" },
      ],
    };
  },
};

/** keras computes in the type of the first rate: an integer would make integers of all that follows. */
function textOf({ name, value, text }: Argument): Text {
  if (name === "initial_learning_rate") return floatCode(value as number);
  if (name === "values") return { open: "[", items: (value as number[]).map(floatCode), close: "]" };
  return text;
}
