import type { Call, CodeStyle } from "../../src/core/code/style.ts";
import { flatText, named } from "../../src/core/code/text.ts";
import { after, call, optimizerLines, schedulerOf, schedulerProgram, stepLine } from "../torch/code.ts";
import { diffusersGetScheduler } from "./diffusers-get-scheduler.ts";

/** A function that makes a scheduler of an optimizer, stepped as the Trainer does. */
function codeOf(
  expression: CodeStyle["expression"],
  call: CodeStyle["call"] = { optimizerAt: 0 },
): CodeStyle {
  return {
    call,
    expression,
    program(schedule, run) {
      const step = run.fed
        ? after("evaluation", "scheduler.step(metric)")
        : stepLine("scheduler.step()", run);
      return schedulerProgram(expression(schedule), optimizerLines(run, "AdamW"), step);
    },
  };
}

const { expression } = schedulerOf("optimizer");

export const transformersCode = codeOf(expression);

/** The functions that `transformers` itself does not have in its older versions. */
export const optimizationCode = codeOf((schedule: Call) =>
  expression({ ...schedule, module: "transformers.optimization" }),
);

/** `get_scheduler` has the name first, as people write it. */
export const getSchedulerCode = codeOf(
  ({ name, module, args: [first, ...others] }: Call) => {
    const items = others.map((arg) => named(`${arg.name}=`, arg.text));
    return {
      text: call(name, [first ? flatText(first.text) : "", "optimizer=optimizer", ...items]),
      imports: [`from ${module} import ${name}`],
    };
  },
  { optimizerAt: 1, variant: diffusersGetScheduler },
);
