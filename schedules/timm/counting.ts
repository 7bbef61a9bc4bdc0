import { batchesFilledUp, type Counting } from "../../src/core/counting.ts";

/** train.py's loader drops the last batch; each process has its samples filled up. */
export const timmCounting: Counting = {
  trainer: "timm's train.py",
  drop_last: true,
  batches: batchesFilledUp,
  prepared: false,
};
