import { countText } from "../core/facts-text.ts";
import { horizonOf } from "../core/horizon.ts";
import { lastingForRun } from "./horizon.ts";
import type { Rule } from "./rule.ts";

/** Counts that differ by less than this part of them were counted alike, and rounded otherwise. */
const alike = 0.01;

/** The schedule lasts for the optimizer's steps, but accelerate steps it once for each process. */
export const accelerateMultiStep: Rule = {
  id: "LR010",
  name: "accelerate-multi-step",
  severity: "error",
  of: "plan",
  title: "accelerate steps a prepared scheduler once for each process",
  why: "Each call of step() on a scheduler that accelerate prepared makes as many steps as there are processes, so that the schedule is over in a fraction of the run. Warm-up and length are to be counted in steps of all processes, or the scheduler not to be prepared.",
  reported: [
    "huggingface/accelerate#2926",
    "huggingface/accelerate#2142",
    "huggingface/accelerate#1398",
    "huggingface/diffusers#3954",
    "Lightricks/LTX-Video-Trainer#67",
  ],
  wrong:
    "hf-linear --num-warmup-steps 0 --num-training-steps 500 --dataset-size 6400 --batch-size 32 --gpus 4 --launcher accelerate --epochs 10",
  right:
    "hf-linear --num-warmup-steps 0 --num-training-steps 2000 --dataset-size 6400 --batch-size 32 --gpus 4 --launcher accelerate --epochs 10",
  covers: ["LR003", "LR014", "LR030"],
  find(sight) {
    const { planned, steps, indexOf, span, curve } = sight;
    const { times, part } = planned;
    const { end } = part;
    if (times === 1 || end === undefined || end >= steps) return [];
    const calls = steps / times;
    const counted = [end, horizonOf(sight)?.value ?? end];
    if (!counted.some((count) => Math.abs(count - calls) <= alike * calls)) return [];
    return [
      {
        message: `the schedule lasts for ${countText(end)} steps, but accelerate steps it ${times} times at each of the run's ${countText(calls)}: it is over after ${span(indexOf(end))} of ${countText(curve.length)}`,
        advice: `if that is not meant, do not prepare() the scheduler, or count it, its warm-up too, in steps of all ${times} processes`,
        ...lastingForRun(sight),
        at: indexOf(end),
      },
    ];
  },
};
