import { show } from "../../core/check.ts";
import { Problem } from "../../core/problem.ts";
import { findDefinition } from "../../core/registry.ts";
import { didYouMean } from "../../core/suggest.ts";
import { scheduleFlags } from "../flag.ts";
import { axolotlRates } from "./axolotl-rates.ts";
import { axolotlSchedule } from "./axolotl-schedule.ts";
import { axolotlWarmup } from "./axolotl-warmup.ts";
import type { Context, Format, Values } from "./format.ts";
import { checkPacking, heldOutNotes } from "./packing.ts";
import { type TrainerKeys, trainerRun } from "./trainer-run.ts";
import { checkDrawable } from "./trainer-schedule.ts";
import { translated } from "./translated.ts";
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
    checkName(name, context);
    checkNotFed(name);
    checkNotJagged(values);
    checkPacking(values, context);
    const run = trainerRun(values, keys, context);
    const warmup = axolotlWarmup(values, context, run.total);
    const schedule = axolotlSchedule(values, { name, total: run.total, warmup: warmup.steps });
    const rates = axolotlRates(values, context);
    return translated(
      [...schedule.entries, ...rates.entries, ...run.entries],
      [
        ...run.notes,
        ...heldOutNotes(values, "val_set_size", context),
        ...sharingNotes(values),
        ...warmup.notes,
        ...schedule.notes,
        ...rates.notes,
      ],
    );
  },
};

/** Names of transformers', and two of its own. */
function checkName(name: unknown, { registry }: Context): void {
  const definition = findDefinition(registry, "transformers.get_scheduler");
  const names = definition && scheduleFlags(definition).find((flag) => flag.name === "name")?.choices;
  if (typeof name !== "string" || names === undefined) return; // the schema refuses what is no text
  const all = [...names, "one_cycle", "rex"];
  if (all.includes(name)) return;
  throw new Problem(`${show(name)} is not one of ${all.join(", ")}`, {
    path: ["lr_scheduler"],
    hint: didYouMean(name, all),
  });
}

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

/** Processes that share one batch: `--gpus` counts those that have batches of their own. */
function sharingNotes(values: Values): string[] {
  const sizes = ["context_parallel_size", "sequence_parallel_degree", "tensor_parallel_size"];
  const shared = sizes.filter((key) => (numberAt(values, key) ?? 1) > 1);
  if (shared.length === 0) return [];
  const all = shared.reduce((product, key) => product * (numberAt(values, key) as number), 1);
  const what = shared.map((key) => `${key} ${numberAt(values, key)}`).join(" and ");
  return [`${what}: ${all} GPUs share a batch, so --gpus is the number of all GPUs / ${all}`];
}

/** `batch_size` is what accumulation makes of the micro batches, where it is not said itself. */
function withAccumulation(values: Values): Values {
  const [batch, micro] = [numberAt(values, "batch_size"), numberAt(values, "micro_batch_size") ?? 1];
  if (batch === undefined || own(values, keys.accumulate) !== undefined) return values;
  return { ...values, [keys.accumulate]: Math.max(1, Math.floor(batch / micro)) };
}
