import type { CodeStyle } from "../../src/core/code/style.ts";
import { flatText } from "../../src/core/code/text.ts";

/** nanoGPT is told by assignments: those of train.py itself, or of a file that it is started with. */
export const nanogptCode: CodeStyle = {
  expression: ({ args }) => ({
    text: args.map(({ name, text }) => `${name}=${flatText(text)}`).join(", "),
    imports: [],
  }),
  program: ({ args }) => ({
    imports: [],
    lines: [
      { text: "# in train.py, or in a file for it: python train.py FILE" },
      ...args.map(({ name, text }) => ({ before: `${name} = `, text })),
    ],
  }),
};
