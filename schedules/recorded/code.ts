import type { CodeStyle } from "../../src/core/code/style.ts";
import { flatText } from "../../src/core/code/text.ts";

/** Nothing builds what was recorded: the values as data. */
export const recordedCode: CodeStyle = {
  expression: ({ args }) => ({
    text: args.map(({ name, text }) => `${name}=${flatText(text)}`).join(", "),
    imports: [],
  }),
  program: ({ args }) => ({
    imports: [],
    lines: [
      { text: "# recorded: nothing builds it" },
      ...args.map(({ name, text }) => ({ before: `${name} = `, text })),
    ],
  }),
};
