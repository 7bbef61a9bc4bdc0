import type { At } from "../core/facts.ts";
import { rateText } from "../core/facts-text.ts";
import { isResumed, lastingForRun } from "./horizon.ts";
import type { Rule, Sight } from "./rule.ts";
import { runOf } from "./run-length.ts";

/** A climb of less than this part of the peak is nobody's mistake. */
const slight = 0.01;
/** One that the run ends with, of more than this part of the way up, has undone the descent. */
const grave = 0.1;

/** The run goes on behind the schedule's end, where the rate rises again (torch's cosine is periodic). */
export const cosineRebound: Rule = {
  id: "LR003",
  name: "cosine-rebound",
  severity: "error",
  also: ["warning"],
  of: "curve",
  title: "The rate climbs again behind the schedule's end",
  why: "A cosine is periodic: behind its end it goes back up the way it came, and undoes what the low rates at the end of training are for.",
  reported: [
    "OverLordGoldDragon/keras-adamw#33",
    "kohya-ss/sd-scripts#601",
    "konstmish/prodigy#10",
    "huggingface/diffusers#1650",
  ],
  wrong: "cosine --T_max 50 --epochs 75",
  right: "cosine --T_max 75 --epochs 75",
  find(sight, { facts: { first, peak, warmup = Number.POSITIVE_INFINITY, final }, behind, at }) {
    const { curve, place, counted } = sight;
    const { end, length } = curve;
    if (end === undefined || length <= end + 1) return [];
    const index = Math.ceil(end);
    const low = at(index);
    if (low === undefined || behind === undefined || behind.rate - low <= slight * peak.rate) return [];
    // what never came down goes on to rise: a warm-up that reaches its rate a step later
    if (first.rate <= low && Math.min(peak.index, warmup) >= index) return [];
    const isGrave = final.rate - low > grave * (peak.rate - low);
    return [
      {
        severity: isGrave ? "error" : "warning",
        message: `the schedule ends at ${place(index)}, the run does not: the rate climbs again, ${climbText(behind, final, sight)}`,
        ...(isResumed(sight)
          ? {
              advice: `if that is not meant, let the run last for the ${counted(index)} that are left of the schedule`,
              ...runOf(index, sight),
            }
          : {
              advice: `if that is not meant, let the schedule last for the run's ${counted(length)}`,
              ...lastingForRun(sight),
            }),
        at: index,
      },
    ];
  },
};

/** How high, and where to from there, if it does not end as high. */
function climbText(highest: At, final: At, { place }: Sight): string {
  if (final.rate >= (1 - slight) * highest.rate) return `to ${rateText(final.rate)}`;
  return `to ${rateText(highest.rate)} at ${place(highest.index)}, and ends at ${rateText(final.rate)}`;
}
