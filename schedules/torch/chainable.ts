import { initialLr } from "../../src/core/parameters.ts";
import type { Composable, Group, Scheduler, Training } from "../../src/core/schedule.ts";

/** What tells one subclass of torch's `LRScheduler` from another. */
export interface Rule {
  /**
   * `get_lr()`: the rate once `last_epoch` is `t`, from the rate `lr` that the group has.
   * `base` is the group's `initial_lr`; `initial` says that this is a construction's step (`_is_initial`).
   */
  rate(lr: number, t: number, base: number, initial: boolean): number;
  /** `_get_closed_form_lr()`, for the classes that have it. */
  closed?(t: number, base: number): number;
}

/**
 * The machine around a rule: torch's `LRScheduler`. `ruleFor` is called at construction, before the group's
 * `initial_lr` is read, as subclasses change the group before `super().__init__()`.
 */
export function chainable(
  last_epoch: number,
  ruleFor: (group: Group, training: Training) => Rule,
  writes?: Scheduler["writes"],
): Scheduler<Composable> {
  return {
    ...(writes && { writes }),
    attach(group, training) {
      const rule = ruleFor(group, training);
      const base = initialLr(group, last_epoch);
      let t = last_epoch + 1;
      group.lr = rule.rate(group.lr, t, base, true);
      return {
        step() {
          group.lr = rule.rate(group.lr, ++t, base, false);
        },
        undo() {
          t--;
        },
        begin() {
          group.lr = rule.rate(group.lr, ++t, base, true);
        },
        restart() {
          t = 0;
          group.lr = rule.closed ? rule.closed(0, base) : rule.rate(group.lr, 0, base, false);
        },
      };
    },
  };
}
