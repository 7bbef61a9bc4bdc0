import type { Optimizer } from "./config.ts";
import { Problem } from "./problem.ts";
import type { Group } from "./schedule.ts";
import { unprintable } from "./unprintable.ts";

/** One param group as the optimizer begins with it. */
export interface ParamGroup {
  /** Its name, its index where it has none, null where there is just one. */
  readonly name: string | number | null;
  readonly lr: number;
  readonly initial_lr: number | undefined;
  readonly momentum: number | undefined;
  readonly betas: boolean;
  readonly weight_decay: number;
}

/** torch's AdamW, which is the optimizer where the user names none. */
export const adamW = { lr: 1e-3, betas: [0.9, 0.999] } as const;
/** torch's AdamW has this where nobody says another one, SGD none. */
export const adamWWeightDecay = 0.01;

/**
 * Refuse names of param groups that JavaScript's objects put in another order, or lose. `optimizer` is not
 * checked yet, because zod would not see them any more.
 */
export function checkGroupNames(optimizer: unknown): void {
  const { lr, initial_lr } = (optimizer ?? {}) as Record<string, unknown>;
  for (const [key, value] of Object.entries({ lr, initial_lr })) {
    if (value === null || typeof value !== "object" || Array.isArray(value)) continue;
    const bad = Object.keys(value).find((name) => /^(\d*|__proto__)$/.test(name) || unprintable.test(name));
    if (bad === undefined) continue;
    throw new Problem(`${JSON.stringify(bad)} cannot be the name of a param group`, {
      path: [key],
      allowed: "a name has letters; a list has groups without names",
    });
  }
}

/** The param groups of an optimizer. Throws a Problem where its lists do not fit together. */
export function paramGroups(optimizer?: Optimizer): ParamGroup[] {
  const {
    lr = adamW.lr,
    initial_lr,
    momentum,
    betas,
    weight_decay = betas === undefined ? 0 : adamWWeightDecay,
    groups,
  }: Optimizer = optimizer ?? { ...adamW, betas: [...adamW.betas] };
  if (momentum !== undefined && betas !== undefined) {
    throw new Problem("momentum and betas are both given", {
      path: ["betas"],
      allowed: "give one of the two",
    });
  }
  const rates = named(typeof lr === "number" && groups !== undefined ? Array(groups).fill(lr) : lr);
  if (groups !== undefined && groups !== rates.length) {
    throw new Problem(`${groups}, but lr makes ${rates.length}`, {
      path: ["groups"],
      allowed: "leave it out",
    });
  }
  if (rates.length === 0) throw new Problem("no param group", { path: ["lr"], allowed: "one rate or more" });
  const initial = initial_lr === undefined ? undefined : named(initial_lr);
  const same = initial?.length === 1 && initial[0]?.[0] === null;
  if (initial && !same && initial.map(([name]) => name).join() !== rates.map(([name]) => name).join()) {
    throw new Problem("not the same param groups as lr has", { path: ["initial_lr"] });
  }
  return rates.map(([name, value], i) => ({
    name,
    lr: value,
    initial_lr: initial?.[same ? 0 : i]?.[1],
    momentum: momentum ?? betas?.[0],
    betas: betas !== undefined,
    weight_decay,
  }));
}

function named(value: number | number[] | Record<string, number>): [string | number | null, number][] {
  if (typeof value === "number") return [[null, value]];
  if (!Array.isArray(value)) return Object.entries(value);
  const [only] = value;
  return value.length === 1 && only !== undefined ? [[null, only]] : value.map((rate, i) => [i, rate]);
}

/** The group at `index` of an optimizer, for a scheduler to be constructed on. */
export function groupOf(groups: readonly ParamGroup[], index: number): Group {
  const group = groups[index] as ParamGroup;
  return {
    index,
    count: groups.length,
    default_lr: (groups[0] as ParamGroup).lr,
    rates: groups.map(({ lr }) => lr),
    lr: group.lr,
    initial_lr: group.initial_lr,
    momentum: group.momentum,
    betas: group.betas,
    weight_decay: group.weight_decay,
    max_lr: undefined,
    min_lr: undefined,
    max_momentum: undefined,
    base_momentum: undefined,
    initial_momentum: undefined,
    swa_lr: undefined,
  };
}
