import { numberCode } from "../../src/core/code/python.ts";
import type { CodeStyle } from "../../src/core/code/style.ts";
import { named, type Text } from "../../src/core/code/text.ts";
import { call } from "../torch/code.ts";

/** An optax schedule, which an optimizer takes in the place of a rate, and asks at each of its steps. */
export const optaxCode: CodeStyle = {
  call: { optimizerAt: undefined },
  expression: ({ name, module, args }) => ({
    text: call(
      `${module}.${name}`,
      args.map((arg) => named(`${arg.name}=`, arg.text)),
    ),
    imports: [`import ${module}`],
  }),
  program(schedule, { optimizer: { momentum, betas } = {}, weight_decay }) {
    const { text, imports } = this.expression(schedule);
    const sgd = momentum !== undefined;
    const items = [
      "learning_rate=schedule",
      ...(sgd ? [`momentum=${numberCode(momentum)}`] : []),
      ...(betas ?? []).map((beta, i) => `b${i + 1}=${numberCode(beta)}`),
      ...(sgd || weight_decay === undefined ? [] : [`weight_decay=${numberCode(weight_decay)}`]),
    ];
    return {
      imports,
      lines: [
        { before: "schedule = ", text },
        { before: "optimizer = ", text: sgd ? sgdText(items, weight_decay) : call("optax.adamw", items) },
        { text: "# the schedule counts the optimizer's steps" },
      ],
    };
  },
};

/** optax.sgd has no weight decay: torch's, which is added to the gradient, stands before it. */
function sgdText(items: readonly Text[], weight_decay: number | undefined): Text {
  const sgd = call("optax.sgd", items);
  if (!weight_decay) return sgd;
  return call("optax.chain", [`optax.add_decayed_weights(${numberCode(weight_decay)})`, sgd]);
}
