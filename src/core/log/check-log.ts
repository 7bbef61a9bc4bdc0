import { checkComparable } from "./comparable.ts";
import { comparedFrom, type Tried } from "./compared-from.ts";
import type { Planned } from "./course.ts";
import { explained } from "./explained.ts";
import type { Held } from "./held.ts";
import { leewayOf } from "./leeway.ts";
import type { Log } from "./log.ts";
import type { Verdict } from "./verdict.ts";
import { verdictOf } from "./verdict-of.ts";

/** A verdict, and the rows that it was found with. */
export interface Checked {
  readonly verdict: Verdict;
  readonly held: Held;
}

/**
 * Hold a log against the curve that was planned. `told` is the part of the values by which they may differ: where it is
 * left out, the usual one, and what the log hides where its values are rounded, as that is no mistake in the run.
 * `firstStep` is what the log calls the first step; where it is left out, the one of those that write such logs with
 * which most rows agree, or with which a mistake explains all. Throws a Problem where too few rows can be compared, and
 * what running the plan throws.
 */
export function checkLog(log: Log, plan: Planned, told?: number, firstStep?: number): Checked {
  const leeway = leewayOf(log, told);
  const tryFrom = (start: number) => comparedFrom(log, plan, leeway, start);
  const starts = firstStep === undefined ? log.firstSteps : [firstStep];
  const tried = starts.map(tryFrom).sort((one, other) => agreeing(other) - agreeing(one));
  checkComparable(log, plan, tried[0] as Tried);
  const unsure = firstStep === undefined ? unusualStarts(log) : [];
  const { best, looksLike } = explained(
    tried,
    unsure.map((start) => () => tryFrom(start)),
    { log, plan, rounding: leeway.rounding },
  );
  const isCountingOpen = starts.length > 1;
  return {
    verdict: verdictOf(best, looksLike, { log, plan, leeway, isCountingOpen }),
    held: best.held,
  };
}

const agreeing = ({ held: { planned }, differing }: Tried) => planned.length - differing;

/** What the log may call its first step although those that write such logs do not: it has no row at 0. */
function unusualStarts({ stepColumn, firstSteps, rows }: Log): number[] {
  const isFrom1 =
    stepColumn !== undefined && !firstSteps.includes(1) && rows.steps.every((step) => step >= 1);
  return isFrom1 ? [1] : [];
}
