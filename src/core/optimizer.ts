import type { Optimizer } from "./config.ts";
import { Problem } from "./problem.ts";
import type { Group } from "./schedule.ts";

/** One param group as the optimizer begins with it. */
export interface ParamGroup {
  /** Its name, its index where it has none, null where there is just one. */
  readonly name: string | number | null;
  readonly lr: number;
  readonly initial_lr: number | undefined;
  readonly momentum: number | undefined;
}

/** torch's AdamW, which is the optimizer where the user names none. */
const adamW: Optimizer = { lr: 1e-3, betas: [0.9, 0.999] };

/** The param groups of an optimizer. Throws a Problem where its lists do not fit together. */
export function paramGroups(optimizer: Optimizer = adamW): ParamGroup[] {
  const { lr = 1e-3, initial_lr, momentum, betas } = optimizer;
  if (momentum !== undefined && betas !== undefined) {
    throw new Problem("momentum and betas are both given", {
      path: ["betas"],
      allowed: "give one of the two",
    });
  }
  const rates = named(lr);
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
  }));
}

function named(value: number | number[] | Record<string, number>): [string | number | null, number][] {
  if (typeof value === "number") return [[null, value]];
  if (!Array.isArray(value)) return Object.entries(value);
  const [only] = value;
  return value.length === 1 && only !== undefined ? [[null, only]] : value.map((rate, i) => [i, rate]);
}

/** The group that a scheduler is constructed on; one of `count`. */
export function groupOf(group: ParamGroup, index: number, count: number): Group {
  return {
    index,
    count,
    lr: group.lr,
    initial_lr: group.initial_lr,
    momentum: group.momentum,
    max_lr: undefined,
    min_lr: undefined,
    max_momentum: undefined,
    base_momentum: undefined,
    swa_lr: undefined,
  };
}
