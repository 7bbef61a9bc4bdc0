import type { CodeStyle } from "../../src/core/code/style.ts";
import { flatText } from "../../src/core/code/text.ts";

/** nanoGPT is told by a file of assignments. */
export const nanogptCode: CodeStyle = {
  expression: ({ args }) => ({
    text: args.map(({ name, text }) => `${name}=${flatText(text)}`).join(", "),
    imports: [],
  }),
  program: ({ args }) => ({
    imports: [],
    lines: [
      { text: "# python train.py with this file" },
      ...args.map(({ name, text }) => ({ before: `${name} = `, text })),
    ],
  }),
};
