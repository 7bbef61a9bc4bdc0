import { rateText } from "../core/facts-text.ts";
import type { Rule } from "./rule.ts";

/** A climb of less than this part of the peak is nobody's mistake. */
const slight = 0.01;

/** The run goes on behind the schedule's end, where the rate rises again (torch's cosine is periodic). */
export const cosineRebound: Rule = {
  id: "LR003",
  severity: "error",
  find({ curve: { end, length }, points: { x, y }, facts: { peak, final }, place, span }) {
    if (end === undefined || length <= end + 1) return undefined;
    const behind = x.findIndex((index) => index >= end);
    const climbed = final.rate - (y[behind] as number);
    if (climbed <= slight * peak.rate) return undefined;
    return {
      message: `the schedule ends at ${place(end)}, the run does not: the rate climbs again, to ${rateText(final.rate)}`,
      advice: `if that is not meant, let the schedule last for the run's ${span(length)}`,
    };
  },
};
