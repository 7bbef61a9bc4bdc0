import type { Counting } from "../../src/core/counting.ts";

/**
 * Trainer has its DataLoader prepared by accelerate (`get_train_dataloader`), so that BatchSamplerShard shares out the
 * batches, and `dataloader_drop_last` a last round that is not whole. It steps at the end of an epoch too.
 */
export const transformersCounting: Counting = { trainer: "transformers' Trainer" };
