import { Problem } from "../../src/core/problem.ts";
import type { Group, Scheduler } from "../../src/core/schedule.ts";

/** The rate `t` epochs (or updates) after the start of the schedule. */
export type Rate = (t: number) => number;

export interface Warmup {
  readonly initialize: boolean;
  readonly warmup_t: number;
  readonly warmup_lr_init: number;
  readonly warmup_prefix: boolean;
}

/**
 * timm's `Scheduler` with the warm-up that its subclasses share: `step(1)` at the end of epoch 0, or
 * `step_update(1)` after the first update. `warmsTo` is what the warm-up leads to, the base where left out.
 */
export function scheduler(
  { initialize, warmup_t, warmup_lr_init, warmup_prefix }: Warmup,
  rateFrom: (base: number) => Rate,
  warmsTo = (base: number, _rate: Rate) => base,
): Scheduler {
  return {
    attach(group) {
      const base = baseOf(group, initialize);
      const rate = rateFrom(base);
      const slope = warmup_t === 0 ? 1 : (warmsTo(base, rate) - warmup_lr_init) / warmup_t;
      const shift = warmup_prefix ? warmup_t : 0;
      let t = 0;
      group.lr = warmup_t === 0 ? base : warmup_lr_init;
      return {
        step() {
          t++;
          group.lr = t < warmup_t ? warmup_lr_init + t * slope : rate(t - shift);
        },
      };
    },
  };
}

/** What the group's `initial_lr` is, and what its `lr` becomes. */
export function baseOf(group: Group, initialize: boolean): number {
  if (initialize) group.initial_lr ??= group.lr;
  if (group.initial_lr === undefined) {
    throw new Problem("the optimizer has no initial_lr to begin with", {
      path: ["initialize"],
      allowed: "timm raises KeyError where a param group has none",
      hint: "Give --initial-lr",
    });
  }
  return group.initial_lr;
}

/** What to write for it to be stepped at each. */
export const inEpochsOrNot = { epoch: { t_in_epochs: true }, step: { t_in_epochs: false } };

/** Parameters count what the scheduler is stepped at. */
export const intervalOf = ({ t_in_epochs }: { readonly t_in_epochs: boolean }) =>
  t_in_epochs ? "epoch" : "step";
