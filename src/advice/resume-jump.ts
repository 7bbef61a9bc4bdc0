import { rateText } from "../core/facts-text.ts";
import type { PlannedCurve } from "../core/plan.ts";
import { isProblem } from "../core/problem.ts";
import { run } from "../core/run.ts";
import type { Rule, Sight } from "./rule.ts";

/** A rate that is off by no more than this part of itself is nobody's mistake. */
const slight = 0.01;
/** A run that has come further is not computed once more: that would be felt. */
const farthest = 10_000;

/** A run goes on with another horizon, or without the rate that it began with. */
export const resumeJump: Rule = {
  id: "LR026",
  name: "resume-jump",
  severity: "warning",
  also: ["error"],
  of: "curve",
  title: "A run that is resumed does not go on where it stopped",
  why: "At the same step a schedule with another length, or another rate, is somewhere else: the rate jumps there, and so may the loss.",
  reported: [
    "mlfoundations/open_clip#413",
    "Nerogar/OneTrainer#1604",
    "deepinsight/insightface#2143",
    "pytorch/pytorch#160626",
  ],
  wrong: "cosine --T-max 60 --last-epoch 19 --lr 0.1 --initial-lr 0.1 --epochs 40",
  right: "cosine --T-max 60 --last-epoch 19 --lr 0.0753 --initial-lr 0.1 --epochs 40",
  find(sight, { facts: { first } }) {
    const { planned, group, saysRate } = sight;
    // others compute their first rate, whatever the optimizer's is
    if (!saysRate || first.rate !== group.lr) return [];
    const rates = reached(sight);
    const meant = rates.at(-1);
    // who begins with the last rate of the run before has saved it before the scheduler's step
    const isNear = (rate: number) => Math.abs(first.rate - rate) <= slight * Math.abs(rate);
    if (meant === undefined || rates.some(isNear)) return [];
    const advice = "let the optimizer begin with the rate that the run before has reached";
    return [
      {
        message: `the run goes on at ${rateText(first.rate)}, where the schedule has come to ${rateText(meant)}`,
        advice: `if that is not meant, ${advice}${planned.groups.length === 1 ? ` (--lr ${Number(meant.toPrecision(6))})` : ""}`,
        path: ["last_epoch"],
        at: 0,
      },
    ];
  },
};

/**
 * The last rate of the run before, from `initial_lr` on, and the one that it has come to; none of one that is not
 * resumed, or that fails.
 */
function reached({ plan, planned, group }: Sight): number[] {
  const { definition, params, fed } = planned.part;
  const { last_epoch } = params;
  const { initial_lr } = group;
  if (!(last_epoch >= 0 && last_epoch <= farthest) || initial_lr === undefined || fed) return [];
  const from = { ...params, last_epoch: -1 };
  const before: PlannedCurve = {
    ...planned,
    part: { ...planned.part, params: from, schedule: definition.build(from) },
    groups: [{ ...group, lr: initial_lr, initial_lr: undefined }],
    every: 1,
    times: 1,
  };
  try {
    const [curve] = run({ ...plan, curves: [before] }, ["lr"], last_epoch + 2);
    const rates: number[] = [];
    for (const { values, length, start } of curve?.chunks() ?? []) {
      if (start + length > last_epoch)
        rates.push(...values.subarray(Math.max(0, last_epoch - start), length));
    }
    return rates;
  } catch (error) {
    if (isProblem(error)) return [];
    throw error;
  }
}
