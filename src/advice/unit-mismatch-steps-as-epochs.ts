import { countText, percentText } from "../core/facts-text.ts";
import { recounted } from "./horizon.ts";
import type { Rule } from "./rule.ts";

/** An epoch of fewer steps than this may divide any number. */
const dividing = 20;
/** In one of fewer steps than this, a step more or less in each epoch is no rounding. */
const rounding = 10;

/** The schedule lasts for the run's steps, or for whole epochs of them, and is stepped once an epoch. */
export const unitMismatchStepsAsEpochs: Rule = {
  id: "LR001",
  name: "unit-mismatch-steps-as-epochs",
  severity: "error",
  of: "plan",
  title: "A schedule that counts steps is stepped once an epoch",
  why: "Only the very beginning of the schedule is used: a rate that was to fall stays where it is, or a warm-up never ends.",
  reported: [
    "pytorch/pytorch#65417",
    "Lightning-AI/pytorch-lightning#6948",
    "Lightning-AI/pytorch-lightning#3869",
    "sthalles/SimCLR#43",
  ],
  wrong: "cosine --T_max 50000 --epochs 100 --steps-per-epoch 500 --interval epoch",
  right: "cosine --T_max 50000 --epochs 100 --steps-per-epoch 500 --interval step",
  covers: ["LR004", "LR005", "LR007", "LR011", "LR016"],
  find(sight) {
    const { planned, plan, interval, steps: epochs } = sight;
    const { end } = planned.part;
    const each = plan.steps_per_epoch;
    if (interval !== "epoch" || each < 2 || planned.times > 1 || end === undefined || end <= epochs)
      return [];
    if (!isCountedInSteps(end, epochs, each)) return [];
    return [
      {
        message: `the schedule lasts for ${countText(end)} steps, as many as ${countText(Math.round(end / each))} epochs have, but is stepped once an epoch, ${countText(epochs)} times: ${percentText(epochs / end)} of it is used`,
        advice: `if that is not meant, step it after every batch (--interval step), or count it in epochs, each of ${countText(each)} steps`,
        ...recounted(sight, 1 / each),
      },
    ];
  },
};

function isCountedInSteps(end: number, epochs: number, each: number): boolean {
  if (end === epochs * each) return true;
  if (each >= rounding && Math.abs(end - epochs * each) <= epochs) return true;
  return each >= dividing && end % each === 0 && end / each > epochs / 2 && end / each < epochs;
}
