import * as z from "zod";
import type { Group, Stepper } from "../../src/core/schedule.ts";

// All of DeepSpeed's schedulers count batches in the same way.

export const lastBatchIteration = () =>
  z
    .int()
    .min(-1)
    .default(-1)
    .describe("index of the last batch, to resume; the first rate is the optimizer's then");

/**
 * The scheduler that sets the rate to `first` when constructed, unless it resumes, and at each step to the rate
 * after one batch more. So the rate of batch 0 comes a second time where `first` is it too.
 */
export function afterBatches(
  last_batch_iteration: number,
  group: Group,
  first: number,
  rate: (last_batch_iteration: number) => number,
): Stepper {
  let t = last_batch_iteration;
  if (t === -1) group.lr = first;
  return {
    step() {
      group.lr = rate(++t);
    },
  };
}
