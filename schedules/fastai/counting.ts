import { batchesFilledUp, type Counting } from "../../src/core/counting.ts";

/**
 * A shuffled DataLoader drops the last batch. In distributed training each process has as many samples, filled up
 * (`DistributedDL.get_idxs`), and batches of its own of them, of which the last is dropped likewise (`create_batches`):
 * they may be one fewer than `len()` of it, which shares out the batches of all. ParamScheduler sets the rate before
 * every batch, of which GradientAccumulation makes a step of several, across epochs.
 */
export const fastaiCounting: Counting = {
  trainer: "fastai's Learner",
  drop_last: true,
  batches: batchesFilledUp,
  carries: "batches",
  stepped: "batch",
  prepared: false,
};
