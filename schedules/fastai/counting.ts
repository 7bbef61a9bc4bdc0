import type { Counting } from "../../src/core/counting.ts";

/**
 * A shuffled DataLoader drops the last batch, and DistributedDL fills up what is left among the processes. ParamScheduler
 * sets the rate before every batch, of which GradientAccumulation makes a step of several, across epochs.
 */
export const fastaiCounting: Counting = {
  trainer: "fastai's Learner",
  drop_last: true,
  batches({ dataset_size, batch_size, gpus, drop_last }) {
    const batches = dataset_size / batch_size;
    return Math.ceil((drop_last ? Math.floor(batches) : Math.ceil(batches)) / gpus);
  },
  carries: "batches",
  stepped: "batch",
  prepared: false,
};
