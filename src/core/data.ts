import * as z from "zod";
import { check } from "./check.ts";
import {
  accelerateCounting,
  type Counting,
  epochCount,
  type Loading,
  loopCounting,
  runCount,
} from "./counting.ts";
import { once } from "./once.ts";
import { Problem } from "./problem.ts";
import type { Told } from "./schedule.ts";

const count = (most: number) => z.int().min(1).max(most);

/** What a run's steps follow from. */
export const dataSchema = once(() =>
  z.strictObject({
    dataset_size: count(1e12).describe("samples in an epoch, from which its steps follow"),
    batch_size: count(1e9).describe("samples in a batch of one process (per device)"),
    gpus: count(1e6).default(1).describe("processes, each with batches of its own"),
    accumulate: count(1e6).default(1).describe("batches whose gradients make one optimizer step"),
    drop_last: z
      .boolean()
      .optional()
      .describe("leave out a last batch that is not whole: by default as the framework does"),
    launcher: z
      .enum(["accelerate"])
      .optional()
      .describe("what the scheduler was prepared by: accelerate steps it once for each process"),
    split_batches: z
      .boolean()
      .default(false)
      .describe("with accelerate: batch_size is shared by all processes, and the scheduler stepped once"),
    base_batch: count(1e12).optional().describe("samples in the optimizer step that the rate was chosen for"),
  }),
);

export type DataSaid = z.output<ReturnType<typeof dataSchema>>;

/** The numbers that follow from dataset and batch, by the rounding of the framework. Letters are as in papers. */
export interface RunData extends Loading {
  /** N: samples in an epoch. */
  readonly dataset_size: number;
  /** b: samples in a batch of one process; a part of what is said where accelerate splits batches. */
  readonly batch_size: number;
  /** W: processes. */
  readonly gpus: number;
  /** A: batches in an optimizer step. */
  readonly accumulate: number;
  readonly drop_last: boolean;
  readonly launcher: DataSaid["launcher"];
  readonly split_batches: boolean;
  /** Samples in the optimizer step that the rate was chosen for; undefined where nobody says. */
  readonly base_batch: number | undefined;
  /** Who counts: `timm's train.py`. */
  readonly trainer: string;
  /** B: batches in an epoch, of each process. */
  readonly batches: number;
  /** S: optimizer steps in an epoch; the whole ones where accumulation runs on across epochs. */
  readonly optimizer_steps: number;
  /** E: epochs of the run; undefined where it has a number of steps, or the length of its schedule. */
  readonly epochs: number | undefined;
  /** B of the whole run; undefined as `epochs`. */
  readonly batches_in_run: number | undefined;
  /** S of the whole run: E · S, or where accumulation runs on ⌊E · B / A⌋; undefined as `epochs`. */
  readonly optimizer_steps_in_run: number | undefined;
  /** What goes on from one epoch to the next: see Counting. */
  readonly carries: Counting["carries"];
  /** What a schedule that counts steps is stepped at: keras, fastai and mmengine step it at every batch. */
  readonly stepped: "optimizer step" | "batch";
  /** Steps of the schedule in an epoch: S, or B where it is stepped at batches. */
  readonly steps_per_epoch: number;
  /** Steps of the schedule in the run; undefined as `epochs`. */
  readonly steps_in_run: number | undefined;
  /** `steps_per_epoch` if `drop_last` were the other way round; may be 0. */
  readonly steps_per_epoch_rounded_otherwise: number;
  /** How often `step()` is called where one call is meant: W where accelerate prepared the scheduler, else 1. */
  readonly times: number;
}

/** The `data` of a config, checked. Throws a Problem, its path counted from there. */
export function dataOf(raw: unknown): DataSaid {
  // a key that nobody knows may be one that is missing
  const { dataset_size, batch_size } = check(dataSchema().partial(), raw, "data");
  const missing = dataset_size === undefined ? "dataset_size" : "batch_size";
  if (dataset_size === undefined || batch_size === undefined) {
    throw new Problem("missing", {
      path: [missing],
      allowed: "the steps of an epoch follow from dataset_size and batch_size",
      hint: `Try ${missing === "dataset_size" ? "--dataset-size 50000" : "--batch-size 64"}`,
    });
  }
  return check(dataSchema(), raw, "data");
}

/** Count a run. Throws a Problem, its path counted from the config, where there is nothing to train with. */
export function countedRun(said: DataSaid, told: Told, counting: Counting = loopCounting): RunData {
  const own = said.launcher === "accelerate" ? accelerateCounting : counting;
  const drop_last = said.drop_last ?? own.drop_last ?? false;
  const loading: Loading = { ...said, batch_size: batchOfProcess(said, counting), drop_last };
  const epoch = epochCount(own, loading);
  checkNotEmpty(own, loading, said);
  const epochs = told.steps === undefined ? told.epochs : undefined;
  const run = epochs === undefined ? undefined : runCount(own, loading, epochs);
  const isByBatch = own.stepped === "batch";
  const stepsIn = ({ batches, steps }: { batches: number; steps: number }) => (isByBatch ? batches : steps);
  return {
    ...loading,
    launcher: said.launcher,
    split_batches: said.split_batches,
    base_batch: said.base_batch,
    trainer: own.trainer,
    batches: epoch.batches,
    optimizer_steps: epoch.steps,
    epochs,
    batches_in_run: run?.batches,
    optimizer_steps_in_run: run?.steps,
    carries: own.carries,
    stepped: isByBatch ? "batch" : "optimizer step",
    steps_per_epoch: stepsIn(epoch),
    steps_in_run: run && stepsIn(run),
    steps_per_epoch_rounded_otherwise: stepsIn(epochCount(own, { ...loading, drop_last: !drop_last })),
    times: said.launcher === "accelerate" && !said.split_batches ? said.gpus : 1,
  };
}

/** What of the run's length follows, as if the user had said it. */
export function toldBy({ steps_per_epoch, steps_in_run, epochs }: RunData, told: Told): Told {
  checkSame(steps_per_epoch, told);
  // epochs of so many steps each would be fewer
  const isUneven = epochs !== undefined && steps_in_run !== epochs * steps_per_epoch;
  return isUneven ? { steps: steps_in_run, steps_per_epoch } : { ...told, steps_per_epoch };
}

function checkSame(steps_per_epoch: number, told: Told): void {
  if (told.steps_per_epoch === undefined || told.steps_per_epoch === steps_per_epoch) return;
  throw new Problem(`${told.steps_per_epoch}, but ${steps_per_epoch} follow from dataset and batch`, {
    path: ["steps_per_epoch"],
    allowed: "give one of the two",
  });
}

/** Samples in a batch of one process. Throws a Problem where accelerate raises, or has no part in it. */
function batchOfProcess(said: DataSaid, { trainer, prepared = true }: Counting): number {
  const { batch_size, gpus, launcher, split_batches } = said;
  if (launcher === "accelerate" && !prepared) {
    throw new Problem(`accelerate prepares schedulers of torch, and ${trainer} steps its own`, {
      path: ["data", "launcher"],
      allowed: "leave it out",
    });
  }
  if (!split_batches) return batch_size;
  if (launcher === undefined) {
    throw new Problem("only accelerate splits batches", {
      path: ["data", "split_batches"],
      hint: "Add --launcher accelerate, or give the batch size of one process",
    });
  }
  if (batch_size % gpus !== 0) {
    throw new Problem(`${batch_size} cannot be split among ${gpus} processes`, {
      path: ["data", "batch_size"],
      allowed: "with split_batches it is a multiple of gpus",
    });
  }
  return batch_size / gpus;
}

function checkNotEmpty(counting: Counting, loading: Loading, said: DataSaid): void {
  const { batches, steps } = epochCount(counting, loading);
  const { dataset_size, batch_size, gpus, accumulate } = loading;
  if (batches < 1) {
    throw new Problem(`an epoch of ${dataset_size} samples has no batch of ${batch_size * gpus}`, {
      path: ["data", said.drop_last ? "drop_last" : "dataset_size"],
      allowed: loading.drop_last ? "the last one is dropped" : `${counting.trainer} makes none of them`,
      hint: loading.drop_last ? "Use smaller batches, or --no-drop-last" : "Use smaller batches",
    });
  }
  if (steps < 1 && counting.stepped !== "batch") {
    throw new Problem(`an epoch has ${batches} batches, too few for an optimizer step of ${accumulate}`, {
      path: ["data", "accumulate"],
      hint: "Say the length of the run with --steps, and leave the data out",
    });
  }
}
