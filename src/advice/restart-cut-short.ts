import { cycleReaching } from "../core/cycle.ts";
import { percentText, rateText } from "../core/facts-text.ts";
import { horizonOf } from "../core/horizon.ts";
import { ownSteps, stepOf } from "../core/stage.ts";
import type { Rule } from "./rule.ts";
import { runOf } from "./run-length.ts";

/** A cycle of which this part has run is as good as over. */
const over = 0.95;
/** Where so little of a cycle is too much, or missing, it is clear which end was meant. */
const near = 0.25;
/** More clean ends say no more. */
const told = 4;

/** The run ends in the middle of a cycle, at a rate that is still high. */
export const restartCutShort: Rule = {
  id: "LR017",
  name: "restart-cut-short",
  severity: "warning",
  of: "curve",
  title: "The run ends in the middle of a cycle",
  why: "The model is as good as the last low rates made it: a run that ends high in a cycle throws away what the cycle before had annealed.",
  reported: ["wandb/senpai#453", "wandb/senpai#231", "pytorch/pytorch#23480"],
  wrong: "cosine-warm --T_0 30 --T_mult 2 --epochs 150",
  right: "cosine-warm --T_0 30 --T_mult 2 --epochs 210",
  covers: ["LR004"],
  find(sight, { facts: { peak, lowest, final } }) {
    const { stages, steps, curve, place, indexOf, counted } = sight;
    const { end = curve.length } = curve;
    const last = stages.findLast(({ from }) => from < steps);
    // where a parameter says how long it lasts it is that, and no cycle, that the run does not keep to
    if (last === undefined || (curve.length < end && horizonOf(sight))) return [];
    const { params, definition } = last.part;
    const cycleAt = (n: number) => definition.cycle?.(params, n);
    const n = cycleReaching(ownSteps(last, steps), cycleAt);
    const cycle = cycleAt(n);
    if (cycle === undefined) return [];
    const [start, next] = [stepOf(last, cycle.start), stepOf(last, cycle.start + cycle.length)];
    const part = (steps - start) / (next - start);
    // in the first cycle nothing has been restarted, and what is low has been annealed
    const isHigh = final.rate - lowest.rate > 0.05 * (peak.rate - lowest.rate);
    if (n === 0 || part <= 0 || part >= over || !isHigh) return [];
    const ends = Array.from({ length: Math.min(told, n + 1) }, (_, i) => cycleAt(n - i)).reverse();
    const clean = ends.flatMap((own) => (own ? indexOf(stepOf(last, own.start + own.length)) : []));
    const meant = part < near ? start : part > 1 - near ? next : undefined;
    const more = n + 1 > told ? "…, " : "";
    return [
      {
        message: `the run ends ${percentText(part)} into the cycle that begins at ${place(indexOf(start))}, with a rate of ${rateText(final.rate)} (peak ${rateText(peak.rate)})`,
        advice: `if that is not meant, let it end with a cycle, after ${more}${counted(...clean)}`,
        ...(meant !== undefined && runOf(indexOf(Math.ceil(meant)), sight)),
        at: curve.length - 1,
      },
    ];
  },
};
