import { numberCode } from "../../src/core/code/python.ts";
import { type CodeStyle, paramsOf } from "../../src/core/code/style.ts";
import { flatText } from "../../src/core/code/text.ts";

/** nanoGPT is told by assignments: those of train.py itself, or of a file that it is started with. */
export const nanogptCode: CodeStyle = {
  expression: ({ args }) => ({
    text: args.map(({ name, text }) => `${name}=${flatText(text)}`).join(", "),
    imports: [],
  }),
  program(call, { steps, optimizer, weight_decay }) {
    const { decay_lr, ...schedule } = paramsOf<{ decay_lr: boolean } & Record<string, number>>(call);
    const [beta1, beta2] = optimizer?.betas ?? [];
    const numbers = { ...schedule, max_iters: steps, beta1, beta2, weight_decay };
    return {
      imports: [],
      lines: [
        { text: "# in train.py, or in a file for it: python train.py FILE" },
        ...(decay_lr ? [] : [{ text: "decay_lr = False" }]),
        ...Object.entries(numbers).flatMap(([name, value]) =>
          value === undefined ? [] : [{ before: `${name} = `, text: numberCode(value) }],
        ),
      ],
    };
  },
};
