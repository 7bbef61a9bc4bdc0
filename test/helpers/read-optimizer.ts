import type { Call, Value } from "./python.ts";

type Dict = Readonly<Record<string, Value>>;

/** `torch.optim.SGD(…)` as a config has it. */
export function calledOptimizer({ calls, args: [parameters], named }: Call) {
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
