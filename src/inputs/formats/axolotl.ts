import { Problem } from "../../core/problem.ts";
import { axolotlRates } from "./axolotl-rates.ts";
import { axolotlSchedule } from "./axolotl-schedule.ts";
import { axolotlWarmup } from "./axolotl-warmup.ts";
import type { Context, Format, Values } from "./format.ts";
import { knowsData } from "./run-length.ts";
import { type TrainerKeys, trainerRun } from "./trainer-run.ts";
import { checkDrawable } from "./trainer-schedule.ts";
import { translated } from "./translated.ts";
import { unknownContext } from "./unknown-context.ts";
import { has, numberAt, own } from "./value.ts";

const keys: TrainerKeys = {
  epochs: "num_epochs",
  max_steps: "max_steps",
  batch_size: "micro_batch_size",
  accumulate: "gradient_accumulation_steps",
  drop_last: "dataloader_drop_last",
  defaults: { epochs: 1, batch_size: 1 },
};

/**
 * The YAML of Axolotl: transformers' schedules and some of its own. Keys as in axolotl 067b021; what it makes of them
 * as in core/builders/base.py (00f1318), core/trainers/mixins/scheduler.py (042d23b) and utils/schedulers.py.
 */
export const axolotl: Format = {
  name: "Axolotl config",
  looksFor: "lr_scheduler or learning_rate, and micro_batch_size or base_model",
  isIt: (values) =>
    (typeof own(values, "lr_scheduler") === "string" || has(values, "learning_rate")) &&
    (has(values, "micro_batch_size") || has(values, "base_model")),
  read(written, context) {
    const values = withAccumulation(written);
    const name = own(values, "lr_scheduler") ?? "cosine";
    checkDrawable(name, "lr_scheduler");
    checkNotFed(name);
    checkNotJagged(values);
    checkPacking(values, context);
    const run = trainerRun(values, keys, context);
    const warmup = axolotlWarmup(values, context, run.total);
    const schedule = axolotlSchedule(values, { name, total: run.total, warmup: warmup.steps });
    const rates = axolotlRates(values, context);
    return translated(
      [...schedule.entries, ...rates.entries, ...run.entries],
      [...run.notes, ...warmup.notes, ...schedule.notes, ...rates.notes],
    );
  },
};

/** A plateau is looked for at evaluations, of which the file does not say how many steps lie between them. */
function checkNotFed(name: unknown): void {
  if (name !== "reduce_lr_on_plateau") return;
  throw new Problem("reduce_lr_on_plateau is stepped with a metric at every evaluation", {
    path: ["lr_scheduler"],
    hint: "Try lrplot hf-plateau --metrics val.csv:loss",
  });
}

/** `jagged_restart_steps` begins another schedule again and again, which nothing here does. */
function checkNotJagged(values: Values): void {
  const key = ["jagged_restart_steps", "relora_steps"].find((name) => own(values, name) !== undefined);
  if (key === undefined) return;
  throw new Problem("jagged restarts are not drawn", {
    path: [key],
    allowed: "leave it out to see the schedule that they interrupt",
    hint: `Add --set ${key}=null`,
  });
}

/** Packed samples are fewer than the dataset's, and nobody knows before how many. */
function checkPacking(values: Values, context: Context): void {
  if (own(values, "sample_packing") !== true) return;
  const isSaid = [context.steps, context.steps_per_epoch].some((count) => count !== undefined);
  if (isSaid || (numberAt(values, keys.max_steps) ?? 0) > 0) return;
  const what = `how many steps an epoch of packed samples has${knowsData(context) ? " (not of the dataset's)" : ""}`;
  throw unknownContext(what, ["sample_packing"], "--steps N or --steps-per-epoch N");
}

/** `batch_size` is what accumulation makes of the micro batches, where it is not said itself. */
function withAccumulation(values: Values): Values {
  const [batch, micro] = [numberAt(values, "batch_size"), numberAt(values, "micro_batch_size") ?? 1];
  if (batch === undefined || own(values, keys.accumulate) !== undefined) return values;
  return { ...values, [keys.accumulate]: Math.max(1, Math.floor(batch / micro)) };
}
