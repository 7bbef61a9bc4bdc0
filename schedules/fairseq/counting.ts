import type { Counting } from "../../src/core/counting.ts";

/** `--required-batch-size-multiple`, where it is left out. */
const multiple = 8;

/**
 * fairseq-train, of sentences that --max-tokens does not part. Batches have a multiple of 8 sentences, and a last one that
 * has not is dropped. Processes without a batch have an empty one. `drop_last` is --skip-remainder-batch, which drops the
 * last batch even where it is whole, and a last group of batches where it is not.
 */
export const fairseqCounting: Counting = {
  trainer: "fairseq-train",
  batches({ dataset_size, batch_size, gpus, drop_last }) {
    const batches = Math.ceil(batchesBySize(dataset_size, batch_size) / gpus);
    return drop_last ? Math.max(0, batches - 1) : batches;
  },
  steps: (batches, { accumulate, drop_last }) =>
    drop_last ? Math.floor(batches / accumulate) : Math.ceil(batches / accumulate),
  prepared: false,
};

/** How many batches `batch_by_size` keeps of so many sentences. */
function batchesBySize(sentences: number, most: number): number {
  if (most < multiple) return Math.max(0, Math.ceil(sentences / most) - 1);
  const size = most - (most % multiple);
  return Math.floor(sentences / size) + (sentences % size >= multiple ? 1 : 0);
}
