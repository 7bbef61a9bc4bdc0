import { Problem } from "../../src/core/problem.ts";
import type { Group, Scheduler, Stepper, Told } from "../../src/core/schedule.ts";
import type { Annealer } from "./annealers.ts";

/** One `learn.fit(n_epoch, cbs=ParamScheduler({"lr": …, "mom": …}))`. */
export interface Fit {
  readonly n_epoch: number;
  /** Epochs before this one are skipped. */
  readonly start_epoch: number;
  readonly lr: Annealer;
  readonly mom?: Annealer;
}

/** Batches of an epoch where nobody says how many: enough for a smooth line. */
const batchesUntold = 100;

/** Batches of an epoch in which `n_epoch` epochs are trained, from what was said of the run. */
export function batchesOf({ epochs, steps, steps_per_epoch }: Told, n_epoch: number): number {
  if (steps_per_epoch !== undefined) return steps_per_epoch;
  if (epochs !== undefined) return 1;
  return steps === undefined ? batchesUntold : Math.max(1, Math.ceil(steps / n_epoch));
}

/** How many batches so many epochs have; undefined for none. */
export const batchesIn = (trained: number, told: Told): number | undefined =>
  trained > 0 ? trained * batchesOf(told, trained) : undefined;

/** Epochs that a command line says, for a fit that it does not say them of. */
export function epochsFromRun(run: { epochs?: unknown; steps?: unknown; steps_per_epoch?: unknown }) {
  const { epochs, steps, steps_per_epoch } = run;
  if (typeof epochs === "number") return epochs;
  if (typeof steps !== "number") return undefined;
  return typeof steps_per_epoch === "number" ? Math.ceil(steps / steps_per_epoch) : 1;
}

/**
 * Fits one after another, of so many epochs in all. What is left of the run after them keeps the values of the
 * last batch.
 */
export function fitting(
  writes: Scheduler["writes"] & object,
  trained: number,
  fitsFor: (group: Group) => readonly Fit[],
): Scheduler {
  if (trained <= 0) {
    throw new Problem("no epoch is trained", {
      path: ["start_epoch"],
      allowed: "fewer than there are epochs",
    });
  }
  return {
    writes,
    attach: (group, { told }) => attachFits(group, fitsFor(group), batchesOf(told, trained)),
  };
}

export function attachFits(group: Group, fits: readonly Fit[], n_iter: number): Stepper {
  const left = fits.filter(({ n_epoch, start_epoch }) => start_epoch < n_epoch);
  let fit = left.shift() as Fit;
  let epoch = fit.start_epoch;
  let iter = 0;
  let each = 1 / (n_iter * fit.n_epoch);
  let pct_train = epoch / fit.n_epoch;
  let over = false;

  const write = () => {
    group.lr = fit.lr(pct_train);
    if (fit.mom) group.momentum = fit.mom(pct_train);
  };
  const nextEpoch = () => {
    iter = 0;
    if (++epoch === fit.n_epoch) {
      const next = left.shift();
      over = next === undefined;
      if (next === undefined) return;
      fit = next;
      epoch = fit.start_epoch;
      each = 1 / (n_iter * fit.n_epoch);
    }
    pct_train = epoch / fit.n_epoch; // as TrainEvalCallback does: it drifts within an epoch alone
  };

  write();
  return {
    step() {
      if (over) return;
      if (++iter < n_iter) pct_train += each;
      else nextEpoch();
      if (!over) write();
    },
  };
}
