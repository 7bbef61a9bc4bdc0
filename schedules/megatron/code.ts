import { numberCode, stringText } from "../../src/core/code/python.ts";
import type { Call, CodeStyle } from "../../src/core/code/style.ts";
import { named, type Text } from "../../src/core/code/text.ts";
import { call, optimizerLines, schedulerProgram, stepLine } from "../torch/code.ts";
import { ofScript } from "./script.ts";

/** The parameters that the class wants said, in the order of its signature. */
const required = [
  "init_lr",
  "max_lr",
  "min_lr",
  "lr_warmup_steps",
  "lr_decay_steps",
  "lr_decay_style",
  "start_wd",
  "end_wd",
  "wd_incr_steps",
  "wd_incr_style",
];

/** Megatron's scheduler is told at each step how many samples it had. */
export const megatronCode: CodeStyle = {
  call: { optimizerAt: 0 },
  expression({ name, module, args }) {
    const own = args.filter((arg) => !required.includes(arg.name) && arg.name !== "increment");
    const items = [
      ...required.map((parameter) => named(`${parameter}=`, textOf(parameter, args))),
      ...own.map((arg) => named(`${arg.name}=`, arg.text)),
    ];
    return { text: call(name, ["optimizer", ...items]), imports: [`from ${module} import ${name}`] };
  },
  program(scheduler, run) {
    const increment = scheduler.args.find(({ name }) => name === "increment")?.value ?? 1;
    const step = stepLine(`scheduler.step(increment=${increment})`, run);
    // what it draws of the weight decay, the scheduler writes
    const optimizer = optimizerLines({ ...run, weight_decay: run.optimizer?.weight_decay }, "AdamW");
    return schedulerProgram(this.expression(scheduler), optimizer, step);
  },
};

function textOf(parameter: string, args: Call["args"]): Text {
  const said = args.find(({ name }) => name === parameter);
  if (said) return said.text;
  if (parameter === "wd_incr_steps") return textOf("lr_decay_steps", args);
  const value = ofScript[parameter as keyof typeof ofScript];
  return typeof value === "string" ? stringText(value) : numberCode(value);
}
