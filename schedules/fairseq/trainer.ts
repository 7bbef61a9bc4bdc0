import type { Group, Scheduler, Training } from "../../src/core/schedule.ts";
import type { Rates } from "./parameters.ts";

/** What fairseq's Trainer calls of an LR scheduler. */
export interface LRScheduler {
  /** `step_update`: after each update, and wherever else the trainer looks at the rate. */
  update(num_updates: number): void;
  /** `step_begin_epoch`, epochs counted from 1. */
  beginEpoch?(epoch: number): void;
  /** `step`: at the end of an epoch, with the validation loss. */
  endEpoch?(val_loss: number | undefined): void;
}

/**
 * The Trainer around a scheduler: it counts updates and epochs. `construct` is the scheduler's `__init__`; it
 * has `--lr`, and the group in the place of the optimizer (`get_lr()` and `set_lr()`).
 */
export function trained(
  lr: number | readonly number[] | undefined,
  construct: (optimizer: Group, lr: Rates, training: Training) => LRScheduler,
): Scheduler {
  return {
    attach(group, training) {
      const { by_epoch, steps_per_epoch, metrics } = training;
      const scheduler = construct(group, [lr ?? group.lr].flat() as unknown as Rates, training);
      // a run in steps that nobody divides into epochs is one epoch, which does not end
      const length = by_epoch || metrics !== undefined ? steps_per_epoch : Infinity;
      let num_updates = 0;
      let epoch = 1;
      let end = length;
      const beginEpoch = () => {
        scheduler.beginEpoch?.(epoch);
        scheduler.update(num_updates);
      };
      scheduler.update(0);
      beginEpoch();
      return {
        step() {
          scheduler.update(++num_updates);
          if (num_updates < end) return;
          scheduler.endEpoch?.(metrics?.[epoch - 1]);
          scheduler.update(num_updates);
          epoch++;
          end += length;
          beginEpoch();
        },
      };
    },
  };
}
