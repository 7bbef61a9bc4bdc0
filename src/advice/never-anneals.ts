import { rateText } from "../core/facts-text.ts";
import { lastingForRun } from "./horizon.ts";
import type { Rule } from "./rule.ts";

/** A final rate below this part of the peak is low enough. */
const low = 0.05;

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
    const { curve, span } = sight;
    const { end, length, milestones } = curve;
    if (end === undefined || end <= length) return [];
    if (final.rate >= peak.rate || final.rate <= low * peak.rate) return [];
    if (milestones.some((milestone) => milestone >= length)) return []; // which is said by its own rule
    const part = Math.floor((100 * length) / end);
    return [
      {
        message: `the run ends at ${part} % of the schedule, with a rate of ${rateText(final.rate)} (peak ${rateText(peak.rate)})`,
        advice: `if that is not meant, let the schedule last for the run's ${span(length)}, or the run for its ${span(end)}`,
        ...lastingForRun(sight),
        at: length - 1,
      },
    ];
  },
};
