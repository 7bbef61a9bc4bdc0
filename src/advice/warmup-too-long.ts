import { rateText } from "../core/facts-text.ts";
import type { Rule } from "./rule.ts";

/** The run ends while the rate is still rising for the first time. */
export const warmupTooLong: Rule = {
  id: "LR011",
  name: "warmup-too-long",
  severity: "error",
  of: "curve",
  title: "The run ends while the rate still rises",
  why: "The rate that was chosen is never reached, and nothing anneals it.",
  reported: ["facebookresearch/d2go#19", "PrimeIntellect-ai/prime-rl#968", "PeterGriffinJin/Search-R1#28"],
  wrong: "linear --start-factor 0.01 --total-iters 100 --epochs 50",
  right: "linear --start-factor 0.01 --total-iters 5 --epochs 50",
  find({ curve: { end, length }, span }, { facts: { first, lowest, final, peak } }) {
    if (end === undefined || end <= length || length === 1) return [];
    if (lowest.index !== first.index || peak.index !== final.index || peak.rate <= first.rate) return [];
    return [
      {
        message: `the run ends while the rate still rises: ${rateText(final.rate)} after ${span(length)}`,
        advice: "if that is not meant, make the warm-up shorter than the run",
        at: length - 1,
      },
    ];
  },
};
