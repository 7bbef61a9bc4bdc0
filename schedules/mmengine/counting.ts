import { batchesFilledUp, type Counting } from "../../src/core/counting.ts";

/**
 * The Runner's schedulers by iteration are stepped at every batch; its optimizer at every
 * `accumulative_counts`-th of the run, and at the last.
 */
export const mmengineCounting: Counting = {
  trainer: "mmengine's Runner",
  batches: batchesFilledUp,
  steps: (batches, { accumulate }) => Math.ceil(batches / accumulate),
  carries: "batches",
  stepped: "batch",
  prepared: false,
};
