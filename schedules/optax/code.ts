import type { CodeStyle } from "../../src/core/code/style.ts";
import { named } from "../../src/core/code/text.ts";

/** An optax schedule, which an optimizer takes in the place of a rate. */
export const optaxCode: CodeStyle = {
  expression: ({ name, module, args }) => ({
    text: {
      open: `${module}.${name}(`,
      items: args.map((arg) => named(`${arg.name}=`, arg.text)),
      close: ")",
    },
    imports: [`import ${module}`],
  }),
  program(schedule) {
    const { text, imports } = this.expression(schedule);
    return {
      imports,
      lines: [
        { before: "schedule = ", text },
        { text: "# it counts optimizer steps: optax.adamw(learning_rate=schedule)" },
      ],
    };
  },
};
