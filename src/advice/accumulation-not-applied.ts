import { countText } from "../core/facts-text.ts";
import { horizonOf } from "./horizon.ts";
import type { Rule } from "./rule.ts";

/** The schedule's length was computed from batches, of which several make one step. */
export const accumulationNotApplied: Rule = {
  id: "LR009",
  name: "accum-not-applied",
  severity: "error",
  of: "plan",
  title: "A length in batches, though several of them make one step",
  why: "Gradients are accumulated, and the scheduler is stepped once for several batches: the run ends in the first part of the schedule.",
  reported: [
    "huggingface/diffusers#4387",
    "huggingface/accelerate#963",
    "axolotl-ai-cloud/axolotl#1170",
    "hpcaitech/ColossalAI#1112",
  ],
  wrong:
    "hf-cosine --num_warmup_steps 100 --num_training_steps 18750 --epochs 3 --dataset-size 50000 --batch-size 8 --accumulate 4",
  right:
    "hf-cosine --num_warmup_steps 100 --num_training_steps 4689 --epochs 3 --dataset-size 50000 --batch-size 8 --accumulate 4",
  covers: ["LR004", "LR011"],
  find(sight) {
    const { data } = sight.plan;
    const horizon = horizonOf(sight);
    if (data === undefined || horizon === undefined || data.stepped === "batch" || data.times > 1) return [];
    const { accumulate, batches_in_run: batches, optimizer_steps_in_run: steps } = data;
    if (batches === undefined || steps === undefined || accumulate === 1 || batches === steps) return [];
    const { name, value, from, path } = horizon;
    if (sight.interval !== "step" || (value !== batches && from + value !== batches)) return [];
    return [
      {
        message: `${name} ${countText(value)} counts the run's ${countText(batches)} batches, but ${countText(accumulate)} of them make one step: the scheduler is stepped ${countText(steps)} times`,
        advice: "if that is not meant, count steps",
        path,
        changes: [{ path, value: Math.max(1, steps - from) }],
      },
    ];
  },
};
