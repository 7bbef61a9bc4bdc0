import { rateText } from "../core/facts-text.ts";
import { ofGroup } from "../core/parameters.ts";
import type { Path } from "../core/problem.ts";
import type { Stage } from "../core/stage.ts";
import { floorOf } from "./floor.ts";
import type { Found, Rule, Sight } from "./rule.ts";

/** The lowest rate, which is one itself and no share of another, is above the rate that is to fall to it. */
export const etaMinAboveLr: Rule = {
  id: "LR015",
  name: "eta-min-above-lr",
  severity: "error",
  also: ["warning"],
  of: "plan",
  title: "The lowest rate is above the highest",
  why: "It is a rate itself, not a share of one: above the rate that the schedule begins with it makes the rate rise, or keeps it where it is.",
  reported: ["open-mmlab/mmdetection#5557"],
  wrong: "cosine --T_max 50 --eta_min 0.01 --lr 0.001 --epochs 50",
  right: "cosine --T_max 50 --eta_min 0.00001 --lr 0.001 --epochs 50",
  covers: ["LR011", "LR013"],
  find(sight) {
    const bounded = sight.stages.flatMap((stage) => boundsOf(stage, sight));
    // one that rises before another one falls is a warm-up
    return bounded
      .filter(
        ({ stage }) => !bounded.some(({ stage: { from }, low, high }) => from > stage.from && low < high),
      )
      .flatMap((bounds) => judged(bounds, sight));
  },
};

interface Bounds {
  readonly stage: Stage;
  /** Where among its parameters the lowest rate is. */
  readonly path: Path;
  readonly low: number;
  readonly high: number;
  /** Is the highest rate that of the optimizer? */
  readonly isOptimizers: boolean;
}

function boundsOf(stage: Stage, sight: Sight): Bounds[] {
  const { definition, params } = stage.part;
  const floor = floorOf(stage.part);
  if (floor === undefined || stage.from >= sight.steps) return [];
  const { groups } = sight.planned;
  const index = groups.indexOf(sight.group);
  const low = ofGroup<unknown>(floor.value, index);
  const own = definition.peak?.(params, groups as never, index);
  // a schedule with rates of its own leaves them to those after it
  const hasOwn = ({ part }: Stage) =>
    part.definition.peak?.(part.params, groups as never, index) !== undefined;
  if (own === undefined && sight.stages.some(hasOwn)) return [];
  const high = own ?? sight.group.initial_lr ?? sight.group.lr;
  return typeof low === "number"
    ? [{ stage, path: floor.path, low, high, isOptimizers: own === undefined }]
    : [];
}

function judged({ stage, path, low, high, isOptimizers }: Bounds, sight: Sight): Found[] {
  if (low < high || (low === high && low <= 0)) return [];
  const name = path.findLast((key) => typeof key === "string");
  const isSaid = !isOptimizers || sight.saysRate;
  const where = low === high ? "not below" : "above";
  return [
    {
      message: `${name}, ${rateText(low)}, is ${where} the rate, ${rateText(high)}, so that nothing falls to it`,
      advice: `if that is not meant, give ${name} a rate below it`,
      severity: low > high && isSaid ? "error" : "warning",
      path: [...stage.path, ...path],
    },
  ];
}
