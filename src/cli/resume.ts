import type { Plan } from "../core/plan.ts";
import { Problem } from "../core/problem.ts";
import { rowsOf } from "../inputs/compose.ts";
import type { FilledTerm } from "../inputs/filled-term.ts";

const where = "--resume-at";

/** Are there two plans in the words, one for each part of a run? Throws a Problem where not. */
export function checkTwo(terms: readonly FilledTerm[]): void {
  const { length } = rowsOf(terms.filter(({ definition, file }) => definition ?? file));
  if (length === 2) return;
  throw new Problem(
    `joins two plans, and ${length === 0 ? "none is" : `${length} ${length === 1 ? "is" : "are"}`} given`,
    {
      where,
      allowed: "the one until there and the one from there on, with vs between them",
      hint: "Try lrplot old.json vs new.json --resume-at 50",
    },
  );
}

/** The index of a place that is told as the axis counts: an epoch of a run of steps may be, where the chart shows those. */
export function seamIndex({ x, chart, steps_per_epoch }: Plan, told: number): number {
  return x === "step" && chart.x === "epoch" ? told * steps_per_epoch : told;
}

/** Can a run go on from one plan to the other at this index? Throws a Problem where not. */
export function checkSeam(before: Plan, after: Plan, at: number): void {
  const [one, other] = [before, after].map(({ curves }) => curves);
  const groups = [one, other].map((curves) => curves?.[0]?.groups.length ?? 0);
  if (one?.length !== 1 || other?.length !== 1 || groups[0] !== groups[1]) {
    throw new Problem("joins one schedule to one", {
      where,
      allowed: "both plans have a single schedule, and the same number of param groups",
    });
  }
  if (before.x !== after.x || before.steps_per_epoch !== after.steps_per_epoch) {
    throw new Problem("the two plans do not count alike", {
      where,
      allowed: "both count epochs, or steps with the same steps_per_epoch",
    });
  }
  const all = [...before.curves, ...after.curves].flatMap((curve) => curve.groups);
  if (all.some(({ initial_lr }) => initial_lr !== undefined)) {
    throw new Problem("a plan is of a run that was resumed itself", {
      where,
      allowed: "both are plans of the whole run, from its first step on",
      hint: "Leave out initial_lr and last_epoch",
    });
  }
  const most = Math.min(before.values, after.values - 1);
  if (at <= most) return;
  const s = before.values === 1 ? "" : "s";
  throw new Problem(`${at} is not in both runs`, {
    where,
    allowed:
      most < 1
        ? "the second plan needs two values at least"
        : `1 to ${most}: the first has ${before.values} ${before.x}${s}, the second goes on until ${after.values}`,
  });
}
