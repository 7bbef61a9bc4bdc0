import type { Counting } from "../../src/core/counting.ts";

/** Samples run on across epochs: `train_iters = train_samples // global_batch_size`. */
export const megatronCounting: Counting = {
  trainer: "Megatron's training script",
  drop_last: true,
  carries: "samples",
  prepared: false,
};
