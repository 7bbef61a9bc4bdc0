import { numberCode } from "../../src/core/code/python.ts";
import type { CodeStyle } from "../../src/core/code/style.ts";
import { named } from "../../src/core/code/text.ts";
import { call } from "../torch/code.ts";

/** An optax schedule, which an optimizer takes in the place of a rate, and asks at each of its steps. */
export const optaxCode: CodeStyle = {
  expression: ({ name, module, args }) => ({
    text: call(
      `${module}.${name}`,
      args.map((arg) => named(`${arg.name}=`, arg.text)),
    ),
    imports: [`import ${module}`],
  }),
  program(schedule, { optimizer: { momentum, betas, weight_decay } = {} }) {
    const { text, imports } = this.expression(schedule);
    const sgd = momentum !== undefined;
    const items = [
      "learning_rate=schedule",
      ...(sgd ? [`momentum=${numberCode(momentum)}`] : []),
      ...(betas ?? []).map((beta, i) => `b${i + 1}=${numberCode(beta)}`),
      ...(weight_decay === undefined || sgd ? [] : [`weight_decay=${numberCode(weight_decay)}`]),
    ];
    return {
      imports,
      lines: [
        { before: "schedule = ", text },
        { before: "optimizer = ", text: call(`optax.${sgd ? "sgd" : "adamw"}`, items) },
        { text: "# the schedule counts the optimizer's steps" },
      ],
    };
  },
};
