import { registry } from "../../schedules/index.ts";
import type { Definition } from "../../src/core/definition.ts";
import { type Case, casesOf } from "../golden/cases.ts";
import { assignments, type Call, isCall, type Value } from "./python.ts";

/** The part of a config that code says: its schedule, and its optimizer where it makes one. */
export function readCode(code: string): Record<string, unknown> {
  if (code.startsWith("fairseq-train")) return { schedule: fairseqOf(code) };
  const { optimizer, scheduler, schedule, "": expression, ...others } = assignments(code);
  const built = scheduler ?? schedule ?? expression;
  return {
    // nanoGPT is told by a file of assignments
    schedule: built === undefined ? { type: "nanogpt.get_lr", ...others } : stepped(configOf(built), code),
    ...(isCall(optimizer) && { optimizer: optimizerOf(optimizer) }),
  };
}

/** With how many samples Megatron's is told that a step had. */
function stepped(schedule: unknown, code: string): unknown {
  const [, increment] = /scheduler\.step\(increment=(\d+)\)/.exec(code) ?? [];
  return increment === undefined ? schedule : { ...(schedule as object), increment: Number(increment) };
}

/** A value as a config has it: calls are schedules. */
function configOf(value: Value): unknown {
  if (isCall(value)) return scheduleOf(value);
  if (Array.isArray(value)) return value.map(configOf);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, configOf(item)]));
}

/** fastai's methods of `learn`, its callback, and the values that are calls. */
const fastai: Readonly<Record<string, (call: Call) => unknown>> = {
  slice: ({ args }) => ({ slice: args }),
  "np.array": ({ args: [list] }) => list,
  "learn.fit": ({ named: { cbs } }) => configOf(((cbs as Call).args[0] as { lr: Value }).lr),
};

function scheduleOf(call: Call): unknown {
  const { calls, args, named } = call;
  const own = fastai[calls];
  if (own) return own(call);
  const wanted = calls.replace(/^learn\./, "fastai.learner.Learner.");
  const definition = registry.find(({ source }) => source === wanted);
  if (definition === undefined) throw new Error(`no schedule is imported as ${calls}`);
  if (isCall(named.lr_lambda)) return scheduleOf(named.lr_lambda);
  if (args.some((arg) => arg !== "optimizer")) throw new Error(`${calls} has arguments without names`);
  return { type: typeOf(definition), ...(configOf(named as Value) as object) };
}

const typeOf = ({ framework, source }: Definition) =>
  `${framework}.${source.slice(source.lastIndexOf(".") + 1)}`;

/** A command line of fairseq's: `fairseq-train data-bin --lr-scheduler step --lr 0.1`. */
function fairseqOf(code: string) {
  const words = code.match(/"[^"]*"|'[^']*'|[^\s\\]+/g) ?? [];
  const named = new Map<string, unknown>();
  for (const [i, word] of words.entries()) {
    if (!word.startsWith("--")) continue;
    const next = words[i + 1]?.replace(/^(["'])(.*)\1$/, "$2") ?? "--";
    named.set(word.slice(2).replaceAll("-", "_"), next.startsWith("--") || fairseqValue(next));
  }
  const { lr_scheduler, lr, ...params } = Object.fromEntries(named);
  const recorded = casesOf("fairseq") as (Case & { name?: string })[];
  const source = recorded.find(({ name }) => name === lr_scheduler)?.source;
  return { type: `fairseq.${source}`, lr: String(lr).split(",").map(Number), ...params };
}

function fairseqValue(text: string): unknown {
  const list = /^\((.*)\)$/.exec(text)?.[1];
  if (list !== undefined) return list.split(",").map(Number);
  return Number.isNaN(Number(text)) ? text : Number(text);
}

/** `torch.optim.SGD(…)` as a config has it. */
function optimizerOf({ calls, args: [parameters], named }: Call) {
  const { lr, ...rest } = named;
  const groups = Array.isArray(parameters) ? (parameters as Record<string, Value>[]) : [];
  const initial = groups.map((group) => group.initial_lr).filter((value) => value !== undefined);
  const names = groups.map(
    ({ params }) => /^model\.(\w+)\.parameters/.exec(String((params as Call).calls ?? params))?.[1],
  );
  const rates = groups.length > 1 ? groups.map((group) => group.lr) : lr;
  const hasNames = names.length > 1 && names.every((name) => name !== undefined);
  return {
    lr: hasNames ? Object.fromEntries(names.map((name, i) => [name, groups[i]?.lr])) : rates,
    ...(initial.length > 0 && { initial_lr: hasNames || initial.length === 1 ? initial[0] : initial }),
    ...(calls === "torch.optim.AdamW" && { betas: [0.9, 0.999] }),
    ...rest,
  };
}
