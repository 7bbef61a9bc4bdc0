import type { Format, Values } from "./format.ts";
import { isObject } from "./object.ts";
import { type Entry, translated } from "./translated.ts";
import { has, objectAt, own } from "./value.ts";

/** What torchtitan takes where its file says nothing, beside what the schedule itself fills in. */
const defaults = { steps: 10_000, lr: 8e-4, warmup_steps: 200 } as const;

/**
 * The TOML that torchtitan read until February 2026, `lr_min` and `training.warmup_steps` as older ones spelled it. Read
 * from torchtitan b5bcd76 (components/lr_scheduler.py) and its history.
 */
export const torchtitan: Format = {
  name: "torchtitan config",
  looksFor: "a table [lr_scheduler], or training.warmup_steps and optimizer.lr",
  isIt(values) {
    const scheduler = objectAt(values, "lr_scheduler");
    if (scheduler !== undefined) return Object.keys(scheduler).every((key) => known.includes(key));
    return isOld(values);
  },
  read(values) {
    const scheduler = objectAt(values, "lr_scheduler") ?? {};
    const training = objectAt(values, "training") ?? {};
    const optimizer = objectAt(values, "optimizer") ?? {};
    const copied = (ours: string[], table: string, from: Values, key: string): Entry => ({
      ours,
      value: own(from, key),
      theirs: [table, key],
    });
    const scheduled = (key: string, theirs = key) =>
      copied(["schedule", key], "lr_scheduler", scheduler, theirs);
    const [steps, lr] = [own(training, "steps"), own(optimizer, "lr")];
    return translated(
      [
        { ours: ["schedule", "type"], value: "torchtitan.build_lr_schedulers" },
        warmupEntry(scheduler, training),
        ...["total_steps", "decay_ratio", "decay_type", "min_lr_factor"].map((key) => scheduled(key)),
        ...(has(scheduler, "min_lr_factor") ? [] : [scheduled("min_lr_factor", "lr_min")]),
        ...betas(optimizer),
        steps === undefined
          ? { ours: ["steps"], value: defaults.steps }
          : copied(["steps"], "training", training, "steps"),
        lr === undefined
          ? { ours: ["optimizer", "lr"], value: defaults.lr }
          : copied(["optimizer", "lr"], "optimizer", optimizer, "lr"),
        copied(["optimizer", "weight_decay"], "optimizer", optimizer, "weight_decay"),
      ],
      [
        ...(steps === undefined ? [`training.steps is ${defaults.steps}, as nobody says another`] : []),
        ...(lr === undefined ? [`optimizer.lr is ${defaults.lr}, as nobody says another`] : []),
        ...(isOldSpelling(values)
          ? ["drawn as torchtitan b5bcd76 counts; versions of spring 2025 warm up and decay over a step more"]
          : []),
      ],
    );
  },
};

/** Keys of [lr_scheduler], old and new: tables of that name are in other programs' files, too. */
const known: readonly string[] = [
  "warmup_steps",
  "total_steps",
  "decay_ratio",
  "decay_type",
  "min_lr_factor",
  "lr_min",
];

/** Before there was a table for it, the warm-up was the training's, and a line behind it led to 0. */
function isOld(values: Values): boolean {
  const [training, optimizer] = [objectAt(values, "training"), objectAt(values, "optimizer")];
  return (
    training !== undefined && optimizer !== undefined && has(training, "warmup_steps") && has(optimizer, "lr")
  );
}

function isOldSpelling(values: Values): boolean {
  const scheduler = own(values, "lr_scheduler");
  return isObject(scheduler) ? has(scheduler, "lr_min") : true;
}

function warmupEntry(scheduler: Values, training: Values): Entry {
  const ours = ["schedule", "warmup_steps"];
  const [table, from] = has(scheduler, "warmup_steps") ? ["lr_scheduler", scheduler] : ["training", training];
  const value = own(from as Values, "warmup_steps");
  return value === undefined
    ? { ours, value: defaults.warmup_steps }
    : { ours, value, theirs: [table as string, "warmup_steps"] };
}

function betas(optimizer: Values): Entry[] {
  const [beta1, beta2] = [own(optimizer, "beta1"), own(optimizer, "beta2")];
  return beta1 === undefined && beta2 === undefined
    ? []
    : [{ ours: ["optimizer", "betas"], value: [beta1 ?? 0.9, beta2 ?? 0.95] }];
}
