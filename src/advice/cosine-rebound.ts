import { rateText } from "../core/facts-text.ts";
import { lastingForRun } from "./horizon.ts";
import type { Rule } from "./rule.ts";

/** A climb of less than this part of the peak is nobody's mistake. */
const slight = 0.01;

/** The run goes on behind the schedule's end, where the rate rises again (torch's cosine is periodic). */
export const cosineRebound: Rule = {
  id: "LR003",
  name: "cosine-rebound",
  severity: "error",
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
  find(sight, { facts: { first, peak, warmup = Number.POSITIVE_INFINITY, final }, at }) {
    const { curve, place, span } = sight;
    const { end, length } = curve;
    if (end === undefined || length <= end + 1) return [];
    const index = Math.ceil(end);
    const low = at(index);
    if (low === undefined || final.rate - low <= slight * peak.rate) return [];
    // what never came down goes on to rise: a warm-up that reaches its rate a step later
    if (first.rate <= low && Math.min(peak.index, warmup) >= index) return [];
    return [
      {
        message: `the schedule ends at ${place(index)}, the run does not: the rate climbs again, to ${rateText(final.rate)}`,
        advice: `if that is not meant, let the schedule last for the run's ${span(length)}`,
        ...lastingForRun(sight),
        at: index,
      },
    ];
  },
};
