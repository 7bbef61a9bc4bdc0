import type { Rule } from "./rule.ts";

/** A run goes on with another horizon, or without the rate that it began with. */
export const resumeJump: Rule = {
  id: "LR026",
  name: "resume-jump",
  severity: "warning",
  of: "refusal",
  title: "A run that is resumed does not go on where it stopped",
  why: "At the same step a schedule with another length, or another rate, is somewhere else: the rate jumps there, and so may the loss.",
  reported: [
    "mlfoundations/open_clip#413",
    "Nerogar/OneTrainer#1604",
    "deepinsight/insightface#2143",
    "pytorch/pytorch#160626",
  ],
  wrong: "cosine --T-max 60 --last-epoch 19 --epochs 40",
  right: "cosine --T-max 60 --last-epoch 19 --lr 0.0753 --initial-lr 0.1 --epochs 40",
};
