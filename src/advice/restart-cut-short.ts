import { countText, rateText } from "../core/facts-text.ts";
import type { Rule } from "./rule.ts";

/** A cycle of which this part has run is as good as over. */
const over = 0.95;
/** More clean ends say no more. */
const told = 4;
/** A cycle behind so many others is not looked for. */
const mostCycles = 100_000;

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
  find({ stages, steps, curve, place, indexOf, plan }, { facts: { peak, lowest, final } }) {
    const [only, second] = stages;
    if (only === undefined || second !== undefined) return [];
    const { cycle } = only.part.definition;
    const ends: number[] = [];
    for (let n = 0; cycle && n < mostCycles; n++) {
      const { start, length } = cycle(only.part.params, n) ?? { start: Number.POSITIVE_INFINITY, length: 0 };
      if (start >= steps) return [];
      ends.push(start + length);
      if (start + length < steps) continue;
      const part = (steps - start) / length;
      // in the first cycle nothing has been restarted, and what is low has been annealed
      const isHigh = final.rate - lowest.rate > 0.05 * (peak.rate - lowest.rate);
      if (n === 0 || part >= over || !isHigh) return [];
      const clean = ends.slice(-told).map((end) => countText(indexOf(end)));
      const more = ends.length > told ? "…, " : "";
      return [
        {
          message: `the run ends ${Math.round(100 * part)} % into the cycle that begins at ${place(indexOf(start))}, with a rate of ${rateText(final.rate)} (peak ${rateText(peak.rate)})`,
          advice: `if that is not meant, let it end with a cycle, after ${more}${clean.join(", ")} ${plan.x}s`,
          at: curve.length - 1,
        },
      ];
    }
    return [];
  },
};
