import { rateText } from "../core/facts-text.ts";
import type { Rule } from "./rule.ts";

/** A final rate below this part of the peak is low enough. */
const low = 0.05;

/** The run ends before the schedule does, while the rate is still high. */
export const neverAnneals: Rule = {
  id: "LR004",
  severity: "warning",
  find({ curve: { end, length, milestones }, facts: { peak, final }, span }) {
    if (end === undefined || end <= length) return undefined;
    if (final.rate >= peak.rate || final.rate <= low * peak.rate) return undefined;
    if (milestones.some((milestone) => milestone >= length)) return undefined; // which is said by its own rule
    const part = Math.floor((100 * length) / end);
    return {
      message: `the run ends at ${part} % of the schedule, with a rate of ${rateText(final.rate)} (peak ${rateText(peak.rate)})`,
      advice: `if that is not meant, let the schedule last for the run's ${span(length)}, or the run for its ${span(end)}`,
    };
  },
};
