import type { Call, Value } from "./python.ts";

type Dict = Readonly<Record<string, Value>>;

/** What has a value. */
export const withoutUnsaid = (config: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(config).filter(([, value]) => value !== undefined));

/** An optimizer that is called, as a config has it. */
export function calledOptimizer(call: Call): Record<string, unknown> {
  if (call.calls.startsWith("torch.")) return torchOptimizer(call);
  if (call.calls === "optax.chain") return chained(call);
  const { learning_rate, momentum, weight_decay, ...betas } = call.named;
  if (learning_rate !== "schedule") throw new Error(`${call.calls} has another rate: ${learning_rate}`);
  const [isAdam, both] = [call.calls.toLowerCase().endsWith(".adamw"), Object.values(betas)];
  if (isAdam === (momentum !== undefined)) throw new Error(`${call.calls} with momentum=${momentum}`);
  return withoutUnsaid({ momentum, betas: both.length > 0 ? both : undefined, weight_decay });
}

/** optax's SGD behind a weight decay. */
function chained({ args: [decay, sgd] }: Call) {
  const { calls, args } = decay as Call;
  if (calls !== "optax.add_decayed_weights") throw new Error(`${calls} in a chain`);
  return { ...calledOptimizer(sgd as Call), weight_decay: args[0] };
}

/** fastai's Learner has a rate and a weight decay; how many groups there are is for the model to say. */
export function optimizerOfLearner({ named: { lr, wd } }: Call, code: string) {
  const [, groups = "1"] = /\n?# the model's splitter makes (\d+) param groups\n/.exec(code) ?? [];
  return withoutUnsaid({ lr, groups: Number(groups), weight_decay: wd });
}

/** `torch.optim.SGD(…)` */
function torchOptimizer({ calls, args: [parameters], named }: Call) {
  const { lr, ...rest } = named;
  const groups = Array.isArray(parameters) ? (parameters as Dict[]) : [];
  const names = groups.map(
    ({ params }) => /^model\.(\w+)\.parameters/.exec(String((params as Call).calls ?? params))?.[1],
  );
  const hasNames = names.length > 1 && names.every((name) => name !== undefined);
  const perGroup = (key: "lr" | "initial_lr") => {
    const values = groups.map((group) => group[key]);
    return hasNames ? Object.fromEntries(names.map((name, i) => [name, values[i]])) : values;
  };
  const initial = groups.some(({ initial_lr }) => initial_lr !== undefined);
  return {
    lr: groups.length > 1 ? perGroup("lr") : lr,
    ...(initial && { initial_lr: groups.length > 1 ? perGroup("initial_lr") : groups[0]?.initial_lr }),
    ...(calls === "torch.optim.AdamW" && { betas: [0.9, 0.999] }),
    ...rest,
  };
}

/** mmengine's `optim_wrapper`, a dict in a dict: other rates are a factor of the first. */
export function optimizerOfWrapper({ named }: Call) {
  const { type, lr, ...rest } = (named.optimizer as Call).named;
  const { custom_keys = {} } = ((named.paramwise_cfg as Call | undefined)?.named ?? {}) as {
    custom_keys?: Dict;
  };
  const others = Object.values(custom_keys).map((each) => Number((each as Call).named.lr_mult) * Number(lr));
  return {
    lr: others.length === 0 ? lr : [lr, ...others],
    ...(type === "AdamW" && { betas: [0.9, 0.999] }),
    ...rest,
  };
}
