import { batchesFilledUp, type Counting } from "../../src/core/counting.ts";

/** The engine counts micro batches from the beginning of the run: epochs are nothing to it. */
export const deepspeedCounting: Counting = {
  trainer: "DeepSpeed's engine",
  batches: batchesFilledUp,
  carries: "batches",
  prepared: false,
};
