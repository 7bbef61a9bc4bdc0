import { rateText } from "../core/facts-text.ts";
import { lastingForRun } from "./horizon.ts";
import type { Rule, Sight } from "./rule.ts";

/** Of a run, the largest part at whose steps the rate may be next to nothing. */
const most = 0.1;
/** And the largest that it may be exactly 0 at. */
const mostZeros = 0.05;
/** A tail that begins within this part of the steps before the zeros is told instead of them. */
const early = 0.5;
/** One cycle ends below this part of the peak, and goes on there in a run that is longer. */
const least = 1e-4;

/** The run ends with a rate that trains nothing, for a good part of it or for whole epochs. */
export const zeroLrTail: Rule = {
  id: "LR014",
  name: "zero-lr-tail",
  severity: "warning",
  of: "curve",
  title: "The run ends with a rate of next to nothing",
  why: "Steps with so low a rate cost as much as others, and change the weights by next to nothing.",
  reported: ["wandb/senpai#462", "wandb/senpai#238", "huggingface/transformers#26209"],
  wrong: "polynomial --total_iters 50 --epochs 100",
  right: "polynomial --total_iters 100 --epochs 100",
  find(sight, { tail, zeroTail, facts: { peak, final } }) {
    const { length } = sight.curve;
    if (peak.rate <= 0) return [];
    const zeros = length - zeroTail;
    // what decays for ever is next to nothing long before it is too small for a number
    const isSooner = tail < early * zeroTail && length - tail > most * length;
    // the last value alone is where a curve is drawn to
    if (!isSooner && zeros > Math.min(epochOf(sight), Math.max(1, mostZeros * length)))
      return [foundAt(zeroTail, "of 0", sight)];
    if (length - tail > Math.max(1, most * length))
      return [foundAt(tail, "below a hundred-thousandth of the peak", sight)];
    const over = cycleOver(sight);
    if (over !== undefined && final.rate <= least * peak.rate && length - over > Math.max(1, most * length))
      return [foundAt(over, `of ${rateText(final.rate)} (peak ${rateText(peak.rate)})`, sight)];
    return [];
  },
};

/** The index at which a one-cycle schedule is over; undefined for others, which may be meant to go on with their last rate. */
function cycleOver({ curve: { end }, stages }: Sight): number | undefined {
  return stages.at(-1)?.part.definition.shapes.includes("one-cycle") ? end : undefined;
}

/** The values of an epoch; none where a value need not be one. */
function epochOf({ plan, planned: { part } }: Sight): number {
  if (plan.x === "step") return plan.steps_per_epoch > 1 ? plan.steps_per_epoch : Infinity;
  return part.definition.interval === "step" ? Infinity : 1;
}

function foundAt(from: number, rate: string, sight: Sight) {
  const { curve, place, span } = sight;
  const { length, end = length } = curve;
  return {
    message: `the last ${span(length - from)} train with a rate ${rate}, from ${place(from)} on`,
    advice: "if that is not meant, give the schedule a lowest rate, or let it fall until the run's end",
    ...(end < length && lastingForRun(sight)),
    at: from,
  };
}
