import type { Argument, CodeStyle } from "../../src/core/code/style.ts";
import { named } from "../../src/core/code/text.ts";
import { numberText } from "../../src/core/parameter-text.ts";

/** A keras schedule, which an optimizer takes in the place of a rate. */
export const kerasCode: CodeStyle = {
  expression: ({ name, module, args }) => ({
    text: { open: `${name}(`, items: args.map((arg) => named(`${arg.name}=`, textOf(arg))), close: ")" },
    imports: [`from ${module} import ${name}`],
  }),
  program(schedule) {
    const { text, imports } = this.expression(schedule);
    return {
      imports: ["import keras", ...imports],
      lines: [
        { before: "schedule = ", text },
        { text: "# it counts optimizer steps: keras.optimizers.AdamW(learning_rate=schedule)" },
      ],
    };
  },
};

/** keras computes in the type of the first rate: an integer would make integers of all that follows. */
function textOf({ name, value, text }: Argument) {
  if (name === "initial_learning_rate") return floatText(value);
  if (name === "values") return { open: "[", items: (value as unknown[]).map(floatText), close: "]" };
  return text;
}

const floatText = (value: unknown) => {
  const text = numberText(value as number);
  return /^-?\d+$/.test(text) ? `${text}.0` : text;
};
