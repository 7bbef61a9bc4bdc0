import { Problem } from "../../src/core/problem.ts";
import type { Group, Scheduler, Stepper, Training } from "../../src/core/schedule.ts";
import type { Window } from "./window.ts";

/** What of a param group mmengine's classes write: the `LR` ones the rate, the `Momentum` ones the momentum. */
export type Field = "lr" | "momentum";

/** What the Runner's hook calls: `step()` after an iteration or epoch, `step(metrics)` after a validation. */
export interface ParamScheduler extends Stepper {
  /** `step(metrics)` of the classes that watch a metric. */
  evaluate?(metric: number): void;
}

/** `_get_value()`: the value once `last_step` is `t`, from the one that the group has; `base` is the first. */
export type Rule = (value: number, t: number, base: number) => number;

/**
 * The machine around a rule: mmengine's `_ParamScheduler`. `ruleFor` is called before the group's initial value
 * is read, as OneCycle changes that before `super().__init__()`.
 */
export function paramScheduler(
  field: Field,
  { begin, end, last_step }: Window,
  ruleFor: (group: Group, training: Training) => Rule,
): Scheduler<ParamScheduler> {
  return {
    writes: [field],
    attach(group, training) {
      checkMomentum(field, group);
      const rule = ruleFor(group, training);
      const base = baseValue(field, group, last_step);
      let global_step = -1;
      let t = last_step;
      // two loops, because to write a field by a name that varies takes several times as long
      const step =
        field === "lr"
          ? () => {
              global_step++;
              if (begin <= global_step && global_step < end) group.lr = rule(group.lr, ++t, base);
            }
          : () => {
              global_step++;
              if (begin > global_step || global_step >= end) return;
              group.momentum = rule(group.momentum as number, ++t, base);
            };
      step();
      return { step };
    },
  };
}

/** `MomentumSchedulerMixin.__init__`: refuse an optimizer that has no momentum. */
export function checkMomentum(field: Field, group: Group): void {
  if (field === "lr" || group.momentum !== undefined) return;
  throw new Problem("the optimizer has neither momentum nor betas", {
    allowed: "mmengine refuses to schedule a momentum that is not there",
    hint: "Give --momentum 0.9 or --betas 0.9,0.999",
  });
}

/** `initial_lr` or `initial_momentum`: set by whoever comes first, and insisted on when resuming. */
export function baseValue(field: Field, group: Group, last_step: number): number {
  if (last_step === -1) {
    if (field === "lr") group.initial_lr ??= group.lr;
    else group.initial_momentum ??= group.momentum;
  }
  const base = field === "lr" ? group.initial_lr : group.initial_momentum;
  if (base !== undefined) return base;
  throw new Problem(
    `resuming needs the ${field === "lr" ? "rate" : "momentum"} that the first run began with`,
    {
      path: ["last_step"],
      allowed: `mmengine raises KeyError where a param group has no initial_${field}`,
      ...(field === "lr" && { hint: "Give --initial-lr" }),
    },
  );
}
