import { countText } from "../core/facts-text.ts";
import { horizonOf } from "./horizon.ts";
import type { Rule } from "./rule.ts";

/** A schedule of steps lasts for about as many of them as the run has epochs: its length was meant in epochs. */
export const unitMismatchEpochsAsSteps: Rule = {
  id: "LR002",
  name: "unit-mismatch-epochs-as-steps",
  severity: "error",
  of: "plan",
  title: "A length in epochs, and a scheduler that is stepped at every step",
  why: "The schedule is through before the first epoch is: the rest of the run has its last rate, or what comes behind its end.",
  reported: [
    "ScrollPrize/villa#1495",
    "microsoft/ClimaX#25",
    "bshall/Tacotron#3",
    "cszn/KAIR#101",
    "crowsonkb/k-diffusion#50",
  ],
  wrong: "cosine --T_max 90 --epochs 90 --steps-per-epoch 100",
  right: "cosine --T_max 9000 --epochs 90 --steps-per-epoch 100",
  covers: ["LR003", "LR016"],
  find(sight) {
    const { curve, interval, steps_per_epoch = 1, stages, plan } = sight;
    const epochs = plan.values / steps_per_epoch;
    const { end } = curve;
    // a schedule much shorter than that may be a warm-up, and one of two or three steps anything
    if (interval !== "step" || steps_per_epoch < 3 || end === undefined || epochs < 5) return [];
    if (end > epochs || end < 0.9 * epochs) return [];
    const horizon = horizonOf(sight);
    const isAlone = stages.length === 1 && horizon !== undefined;
    return [
      {
        message: `the schedule ends at step ${countText(end)}, and the run has ${countText(epochs)} epochs of ${countText(steps_per_epoch)} steps: is its length counted in epochs?`,
        advice: "if so, count steps, or step the scheduler once an epoch (--interval epoch)",
        ...(horizon && { path: horizon.path }),
        ...(isAlone && { changes: [{ path: horizon.path, value: horizon.value * steps_per_epoch }] }),
        at: end,
      },
    ];
  },
};
