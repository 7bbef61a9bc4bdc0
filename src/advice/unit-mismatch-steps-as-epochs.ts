import { countText, percentText } from "../core/facts-text.ts";
import { dividing } from "../core/period-pitfalls.ts";
import { type Clock, clocksOf } from "./clock.ts";
import { declaredSteps } from "./declared-counts.ts";
import type { Found, Rule, Sight } from "./rule.ts";

/** A schedule that lasts for fewer times the run's epochs than this may have been told epochs. */
const far = 10;

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
  covers: ["LR004", "LR005", "LR007", "LR011", "LR013", "LR016", "LR018"],
  find(sight) {
    const found = clocksOf(sight).flatMap((clock) => hardlyUsed(clock, sight));
    return found.length > 0 ? found : declaredSteps(sight);
  },
};

function hardlyUsed(clock: Clock, { planned, plan }: Sight): Found[] {
  const { interval, steps: epochs, name } = clock;
  const { end } = clock.part;
  const each = plan.steps_per_epoch;
  if (interval !== "epoch" || each < 2 || planned.times > 1 || end === undefined || end <= epochs) return [];
  const meant = epochsMeant(end, epochs, each);
  if (meant === undefined) return [];
  const stepping = clock.steppedAt("step");
  return [
    {
      message: `${name} lasts for ${countText(end)} steps, as many as ${countText(Math.round(end / each))} epochs have, but is stepped once an epoch, ${countText(epochs)} times: ${percentText(epochs / end)} of it is used`,
      advice: `if that is not meant, ${stepping ? `step it after every batch (${stepping}), or ` : ""}count it in epochs, each of ${countText(each)} steps`,
      ...clock.recounted({ from: each, to: 1, end: meant }),
    },
  ];
}

/** The epochs whose steps were counted; undefined where that is not sure. */
function epochsMeant(end: number, epochs: number, each: number): number | undefined {
  if (each < far) return undefined;
  if (Math.abs(end - epochs * each) <= epochs) return epochs;
  const whole = end / each;
  return each >= dividing && end % each === 0 && whole > epochs / 2 && whole < epochs ? whole : undefined;
}
