import { className } from "../core/definition.ts";
import { rateText } from "../core/facts-text.ts";
import type { Seen } from "../core/seen.ts";
import type { Stage } from "../core/stage.ts";
import { declared } from "./declared.ts";
import type { Found, Rule, Sight } from "./rule.ts";

/** A jump is one of more than this part of the peak, */
const far = 0.25;
/** or by more than this factor, where the higher rate is no less than this part of the peak, */
const factor = 5;
const small = 0.05;
/** and larger than the steps around it. */
const steep = 2;

/** Where one schedule hands over to the next the rate jumps, and neither was told to. */
export const discontinuity: Rule = {
  id: "LR031",
  name: "discontinuity",
  severity: "warning",
  of: "curve",
  title: "The rate jumps from one schedule to the next",
  why: "Where one schedule hands over to another the rate usually goes on from where it is: a jump there is most often a rate or a factor that was written for only one of the two.",
  reported: ["InternLM/xtuner#386", "rwightman/pytorch-image-models#1242"],
  wrong:
    "linear --start-factor 0.01 --end-factor 0.1 --total-iters 10 then@10 cosine --T-max 90 --epochs 100",
  right: "linear --start-factor 0.01 --total-iters 10 then@10 cosine --T-max 90 --epochs 100",
  find(sight, seen) {
    const declaring = new Set<Stage>();
    const own = sight.stages.flatMap((stage) => {
      const found = declared("LR031", { ...sight, holders: [], stages: [stage] });
      if (found.length > 0) declaring.add(stage);
      return found;
    });
    const jumps = sight.stages.slice(1).flatMap((later, i) => {
      const earlier = sight.stages[i] as Stage;
      // what is mended there goes on from the one before, and to the next
      return declaring.has(earlier) || declaring.has(later) ? [] : jump(earlier, later, sight, seen);
    });
    return [...own, ...jumps];
  },
};

function jump(earlier: Stage, later: Stage, { indexOf, place }: Sight, { at, facts }: Seen): Found[] {
  if (later.from <= earlier.from) return []; // both at once
  const index = indexOf(later.from);
  const [before, last, first, after] = [index - 2, index - 1, index, index + 1].map(at);
  if (last === undefined || first === undefined) return [];
  const [low, high] = [Math.min(last, first), Math.max(last, first)];
  const moved = high - low;
  const isFar = moved > far * facts.peak.rate || (high > factor * low && high >= small * facts.peak.rate);
  const around = [last - (before ?? last), (after ?? first) - first].map(Math.abs);
  if (!isFar || moved <= steep * Math.max(...around)) return [];
  // schedules that stay the same are steps by hand, and one class after itself its restarts
  if (isFlat(earlier, indexOf, at) || isFlat(later, indexOf, at)) return [];
  if (earlier.part.definition === later.part.definition) return [];
  const [one, other] = [className(earlier.part.definition), className(later.part.definition)];
  return [
    {
      message: `the rate jumps from ${rateText(last)} to ${rateText(first)} at ${place(index)}, where ${other} follows ${one}`,
      advice: `if that is not meant, let ${one} end at the rate that ${other} begins with`,
      path: later.path,
      at: index,
    },
  ];
}

function isFlat({ from, to }: Stage, indexOf: Sight["indexOf"], at: Seen["at"]): boolean {
  const last = at(indexOf(to) - 1);
  return last !== undefined && at(indexOf(from)) === last;
}
