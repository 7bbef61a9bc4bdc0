import { batchesFilledUp, type Counting } from "../../src/core/counting.ts";

/** Lightning's Trainer fills up the samples of each process, and steps at the last batch of an epoch too. */
export const boltsCounting: Counting = { trainer: "Lightning's Trainer", batches: batchesFilledUp };
