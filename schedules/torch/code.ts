import type { CodeRun, CodeStyle, Line } from "../../src/core/code/style.ts";
import { named, type Text } from "../../src/core/code/text.ts";
import { adamW, type ParamGroup } from "../../src/core/optimizer.ts";
import { numberText } from "../../src/core/parameter-text.ts";

/** A torch scheduler: an optimizer, and the scheduler that holds it. */
export const torchCode: CodeStyle = schedulerOf("optimizer");

/** Schedulers hold theirs by themselves: ChainedScheduler has no parameter for one. */
export const heldByParts: CodeStyle = schedulerOf();

/** What is called with these words before its parameters, and stepped as torch's schedulers are. */
export function schedulerOf(...leading: readonly string[]): CodeStyle {
  return {
    expression: ({ name, module, args }) => ({
      text: call(name, [...leading, ...args.map((arg) => named(`${arg.name}=`, arg.text))]),
      imports: [`from ${module} import ${name}`],
    }),
    program(schedule, run) {
      const { text, imports } = this.expression(schedule);
      const metric = schedule.definition.fed === undefined ? "" : "metric";
      return {
        imports: ["import torch", ...imports],
        lines: [
          ...optimizerLines(run),
          { before: "scheduler = ", text },
          stepLine(`scheduler.step(${metric})`, run),
        ],
      };
    },
  };
}

/** `name(items)` */
export const call = (name: string, items: readonly Text[]): Text => ({ open: `${name}(`, items, close: ")" });

/** When it is stepped, as a comment. */
export const stepLine = (what: string, { interval }: CodeRun): Line => ({
  text: `# after every ${interval === "step" ? "optimizer step" : "epoch"}: ${what}`,
});

interface Said {
  readonly momentum?: number | undefined;
  readonly betas?: readonly number[] | undefined;
  readonly weight_decay?: number | undefined;
}

/** The optimizer that a config speaks of, on a `model`. */
export function optimizerLines({ groups, optimizer }: CodeRun): Line[] {
  const said: Said = optimizer ?? adamW;
  const { momentum, betas, weight_decay } = said;
  const [name, own] = betas
    ? ["AdamW", betas.join() === adamW.betas.join() ? [] : [`betas=(${betas.map(numberText).join(", ")})`]]
    : ["SGD", momentum === undefined ? [] : [`momentum=${numberText(momentum)}`]];
  const decay = weight_decay === undefined ? [] : [`weight_decay=${numberText(weight_decay)}`];
  const [first] = groups as readonly [ParamGroup];
  const alone = groups.length === 1 && first.name === null && first.initial_lr === undefined;
  const parameters: Text = alone
    ? "model.parameters()"
    : { open: "[", items: groups.map((group) => groupText(group, groups.length > 1)), close: "]" };
  const items = [parameters, `lr=${numberText(first.lr)}`, ...own, ...decay];
  return [{ before: "optimizer = ", text: call(`torch.optim.${name}`, items) }];
}

/** Groups with names are taken for modules of the model. */
function groupText({ name, lr, initial_lr }: ParamGroup, several: boolean): Text {
  const of = typeof name === "string" && /^[A-Za-z_]\w*$/.test(name) ? `model.${name}` : undefined;
  const params = of
    ? `${of}.parameters()`
    : several
      ? `groups[${typeof name === "number" ? name : JSON.stringify(name)}]`
      : "model.parameters()";
  const items = [`"params": ${params}`, ...(several ? [`"lr": ${numberText(lr)}`] : [])];
  if (initial_lr !== undefined) items.push(`"initial_lr": ${numberText(initial_lr)}`);
  return { open: "{", items, close: "}" };
}
