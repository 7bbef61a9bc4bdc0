import { numberCode } from "../../src/core/code/python.ts";
import type { Argument, Call, CodeRun, CodeStyle, Expression, Line } from "../../src/core/code/style.ts";
import { named, type Text } from "../../src/core/code/text.ts";
import { sliceIn } from "./hyper.ts";

/** A method of the Learner: `learn.fit_one_cycle(n_epoch=5)`. */
export const learnerCode: CodeStyle = {
  call: { optimizerAt: undefined },
  expression: ({ name, args }) => called(`learn.${name}`, args),
  program(call, run) {
    const { text, imports } = this.expression(call);
    return {
      imports: ["import fastai.callback.schedule", "from fastai.learner import Learner", ...imports],
      lines: [...learnerLines(run), { text }],
    };
  },
};

/** A function of the position, which a callback of the Learner's holds. */
export const annealerCode: CodeStyle = {
  call: { optimizerAt: undefined },
  expression({ name, module, args }: Call) {
    const { text, imports } = called(name, args);
    return { text, imports: [`from ${module} import ${name}`, ...imports] };
  },
  program(call, run) {
    const { text, imports } = this.expression(call);
    const scheds: Text = { open: "ParamScheduler({", items: [named('"lr": ', text)], close: "})" };
    const items = [`n_epoch=${Math.ceil(run.steps / run.steps_per_epoch)}`, named("cbs=", scheds)];
    return {
      imports: [
        "from fastai.callback.schedule import ParamScheduler",
        "from fastai.learner import Learner",
        ...imports,
      ],
      lines: [...learnerLines(run), { text: { open: "learn.fit(", items, close: ")" } }],
    };
  },
};

/** A rate or a slice for several groups needs a splitter: without one there is one group. */
function learnerLines({ groups, steps_per_epoch, weight_decay }: CodeRun): Line[] {
  const rates = groups.map(({ lr }) => numberCode(lr));
  const lr = new Set(rates).size === 1 ? rates[0] : `[${rates.join(", ")}]`;
  const batches = steps_per_epoch > 1 ? [{ text: `# dls.train has ${steps_per_epoch} batches` }] : [];
  const split =
    groups.length > 1 ? [{ text: `# the model's splitter makes ${groups.length} param groups` }] : [];
  const wd = weight_decay === undefined ? "" : `, wd=${numberCode(weight_decay)}`;
  return [...batches, ...split, { before: "learn = ", text: `Learner(dls, model, lr=${lr}${wd})` }];
}

function called(name: string, args: readonly Argument[]): Expression {
  const suggested = args.find((arg) => arg.name === "suggest_funcs" && arg.value !== null);
  const functions = suggested ? [suggested.value].flat().map(String) : [];
  const items = args.map((arg) => {
    const text = arg === suggested ? functionsText(arg.value) : (sliceText(arg.value) ?? arrayText(arg));
    return named(`${arg.name}=`, text);
  });
  const numpy = args.some(isArray) ? ["import numpy as np"] : [];
  return {
    text: { open: `${name}(`, items, close: ")" },
    imports: [...numpy, ...functions.map((func) => `from fastai.callback.schedule import ${func}`)],
  };
}

const functionsText = (value: unknown): string =>
  Array.isArray(value) ? `[${value.join(", ")}]` : String(value);

/** A slice is no literal of JSON's. */
function sliceText(value: unknown): string | undefined {
  const slice = sliceIn(value);
  if (slice === undefined) return undefined;
  const bounds = slice.start === null ? [slice.stop] : [slice.start, slice.stop];
  return `slice(${bounds.map(numberCode).join(", ")})`;
}

/** Rates that are calculated with, one per param group: Python's lists cannot. */
const isArray = ({ name, value }: Argument) =>
  Array.isArray(value) && /^(start|middle|end)(_lr)?$/.test(name);

const arrayText = (arg: Argument): Text =>
  isArray(arg) ? { open: "np.array(", items: [arg.text], close: ")" } : arg.text;
