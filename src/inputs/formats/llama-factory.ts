import type { Format } from "./format.ts";
import { heldOutNotes } from "./packing.ts";
import { readTrainer } from "./training-arguments.ts";
import { has } from "./value.ts";

/**
 * The YAML of LLaMA-Factory: the Trainer's arguments beside its own. Its warmup_stable_decay needs no number of decay
 * steps: a third of what is behind the warm-up is stable. Read from LLaMA-Factory ff6d4d1 (train/trainer_utils.py).
 */
export const llamaFactory: Format = {
  name: "LLaMA-Factory config",
  looksFor:
    "stage, finetuning_type, template or model_name_or_path and dataset, beside the Trainer's arguments",
  isIt: (values) =>
    ["lr_scheduler_type", "learning_rate", "num_train_epochs", "max_steps"].some((key) => has(values, key)) &&
    (["stage", "finetuning_type", "template"].some((key) => has(values, key)) ||
      ["model_name_or_path", "dataset"].every((key) => has(values, key))),
  read(values, context) {
    const found = readTrainer(values, context, (name, { total }, warmup) => {
      if (name !== "warmup_stable_decay" || total === undefined || typeof warmup !== "number") return [];
      const left = total - warmup;
      const stable = Math.floor(left / 3);
      return [
        { ours: ["schedule", "scheduler_specific_kwargs", "num_stable_steps"], value: stable },
        { ours: ["schedule", "scheduler_specific_kwargs", "num_decay_steps"], value: left - stable },
      ];
    });
    return { ...found, notes: [...(found.notes ?? []), ...heldOutNotes(values, "val_size", context)] };
  },
};
