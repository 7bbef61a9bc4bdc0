import { rateText } from "../core/facts-text.ts";
import type { Rule } from "./rule.ts";

/** The run ends while the rate is still rising for the first time. */
export const warmupTooLong: Rule = {
  id: "LR011",
  severity: "error",
  find({ curve: { end, length }, facts: { first, lowest, final, peak }, span }) {
    if (end === undefined || end <= length || length === 1) return undefined;
    if (lowest.index !== first.index || peak.index !== final.index || peak.rate <= first.rate)
      return undefined;
    return {
      message: `the run ends while the rate still rises: ${rateText(final.rate)} after ${span(length)}`,
      advice: "if that is not meant, make the warm-up shorter than the run",
    };
  },
};
