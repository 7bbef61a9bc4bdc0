import { countText } from "../core/facts-text.ts";
import { lastsFor } from "./horizon.ts";
import { recounted } from "./recounted.ts";
import type { Rule } from "./rule.ts";

/** The schedule lasts for the run's batches, of which several make one step. */
export const accumNotApplied: Rule = {
  id: "LR009",
  name: "accum-not-applied",
  severity: "error",
  of: "plan",
  title: "The schedule counts batches, but gradients are accumulated",
  why: "Optimizer and scheduler step once for several batches, so that the run ends after a fraction of the schedule, with a rate that is still high.",
  reported: [
    "huggingface/diffusers#4387",
    "huggingface/diffusers#2632",
    "huggingface/accelerate#963",
    "axolotl-ai-cloud/axolotl#1170",
    "h2oai/h2o-llmstudio#663",
  ],
  wrong:
    "hf-linear --num-warmup-steps 0 --num-training-steps 2000 --dataset-size 6400 --batch-size 32 --accumulate 4 --epochs 10",
  right:
    "hf-linear --num-warmup-steps 0 --num-training-steps 500 --dataset-size 6400 --batch-size 32 --accumulate 4 --epochs 10",
  covers: ["LR004", "LR005", "LR007", "LR011"],
  find(sight) {
    const { plan, steps, interval } = sight;
    const { data } = plan;
    if (data?.batches_in_run === undefined || data.epochs === undefined || interval !== "step") return [];
    if (data.accumulate === 1 || data.stepped !== "optimizer step") return [];
    const counts = [data.batches_in_run, data.epochs * data.optimizer_steps * data.accumulate];
    const batches = counts.find((count) => count > steps && lastsFor(sight, count));
    if (batches === undefined || lastsFor(sight, steps)) return [];
    return [
      {
        message: `the schedule lasts for ${countText(batches)} steps, as many as the run has batches, but is stepped once for ${countText(data.accumulate)} batches, ${countText(steps)} times`,
        advice: "if that is not meant, count optimizer steps",
        ...recounted(sight, { from: batches, to: steps, end: steps }),
      },
    ];
  },
};
