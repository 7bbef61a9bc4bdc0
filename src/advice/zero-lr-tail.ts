import { lastingForRun } from "./horizon.ts";
import type { Rule, Sight } from "./rule.ts";

/** Of a run, the largest part at whose steps the rate may be next to nothing. */
const most = 0.1;
/** And the largest that it may be exactly 0 at. */
const mostZeros = 0.05;

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
  find(sight, { tail, zeroTail, facts: { peak } }) {
    const { length } = sight.curve;
    if (peak.rate <= 0) return [];
    const zeros = length - zeroTail;
    // the last value alone is where a curve is drawn to
    if (zeros > Math.min(epochOf(sight), Math.max(1, mostZeros * length)))
      return [foundAt(zeroTail, "of 0", sight)];
    if (length - tail > Math.max(1, most * length))
      return [foundAt(tail, "below a hundred-thousandth of the peak", sight)];
    return [];
  },
};

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
