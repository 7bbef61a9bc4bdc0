import { percentText, rateText } from "../core/facts-text.ts";
import type { Shape } from "../core/shape.ts";
import type { Rule, Sight } from "./rule.ts";

/** A warm-up of more than this part of the run is hardly meant as one: where the rate falls behind it, and where not. */
const most = { falls: 0.5, stays: 0.8 };
/** Of these the first rise is half of what they are for, or all of it. */
const rising: readonly Shape[] = ["one-cycle", "cyclic", "range-test", "function"];

/** The run ends while the rate is still rising for the first time, or not long behind that. */
export const warmupTooLong: Rule = {
  id: "LR011",
  name: "warmup-too-long",
  severity: "error",
  of: "curve",
  title: "The warm-up takes the run, or most of it",
  why: "The rate that was chosen is never reached, or only when little is left of the run to train with it and to anneal it.",
  reported: ["facebookresearch/d2go#19", "PrimeIntellect-ai/prime-rl#968", "PeterGriffinJin/Search-R1#28"],
  wrong: "linear --start-factor 0.01 --total-iters 100 --epochs 50",
  right: "linear --start-factor 0.01 --total-iters 5 --epochs 50",
  find(sight, { facts: { first, lowest, final, peak, warmup }, zeros }) {
    const { curve, span } = sight;
    const { end, length } = curve;
    if (length === 1) return [];
    const isCut = end !== undefined && end > length;
    if (isCut && lowest.index === first.index && peak.index === final.index && peak.rate > first.rate) {
      return [
        {
          message: `the run ends while the rate still rises: ${rateText(final.rate)} after ${span(length)}`,
          advice: "if that is not meant, make the warm-up shorter than the run",
          at: length - 1,
        },
      ];
    }
    if (warmup === undefined || isMadeToRise(sight)) return [];
    const share = final.rate < peak.rate ? most.falls : most.stays;
    if (warmup - zeros <= share * length) return [];
    return [
      {
        message: `the warm-up takes ${span(warmup)} of the run's ${span(length)}, ${percentText(warmup / length)}`,
        advice: "if that is not meant, make it shorter: most are a tenth of the run, or less",
        severity: "warning",
        at: warmup,
      },
    ];
  },
};

const isMadeToRise = ({ stages }: Sight) =>
  stages.some(({ part }) => part.definition.shapes.some((shape) => rising.includes(shape)));
