import { countText } from "../core/facts-text.ts";
import { horizonOf } from "./horizon.ts";
import type { Rule } from "./rule.ts";

/** A schedule of epochs lasts for as many of them as the run has steps: its length was meant in steps. */
export const unitMismatchStepsAsEpochs: Rule = {
  id: "LR001",
  name: "unit-mismatch-steps-as-epochs",
  severity: "error",
  of: "plan",
  title: "A length in steps, and a scheduler that is stepped once an epoch",
  why: "The run sees but the first bit of the schedule: the rate hardly moves from where it begins.",
  reported: ["pytorch/pytorch#65417", "Lightning-AI/pytorch-lightning#6948", "sthalles/SimCLR#43"],
  wrong: "cosine --T_max 9000 --epochs 90 --steps-per-epoch 100 --interval epoch",
  right: "cosine --T_max 90 --epochs 90 --steps-per-epoch 100 --interval epoch",
  covers: ["LR004", "LR011", "LR016"],
  find(sight) {
    const { interval, steps_per_epoch = 1, steps, stages, plan } = sight;
    const horizon = horizonOf(sight);
    if (interval !== "epoch" || steps_per_epoch < 2 || horizon === undefined) return [];
    const end = horizon.from + horizon.value;
    // what a last batch that is left out, or a warm-up that is taken off, makes less
    const isRun = Math.abs(end - plan.values) <= steps || Math.abs(horizon.value - plan.values) <= steps;
    if (end <= steps || !isRun) return [];
    const part = Math.max(0.1, Math.round((1000 * steps) / end) / 10);
    return [
      {
        message: `${horizon.name} ${countText(horizon.value)} is about the ${countText(plan.values)} steps of the run, but the scheduler is stepped ${countText(steps)} times, once an epoch: ${part} % of the schedule is used`,
        advice: "if that is not meant, count epochs, or step it at every step (--interval step)",
        path: horizon.path,
        ...(stages.length === 1 && { changes: [{ path: horizon.path, value: steps }] }),
      },
    ];
  },
};
