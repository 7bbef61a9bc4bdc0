import { isDeepStrictEqual } from "node:util";
import * as z from "zod";
import { registry } from "../../schedules/index.ts";
import { type Definition, typeName } from "../../src/core/definition.ts";
import { assignments, type Call, isCall, type Value } from "./python.ts";
import { readCommand } from "./read-command.ts";
import { calledOptimizer, optimizerOfLearner, optimizerOfWrapper, withoutUnsaid } from "./read-optimizer.ts";

type Config = Record<string, unknown>;

/** The part of a config that code says: its schedule, and what it says of its optimizer. */
export function readCode(code: string): Config {
  const command = readCommand(code);
  if (command) return command;
  const { optimizer, optim_wrapper, learn, max_iters, beta1, beta2, weight_decay, ...others } =
    assignments(code);
  const ofScript = withoutUnsaid({ betas: beta1 === undefined ? undefined : [beta1, beta2], weight_decay });
  return {
    schedule: scheduleIn(others, code),
    ...(isCall(optimizer) && { optimizer: calledOptimizer(optimizer) }),
    ...(isCall(optim_wrapper) && { optimizer: optimizerOfWrapper(optim_wrapper) }),
    ...(isCall(learn) && { optimizer: optimizerOfLearner(learn, code) }),
    ...(max_iters !== undefined && { optimizer: ofScript }), // nanoGPT's
  };
}

/** A config of which code says what it can: some frameworks' optimizers have no rate, or no momentum. */
export function readOnto(given: Config, code: string): Config {
  const { schedule, optimizer } = readCode(code);
  const whole = /torch\.optim\.|optim_wrapper/.test(code);
  const before = whole ? {} : (given.optimizer ?? { lr: 1e-3, betas: [0.9, 0.999] });
  return { ...given, schedule, ...(optimizer !== undefined && { optimizer: { ...before, ...optimizer } }) };
}

function scheduleIn(assigned: Readonly<Record<string, Value>>, code: string): unknown {
  const { scheduler, schedule = scheduler, param_scheduler, "": expression = schedule, ...others } = assigned;
  if (param_scheduler)
    return { type: "mmengine.param_scheduler", param_scheduler: configOf(param_scheduler) };
  if (expression === undefined && code.startsWith("# recorded"))
    return { type: "recorded.Values", ...others };
  if (expression === undefined) return { type: "nanogpt.get_lr", ...others }; // told by a file of assignments
  const [, increment] = /scheduler\.step\(increment=(\d+)\)/.exec(code) ?? []; // which Megatron's is told at each step
  checkBlock(expression, code);
  return { ...(configOf(expression) as Config), ...(increment && { increment: Number(increment) }) };
}

/** DeepSpeed's block of JSON makes the same one. */
function checkBlock(expression: Value, code: string): void {
  const [, comment] = /\n# or in ds_config.json:\n((?:# .*\n)+)/.exec(code) ?? [];
  if (comment === undefined) return;
  const { scheduler } = JSON.parse(`{${comment.replaceAll(/^# /gm, "")}}`);
  const { calls, named } = expression as Call;
  if (calls.endsWith(`.${scheduler.type}`) && isDeepStrictEqual(scheduler.params, named)) return;
  throw new Error(`not the same as the call: ${comment}`);
}

/** A value as a config has it: calls are schedules. */
function configOf(value: Value): unknown {
  if (isCall(value)) return scheduleOf(value);
  if (Array.isArray(value)) return value.map(configOf);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, configOf(item)]));
}

/** Calls that are no schedules themselves. */
const others: Readonly<Record<string, (call: Call) => unknown>> = {
  dict: ({ named }) => configOf(named as Value),
  slice: ({ args }) => ({ slice: args }),
  "np.array": ({ args: [list] }) => list,
  "learn.fit": ({ named: { cbs } }) => configOf(((cbs as Call).args[0] as { lr: Value }).lr),
};

/** Where a framework keeps what is imported from elsewhere. */
const sources: readonly (readonly [imported: RegExp, source: string])[] = [
  [/^learn\./, "fastai.learner.Learner."],
  [/^transformers\.optimization\./, "transformers."],
];

function scheduleOf(call: Call): unknown {
  const { calls, args, named } = call;
  const other = others[calls];
  if (other) return other(call);
  const wanted = sources.reduce((name, [imported, source]) => name.replace(imported, source), calls);
  const definition = registry.find(({ source }) => source === wanted);
  if (definition === undefined) throw new Error(`no schedule is imported as ${calls}`);
  if (isCall(named.lr_lambda)) return scheduleOf(named.lr_lambda);
  return { type: typeName(definition), ...parametersOf(definition, args, named) };
}

function parametersOf(definition: Definition, args: readonly Value[], named: Call["named"]) {
  const { optimizer = "optimizer", ...others } = named;
  const positional = args.filter((arg) => arg !== "optimizer");
  if (positional.length > 1 || optimizer !== "optimizer") throw new Error(`${definition.source}: ${args}`);
  const [first] = Object.keys(definition.params(z.any()).shape);
  const all = { ...(positional.length > 0 && { [first as string]: positional[0] }), ...others };
  return configOf(all as Value) as Config;
}
