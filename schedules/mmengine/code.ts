import { numberCode, pythonText, stringText } from "../../src/core/code/python.ts";
import type { Call, CodeRun, CodeStyle, Line } from "../../src/core/code/style.ts";
import { named, type Text } from "../../src/core/code/text.ts";
import type { ParamGroup } from "../../src/core/optimizer.ts";
import {
  after,
  call,
  optimizerLines,
  optimizerSaid,
  schedulerOf,
  schedulerProgram,
  stepLine,
} from "../torch/code.ts";

const { expression } = schedulerOf("optimizer");

/** A class of mmengine's alone, as code of one's own makes and steps it. */
export const mmengineCode: CodeStyle = {
  call: { optimizerAt: 0 },
  expression,
  program: (schedule, run) =>
    schedulerProgram(
      expression(schedule),
      optimizerLines(run),
      stepLine("scheduler.step()", run),
      ...(run.fed ? [after("validation", `scheduler.step({${monitorOf(schedule)}: metric})`)] : []),
    ),
};

const monitorOf = ({ args }: Call) =>
  stringText(String(args.find(({ name }) => name === "monitor")?.value ?? "loss"));

/** A list as a config of mmengine's has it, with what of the run the Runner makes it from. */
export const configCode: CodeStyle = {
  expression: ({ args: [list] }) => ({ text: list?.text ?? "[]", imports: [] }),
  inside: dictOf,
  program(list, run) {
    const { text } = this.expression(list);
    return {
      imports: [],
      lines: [...loopLines(run), wrapperLine(run), { before: "param_scheduler = ", text }],
    };
  },
};

/** `dict(type="LinearLR", end=5)` */
function dictOf({ type, ...params }: Readonly<Record<string, unknown>>): Text {
  const name = String(type).replace(/^mmengine\./, "");
  const items = Object.entries(params).map(([key, value]) =>
    named(`${key}=`, pythonText(value, { schedule: dictOf, text: stringText })),
  );
  return call("dict", [`type=${stringText(name)}`, ...items]);
}

/** A scheduler without an end has the run's. */
function loopLines({ by_epoch, steps, steps_per_epoch }: CodeRun): Line[] {
  const batches = steps_per_epoch > 1 ? [{ text: `# train_dataloader has ${steps_per_epoch} batches` }] : [];
  const length = by_epoch ? `max_epochs=${Math.ceil(steps / steps_per_epoch)}` : `max_iters=${steps}`;
  const loop = call("dict", [`by_epoch=${by_epoch ? "True" : "False"}`, length]);
  return [...batches, { before: "train_cfg = ", text: loop }];
}

function wrapperLine(run: CodeRun): Line {
  const [first] = run.groups as readonly [ParamGroup, ...ParamGroup[]];
  const base = run.groups.find(({ lr }) => lr !== 0) ?? first; // nothing else is a multiple of 0
  const others = run.groups.filter((group) => group !== base);
  const { name, items } = optimizerSaid({ ...run, groups: [base] });
  const keys: Text = { open: "custom_keys={", items: others.map((each) => keyText(each, base)), close: "}" };
  const wrapped = [
    named("optimizer=", call("dict", [`type=${stringText(name)}`, ...items])),
    ...(others.length === 0 ? [] : [named("paramwise_cfg=", call("dict", [keys]))]),
  ];
  return { before: "optim_wrapper = ", text: call("dict", wrapped) };
}

/** Parameters whose names have a key in them get a multiple of the optimizer's rate. */
const keyText = ({ name, lr }: ParamGroup, base: ParamGroup): Text =>
  named(
    `${stringText(typeof name === "string" ? name : `group_${name}`)}: `,
    call("dict", [`lr_mult=${numberCode(multiple(base.lr, lr))}`]),
  );

/** What `lr` times is `wanted`, to the last digit where there is such a number. */
function multiple(lr: number, wanted: number): number {
  const ratio = wanted === lr ? 1 : wanted / lr;
  const near = [...Array(17).keys()].map((digits) => Number(ratio.toPrecision(digits + 1)));
  return near.find((factor) => lr * factor === wanted) ?? ratio;
}
