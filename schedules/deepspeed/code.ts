import type { Call, CodeStyle, Line } from "../../src/core/code/style.ts";
import { lineWidth } from "../../src/core/code/text.ts";
import { optimizerLines, schedulerOf, schedulerProgram, stepLine } from "../torch/code.ts";

const { expression } = schedulerOf("optimizer");

/** A scheduler for one's own loop, and the block of `ds_config.json` that makes the same one. */
export const deepspeedCode: CodeStyle = {
  call: { optimizerAt: 0 },
  expression,
  program(schedule, run) {
    const step = stepLine("scheduler.step()", run);
    const optimizer = optimizerLines(run, "AdamW"); // one that has betas: OneCycle cycles nothing else
    return schedulerProgram(expression(schedule), optimizer, step, ...configLines(schedule));
  },
};

function configLines({ name, args }: Call): Line[] {
  const params = Object.fromEntries(args.map((arg) => [arg.name, arg.value]));
  const block = { type: name, params };
  const flat = JSON.stringify(block, null, " ")
    .replace(/\n\s*/g, " ")
    .replace(/([{[]) | ([}\]])/g, "$1$2");
  const json = `"scheduler": ${flat}`.length + 2 <= lineWidth ? flat : JSON.stringify(block, null, 2);
  return ["or in ds_config.json:", ...`"scheduler": ${json}`.split("\n")].map((text) => ({
    text: `# ${text}`,
  }));
}
