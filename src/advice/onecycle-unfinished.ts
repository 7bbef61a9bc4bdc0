import { percentText, rateText } from "../core/facts-text.ts";
import { lastingForRun } from "./horizon.ts";
import type { Rule } from "./rule.ts";

/** A final rate below this part of the peak is low enough: about the last twentieth of a cycle. */
const low = 0.01;

/** The run ends before the one cycle does. */
export const onecycleUnfinished: Rule = {
  id: "LR007",
  name: "onecycle-unfinished",
  severity: "warning",
  of: "curve",
  title: "The run ends before the cycle is over",
  why: "What a 1cycle schedule gains comes from its end, where the rate falls far below the one that it began with; a run that stops before ends with a high rate, or even one that still rises.",
  reported: [
    "pytorch/pytorch#65417",
    "Lightning-AI/pytorch-lightning#3205",
    "Lightning-AI/pytorch-lightning#20436",
  ],
  wrong: "onecycle --max-lr 0.1 --total-steps 100 --epochs 50",
  right: "onecycle --max-lr 0.1 --total-steps 50 --epochs 50",
  covers: ["LR004", "LR011"],
  find(sight, { facts: { peak, final } }) {
    const { curve, stages, counted, isOneStep } = sight;
    const { end, length } = curve;
    if (!stages.at(-1)?.part.definition.shapes.includes("one-cycle")) return [];
    if (end === undefined || end <= length || length === 1 || final.rate <= low * peak.rate) return [];
    const rising = isOneStep(peak.index, final.index) ? ", still rising" : ` (peak ${rateText(peak.rate)})`;
    return [
      {
        message: `the run ends at ${percentText(length / end)} of the cycle, with a rate of ${rateText(final.rate)}${rising}`,
        advice: `if that is not meant, let the cycle last for the run's ${counted(length)}, or the run for its ${counted(end)}`,
        ...lastingForRun(sight),
        at: length - 1,
      },
    ];
  },
};
