/** What decides how many batches an epoch has. */
export interface Loading {
  /** Samples of an epoch. */
  readonly dataset_size: number;
  /** Samples of a batch of one process. */
  readonly batch_size: number;
  /** Processes, each with its own batches. */
  readonly gpus: number;
  /** Batches whose gradients make one optimizer step. */
  readonly accumulate: number;
  /** Is a last batch that is not whole left out? */
  readonly drop_last: boolean;
}

/**
 * How the trainer of a framework counts batches and optimizer steps. Where it does not say, the processes share out the
 * batches of the whole dataset, a last smaller batch is a batch, and at the end of an epoch the optimizer steps with
 * however many batches there are.
 */
export interface Counting {
  /** Who counts, for messages: `timm's train.py`. */
  readonly trainer: string;
  /** Whether a last smaller batch is left out where the user does not say; false where left out. */
  readonly drop_last?: boolean;
  /** Batches that one process has of an epoch. */
  readonly batches?: (loading: Loading) => number;
  /** Optimizer steps that one after the other so many batches make. */
  readonly steps?: (batches: number, loading: Loading) => number;
  /**
   * What goes on from one epoch to the next: batches that are too few for a step wait for those of the next epoch, or
   * samples that are too few for a batch do, too. Left out where every epoch begins anew.
   */
  readonly carries?: "batches" | "samples";
  /** What a schedule that counts steps is stepped at, where it is not the optimizer's steps. */
  readonly stepped?: "batch";
  /** Does accelerate's `prepare()` know its schedulers, which are torch's LRScheduler? True where left out. */
  readonly prepared?: boolean;
}

/**
 * Batches of a DataLoader behind a sampler that fills up: each process has ⌈N / W⌉ samples whatever becomes of the last
 * batch, as torch.utils.data.DistributedSampler gives it. That has a `drop_last` too, which is about samples, and not
 * the DataLoader's: nobody sets it here.
 */
export const batchesFilledUp = ({ dataset_size, batch_size, gpus, drop_last }: Loading): number =>
  rounded(Math.ceil(dataset_size / gpus) / batch_size, drop_last);

/** Batches that the processes share out: each takes b samples of a batch of W · b. */
const batchesShared = ({ dataset_size, batch_size, gpus, drop_last }: Loading): number =>
  rounded(dataset_size / (batch_size * gpus), drop_last);

/** A loop over torch's DataLoader, with a DistributedSampler where there are processes. */
export const loopCounting: Counting = {
  trainer: "a loop over torch's DataLoader",
  batches: batchesFilledUp,
};

/**
 * A loop whose DataLoader accelerate has prepared. Its BatchSamplerShard shares out the ⌈N / b⌉ batches, a last round
 * filled up (`even_batches`), or the ⌊N / b⌋ whole ones, a last round that is not whole left out with `drop_last`.
 */
export const accelerateCounting: Counting = { trainer: "a loop that accelerate has prepared" };

const rounded = (batches: number, down: boolean) => (down ? Math.floor(batches) : Math.ceil(batches));

/** What an epoch has. */
export interface EpochCount {
  /** Batches of each process. */
  readonly batches: number;
  /** Optimizer steps; where they run on across epochs, the whole ones. */
  readonly steps: number;
}

/** Batches and optimizer steps of an epoch. */
export function epochCount(counting: Counting, loading: Loading): EpochCount {
  const batches = batchesOf(counting, loading);
  const steps =
    counting.carries === undefined
      ? stepsOf(counting, batches, loading)
      : Math.floor(batches / loading.accumulate);
  return { batches, steps };
}

/** Batches and optimizer steps of so many epochs. */
export function runCount(counting: Counting, loading: Loading, epochs: number): EpochCount {
  const { dataset_size } = loading;
  const epoch = epochCount(counting, loading);
  const batches =
    counting.carries === "samples"
      ? batchesOf(counting, { ...loading, dataset_size: epochs * dataset_size })
      : epochs * epoch.batches;
  return {
    batches,
    steps: counting.carries === undefined ? epochs * epoch.steps : stepsOf(counting, batches, loading),
  };
}

const batchesOf = ({ batches = batchesShared }: Counting, loading: Loading) => batches(loading);

function stepsOf({ steps, carries }: Counting, batches: number, loading: Loading): number {
  return steps?.(batches, loading) ?? rounded(batches / loading.accumulate, carries !== undefined);
}
