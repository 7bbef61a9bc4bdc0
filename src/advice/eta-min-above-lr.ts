import type { Bound } from "../core/bound.ts";
import { rateText } from "../core/facts-text.ts";
import { ofGroup } from "../core/parameters.ts";
import type { Stage } from "../core/stage.ts";
import { floorOf } from "./floor.ts";
import type { Found, Rule, Sight } from "./rule.ts";

/** The lowest rate is above the one that is to fall to it, or the first above the one that a warm-up leads to. */
export const etaMinAboveLr: Rule = {
  id: "LR015",
  name: "eta-min-above-lr",
  severity: "error",
  also: ["warning"],
  of: "plan",
  title: "The lowest or the first rate is above the highest",
  why: "Some schedules take a rate itself there, and others a part of one: above the highest rate the schedule rises where it was to fall, stays where it is, or falls in its warm-up.",
  reported: ["open-mmlab/mmdetection#5557"],
  wrong: "cosine --T_max 50 --eta_min 0.01 --lr 0.001 --epochs 50",
  right: "cosine --T_max 50 --eta_min 0.00001 --lr 0.001 --epochs 50",
  covers: ["LR011", "LR013"],
  find(sight) {
    const bounded = sight.stages.flatMap((stage) => boundsOf(stage, sight));
    const lasts = bounded.filter(({ bound }) => bound.is === "last");
    // one that rises before another one falls is a warm-up
    return bounded
      .filter(
        ({ stage, bound: { is } }) =>
          is === "first" || !lasts.some(({ stage: { from }, low, high }) => from > stage.from && low < high),
      )
      .flatMap((bounds) => judged(bounds, sight));
  },
};

interface Bounds {
  readonly stage: Stage;
  readonly bound: Bound;
  /** The rate that the bound is, and the highest one; in parts of that where the bound is one. */
  readonly low: number;
  readonly high: number;
  /** Is the highest rate that of the optimizer? */
  readonly isOptimizers: boolean;
}

function boundsOf(stage: Stage, sight: Sight): Bounds[] {
  const { definition, params } = stage.part;
  if (stage.from >= sight.steps) return [];
  const floor = floorOf(stage.part);
  const bounds: Bound[] = [
    ...(floor === undefined ? [] : [{ ...floor, is: "last" as const, said: floor.value as number }]),
    ...(definition.bounds?.(params) ?? []),
  ];
  const { groups } = sight.planned;
  const index = groups.indexOf(sight.group);
  const peakOf = ({ part }: Stage) => part.definition.peak?.(part.params, groups as never, index);
  return bounds.flatMap((bound) => {
    const low = bound.part ?? ofGroup<unknown>(bound.said, index);
    const own = bound.part === undefined ? (bound.peak ?? peakOf(stage)) : 1;
    // a schedule with rates of its own leaves them to those after it
    if (own === undefined && sight.stages.some((other) => peakOf(other) !== undefined)) return [];
    const high = own ?? sight.group.initial_lr ?? sight.group.lr;
    return typeof low === "number" ? [{ stage, bound, low, high, isOptimizers: own === undefined }] : [];
  });
}

function judged({ stage, bound, low, high, isOptimizers }: Bounds, sight: Sight): Found[] {
  const { is, path, part, divides } = bound;
  // a rate that is said to stay the same is most often meant to, but for two that are said apart
  const isSame = low === high && is === "last" && part === undefined && low > 0;
  if (!(low > high) && !isSame) return [];
  const name = path.findLast((key) => typeof key === "string");
  const isSaid = !isOptimizers || sight.saysRate;
  const where = isSame ? "not below" : "above";
  const so = is === "last" ? "so that nothing falls to it" : "so that the warm-up falls";
  const leads = is === "last" ? "" : " that the warm-up leads to";
  const message =
    part === undefined
      ? `${name}, ${rateText(low)}, is ${where} the rate${leads}, ${rateText(high)}, ${so}`
      : `${name}, ${rateText(bound.said as number)}, makes the ${is} rate ${rateText(part)} times the peak, ${so}`;
  return [
    {
      message,
      advice: `if that is not meant, give ${name} a ${part === undefined ? "rate below it" : divides ? "larger value" : "part below 1"}`,
      severity: low > high && isSaid ? "error" : "warning",
      path: [...stage.path, ...path],
    },
  ];
}
