import { numberCode, stringText } from "../../src/core/code/python.ts";
import type { CodeRun, CodeStyle, Expression, Line, Program } from "../../src/core/code/style.ts";
import { named, type Text } from "../../src/core/code/text.ts";
import type { Optimizer } from "../../src/core/config.ts";
import { isKeyword } from "../../src/core/expression/parse.ts";
import { adamW, adamWWeightDecay, type ParamGroup } from "../../src/core/optimizer.ts";

/** A torch scheduler: an optimizer, and the scheduler that holds it. */
export const torchCode: CodeStyle = schedulerOf("optimizer");

/** Schedulers hold theirs by themselves: ChainedScheduler may have it behind them. */
export const heldByParts: CodeStyle = { ...schedulerOf(), call: { optimizerAt: 1 } };

/** What is called with these words before its parameters, and stepped as torch's schedulers are. */
export function schedulerOf(...leading: readonly string[]): CodeStyle {
  return {
    call: { optimizerAt: leading.includes("optimizer") ? 0 : undefined },
    expression: ({ name, module, args }) => ({
      text: call(name, [...leading, ...args.map((arg) => named(`${arg.name}=`, arg.text))]),
      imports: [`from ${module} import ${name}`],
    }),
    program(schedule, run) {
      const step = `scheduler.step(${run.fed === undefined ? "" : "metric"})`;
      return schedulerProgram(this.expression(schedule), optimizerLines(run), stepLine(step, run));
    },
  };
}

/** An optimizer, its scheduler, and when that is stepped. */
export const schedulerProgram = (
  { text, imports }: Expression,
  optimizer: readonly Line[],
  ...steps: readonly Line[]
): Program => ({
  imports: ["import torch", ...imports],
  lines: [...optimizer, { before: "scheduler = ", text }, ...steps],
});

/** `name(items)` */
export const call = (name: string, items: readonly Text[]): Text => ({ open: `${name}(`, items, close: ")" });

/** When it is stepped, as a comment. */
export const stepLine = (what: string, { interval }: Pick<CodeRun, "interval">): Line =>
  after(interval === "step" ? "optimizer step" : "epoch", what);

export const after = (what: string, then: string): Line => ({ text: `# after every ${what}: ${then}` });

/** The optimizer that a config speaks of, on a `model`. */
export function optimizerLines(run: CodeRun, usual?: "AdamW"): Line[] {
  const { groups } = run;
  const { name, items } = optimizerSaid(run, usual);
  const [first] = groups as readonly [ParamGroup];
  const alone = groups.length === 1 && first.name === null && first.initial_lr === undefined;
  const parameters: Text = alone
    ? "model.parameters()"
    : { open: "[", items: groups.map((group) => groupText(group, groups.length > 1)), close: "]" };
  return [{ before: "optimizer = ", text: call(`torch.optim.${name}`, [parameters, ...items]) }];
}

/**
 * An optimizer's class and what it is made with, `lr=…` first. One of which only the rate is known is SGD, or what is
 * `usual` with a framework whose schedulers change nothing but the rate.
 */
export function optimizerSaid({ groups, optimizer, weight_decay }: CodeRun, usual?: "AdamW") {
  const unknown = optimizer?.momentum === undefined && optimizer?.betas === undefined;
  const { momentum, betas }: Omit<Optimizer, "lr"> =
    optimizer && !(unknown && usual) ? optimizer : { betas: [...adamW.betas], ...optimizer };
  const usualDecay = betas ? adamWWeightDecay : 0;
  const decays = optimizer?.weight_decay !== undefined || (weight_decay ?? usualDecay) !== usualDecay;
  const items = [
    `lr=${numberCode((groups as readonly [ParamGroup])[0].lr)}`,
    ...(momentum === undefined ? [] : [`momentum=${numberCode(momentum)}`]),
    ...(betas && betas.join() !== adamW.betas.join() ? [`betas=(${betas.map(numberCode).join(", ")})`] : []),
    ...(decays ? [`weight_decay=${numberCode(weight_decay ?? usualDecay)}`] : []),
  ];
  return { name: betas ? "AdamW" : "SGD", items };
}

/** Groups with names are taken for modules of the model. */
function groupText({ name, lr, initial_lr }: ParamGroup, several: boolean): Text {
  const isModule = typeof name === "string" && /^[A-Za-z_]\w*$/.test(name) && !isKeyword(name);
  const of = isModule ? `model.${name}` : undefined;
  const params = of
    ? `${of}.parameters()`
    : several
      ? `groups[${typeof name === "number" ? name : stringText(String(name))}]`
      : "model.parameters()";
  const items = [`"params": ${params}`, ...(several ? [`"lr": ${numberCode(lr)}`] : [])];
  if (initial_lr !== undefined) items.push(`"initial_lr": ${numberCode(initial_lr)}`);
  return { open: "{", items, close: "}" };
}
