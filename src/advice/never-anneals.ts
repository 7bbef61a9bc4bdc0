import { percentText, rateText } from "../core/facts-text.ts";
import type { Stage } from "../core/stage.ts";
import { floorOf } from "./floor.ts";
import { isResumed, lastingForRun } from "./horizon.ts";
import type { Rule } from "./rule.ts";
import { runOf } from "./run-length.ts";

/** A final rate below this part of the way from the floor to the peak is low enough. */
const low = 0.05;
/** A run of this part of the schedule is nearly all of it. */
const nearly = 0.95;

/** The run ends before the schedule does, while the rate is still high. */
export const neverAnneals: Rule = {
  id: "LR004",
  name: "never-anneals",
  severity: "warning",
  of: "curve",
  title: "The run ends before the schedule does",
  why: "Much of what a schedule gains comes from its last part, when the rate is low; a run that stops before it ends with a model that is still noisy.",
  reported: ["wandb/senpai#965", "wandb/senpai#1065", "wandb/senpai#1526"],
  wrong: "cosine --T_max 100 --epochs 50",
  right: "cosine --T_max 50 --epochs 50",
  find(sight, { facts: { peak, final } }) {
    const { curve, stages, counted, isOneStep } = sight;
    const { end, length, milestones } = curve;
    if (end === undefined || length >= nearly * end) return [];
    const isTop = final.rate >= peak.rate;
    // has the rate stayed where it was, or risen and stayed there: is what was to come down not begun?
    if (isTop && isOneStep(peak.index, final.index)) return [];
    const last = stages.at(-1);
    if (last?.part.definition.shapes[0] === "constant") return []; // there is nothing to anneal
    const floor = lowestOf(last);
    if (final.rate - floor <= low * (peak.rate - floor)) return [];
    if (milestones.some((milestone) => milestone >= length)) return []; // which is said by its own rule
    const rate = isTop
      ? `with the rate still at its peak, ${rateText(final.rate)}`
      : `with a rate of ${rateText(final.rate)} (peak ${rateText(peak.rate)})`;
    return [
      {
        message: `the run ends at ${percentText(length / end)} of the schedule, ${rate}`,
        ...(isResumed(sight)
          ? {
              advice: `if that is not meant, let the run last for the ${counted(end)} that are left of the schedule`,
              ...runOf(end, sight),
            }
          : {
              advice: `if that is not meant, let the schedule last for the run's ${counted(length)}, or the run for its ${counted(end)}`,
              ...lastingForRun(sight),
            }),
        at: length - 1,
      },
    ];
  },
};

/** The lowest rate of a schedule, where it says it; else 0. */
function lowestOf(stage: Stage | undefined): number {
  const floor = stage && floorOf(stage.part)?.value;
  return typeof floor === "number" ? floor : 0;
}
