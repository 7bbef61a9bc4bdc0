import { Problem } from "../../core/problem.ts";
import type { Context, Format, Translation, Values } from "./format.ts";
import { isObject } from "./object.ts";
import { checkPacking } from "./packing.ts";
import { knowsData } from "./run-length.ts";
import { dataEntries, type TrainerKeys, type TrainerRun, trainerRun } from "./trainer-run.ts";
import { checkDrawable, schedulerKwargs, schedulerName, trainerWarmup } from "./trainer-schedule.ts";
import { type Entry, translated } from "./translated.ts";
import { cast, has, own } from "./value.ts";

const keys: TrainerKeys = {
  epochs: "num_train_epochs",
  max_steps: "max_steps",
  batch_size: "per_device_train_batch_size",
  accumulate: "gradient_accumulation_steps",
  drop_last: "dataloader_drop_last",
  defaults: { epochs: 3, batch_size: 8 },
};

/** The arguments of Hugging Face's Trainer, as YAML or JSON. Read from transformers 5.18 (training_args.py, trainer.py). */
export const trainingArguments: Format = {
  name: "Hugging Face TrainingArguments",
  looksFor: "lr_scheduler_type, or learning_rate and per_device_train_batch_size or num_train_epochs",
  isIt: (values) =>
    has(values, "lr_scheduler_type") ||
    (has(values, "learning_rate") && [keys.batch_size, keys.epochs].some((key) => has(values, key))),
  read: (values, context) => readTrainer(values, context),
};

/** More entries of the schedule, where a program adds some to what its users wrote. */
export type Extra = (name: unknown, run: TrainerRun, warmup: unknown) => readonly Entry[];

/** The Trainer's arguments among the values of a file. */
export function readTrainer(values: Values, context: Context, extra: Extra = () => []): Translation {
  const name = schedulerName(own(values, "lr_scheduler_type") ?? "linear");
  checkDrawable(name, "lr_scheduler_type");
  const rate = rateEntries(values);
  const deepspeed = deepspeedNotes(values);
  const schedule: Entry[] = [
    { ours: ["schedule", "type"], value: "transformers.get_scheduler" },
    {
      ours: ["schedule", "name"],
      value: name,
      theirs: has(values, "lr_scheduler_type") ? ["lr_scheduler_type"] : undefined,
    },
  ];
  if (name === "reduce_lr_on_plateau") {
    const { entries, notes } = evaluations(values, context);
    return translated(
      [...schedule, ...schedulerKwargs(values), ...rate.entries, ...entries],
      [...rate.notes, ...notes, ...deepspeed],
    );
  }
  checkPacking(values, context);
  const run = trainerRun(values, keys, context);
  const warmup = trainerWarmup(values, run.total);
  const isWarmedUp = name !== "constant";
  return translated(
    [
      ...schedule,
      ...(isWarmedUp
        ? [
            {
              ours: ["schedule", "num_warmup_steps"],
              value: warmup.steps,
              theirs: warmup.theirs === undefined ? undefined : [warmup.theirs],
            },
          ]
        : []),
      ...extra(name, run, warmup.steps),
      ...schedulerKwargs(values),
      ...rate.entries,
      ...run.entries,
    ],
    [...rate.notes, ...run.notes, ...(isWarmedUp ? warmup.notes : []), ...deepspeed],
  );
}

/** The optimizer, AdamW where nobody says another: its rate is what the schedule multiplies. */
function rateEntries(values: Values): {
  readonly entries: readonly Entry[];
  readonly notes: readonly string[];
} {
  const lr = cast(own(values, "learning_rate"));
  const isAdam = String(own(values, "optim") ?? "adamw").includes("adam");
  const [beta1, beta2] = [cast(own(values, "adam_beta1")), cast(own(values, "adam_beta2"))];
  const hasBetas = isAdam && (beta1 !== undefined || beta2 !== undefined);
  return {
    entries: [
      {
        ours: ["optimizer", "lr"],
        value: lr ?? 5e-5,
        theirs: lr === undefined ? undefined : ["learning_rate"],
      },
      ...(hasBetas ? [{ ours: ["optimizer", "betas"], value: [beta1 ?? 0.9, beta2 ?? 0.999] }] : []),
      {
        ours: ["optimizer", "weight_decay"],
        value: cast(own(values, "weight_decay")),
        theirs: ["weight_decay"],
      },
    ],
    notes: lr === undefined ? ["learning_rate is 5e-5, as nobody says another"] : [],
  };
}

/** A plateau is looked for at every evaluation: a step of its scheduler is one, and the run has as many as metrics. */
function evaluations(values: Values, context: Context) {
  const strategy = own(values, "eval_strategy") ?? own(values, "evaluation_strategy");
  if (strategy !== "epoch") return { entries: [], notes: ["each step drawn is one evaluation"] };
  const epochs = cast(own(values, keys.epochs)) ?? keys.defaults.epochs;
  return {
    entries: [
      { ours: ["epochs"], value: epochs, theirs: has(values, keys.epochs) ? [keys.epochs] : undefined },
      { ours: ["interval"], value: "epoch" },
      ...(knowsData(context) ? dataEntries(values, keys) : []),
    ],
    notes: [],
  };
}

/** A scheduler of DeepSpeed's goes before the Trainer's. */
function deepspeedNotes(values: Values): string[] {
  const deepspeed = own(values, "deepspeed");
  if (isObject(deepspeed) && has(deepspeed, "scheduler")) {
    throw new Problem("DeepSpeed's scheduler goes before the Trainer's", {
      path: ["deepspeed", "scheduler"],
      hint: "Draw the object at deepspeed as a file of its own",
    });
  }
  return typeof deepspeed === "string" ? [`a scheduler in ${deepspeed} would go before this one`] : [];
}
