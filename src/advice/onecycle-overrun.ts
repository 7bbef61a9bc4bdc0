import type { Rule } from "./rule.ts";

/** OneCycleLR is stepped beyond its total_steps. */
export const onecycleOverrun: Rule = {
  id: "LR006",
  name: "onecycle-overrun",
  severity: "error",
  of: "refusal",
  title: "OneCycleLR is stepped more often than total_steps",
  why: "The framework raises ValueError when it happens, which is at the end of the training: after hours, maybe, and before the last checkpoint.",
  reported: [
    "pytorch/pytorch#38170",
    "pytorch/pytorch#92040",
    "vLAR-group/GrowSP#11",
    "A4Bio/PiFold#6",
    "huggingface/accelerate#843",
  ],
  wrong: "onecycle --max-lr 0.1 --total-steps 900 --epochs 10 --steps-per-epoch 91",
  right: "onecycle --max-lr 0.1 --total-steps 910 --epochs 10 --steps-per-epoch 91",
  covers: ["LR030"],
};
