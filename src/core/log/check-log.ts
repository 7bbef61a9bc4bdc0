import { Problem } from "../problem.ts";
import { survey } from "../survey.ts";
import { agreement } from "./agreement.ts";
import type { Compared } from "./compared.ts";
import type { Planned } from "./course.ts";
import { diagnose } from "./diagnose.ts";
import { mostDigits } from "./digits.ts";
import type { Log } from "./log.ts";
import type { Parting } from "./mistake.ts";
import { type Logged, placed } from "./place.ts";
import { type Rounding, roundingOf } from "./rounding.ts";
import { valuesAt } from "./values-at.ts";
import type { RowApart, Verdict } from "./verdict.ts";

/** A verdict, and the rows that it was found with. */
export interface Checked {
  readonly verdict: Verdict;
  readonly compared: Compared;
}

/** What counts as none where nobody says anything: logs with 5 digits are rounded by half as much. */
const usual = 1e-4;

/** How far apart values may be that are the same. */
interface Leeway {
  readonly tolerance: number;
  /** How the log is rounded, and whether what that hides counts as the same. */
  readonly rounding: Rounding | undefined;
  readonly hides: boolean;
}

/**
 * Hold a log against the curve that was planned. `tolerance` is a part of the values: where it is left out, the usual
 * one, and what the log hides where its values are rounded: a rounded log is no mistake in the run. `firstStep` is what
 * the log calls the first step; where it is left out, the one of those that write such logs that fits best. Throws a
 * Problem where no row can be compared, and what running the plan throws.
 */
export function checkLog(log: Log, plan: Planned, told?: number, firstStep?: number): Checked {
  const tolerance = told ?? usual;
  const rounding = roundingOf(log.rows, tolerance);
  const leeway = { tolerance, rounding, hides: told === undefined };
  const starts = firstStep === undefined ? log.firstSteps : [firstStep];
  const tried = starts.map((start) => comparedFrom(log, plan, leeway, start));
  const best = tried.reduce((one, other) => (other.differing.length < one.differing.length ? other : one));
  const { rows, planned } = best.compared;
  if (rows.length === 0) throw noRow(log, plan, best.verdict.skips);
  const apart = (place: number): RowApart => {
    const { index, value } = rows[place] as Logged;
    return {
      index,
      step: index / perOf(log, plan) + best.verdict.firstStep,
      planned: planned[place] as number,
      logged: value,
    };
  };
  const [first] = best.differing;
  const verdict = {
    ...best.verdict,
    compared: rows.length,
    differing: best.differing.length,
    parts: first === undefined ? undefined : apart(first),
    largest: apart(furthest(rows, planned)),
    looksLike:
      first === undefined ? [] : diagnose(best.compared, partingOf(best, log, plan, first, rounding), plan),
    area: {
      before: planned.reduce((sum, value) => sum + value, 0),
      after: rows.reduce((sum, { value }) => sum + value, 0),
    },
    tolerance,
    rounding: leeway.hides && counts(best.compared, leeway) ? rounding : undefined,
  };
  return { verdict, compared: best.compared };
}

/** A log beside a plan, with its steps counted from `firstStep`. */
function comparedFrom(log: Log, plan: Planned, leeway: Leeway, firstStep: number) {
  const { column, stepColumn, read, skips } = log;
  const unit = log.countsEpochs ? "epoch" : plan.x;
  const { rows, skips: more } = placed(log.rows, plan.curve.length, {
    firstStep,
    per: perOf(log, plan),
    unit,
  });
  const planned = valuesAt(
    plan.curve,
    rows.map(({ index }) => index),
  );
  const { tolerance, rounding, hides } = leeway;
  const peak = extremeOf(planned);
  const alike = agreement(tolerance, peak, rounding);
  const agrees = hides ? alike : agreement(tolerance, peak);
  const compared: Compared = { rows, planned, agrees, alike };
  const differing = rows.flatMap(({ value }, i) => (agrees(planned[i] as number, value) ? [] : [i]));
  return {
    compared,
    differing,
    verdict: { column, stepColumn, read, firstStep, skips: [...skips, ...more] },
  };
}

/** Indices in one of what the log counts. */
const perOf = ({ countsEpochs }: Log, { x, steps_per_epoch }: Planned) =>
  countsEpochs && x === "step" ? steps_per_epoch : 1;

const extremeOf = (values: Float64Array) =>
  values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);

function furthest(rows: readonly Logged[], planned: Float64Array): number {
  let [place, most] = [0, -1];
  rows.forEach(({ value }, i) => {
    const apart = Math.abs(value - (planned[i] as number));
    if (apart > most) [place, most] = [i, apart];
  });
  return place;
}

/** Does any row agree only because the log is rounded, or is it surely so where it parts? */
function counts({ rows, planned, agrees }: Compared, { tolerance, rounding }: Leeway): boolean {
  if (rounding === undefined) return false;
  const exactly = agreement(tolerance, extremeOf(planned));
  return rows.some(({ value }, i) => {
    const before = planned[i] as number;
    return agrees(before, value) !== exactly(before, value) || (rounding.isUsual && !agrees(before, value));
  });
}

function partingOf(
  { compared: { rows, planned }, verdict: { firstStep } }: ReturnType<typeof comparedFrom>,
  log: Log,
  plan: Planned,
  first: number,
  rounding: Rounding | undefined,
): Parting {
  const { curve, x, steps_per_epoch, every } = plan;
  return {
    index: (rows[first] as Logged).index,
    planned: planned[first] as number,
    logged: (rows[first] as Logged).value,
    parameter: curve.parameter,
    agreed: rows[first - 1]?.index ?? -1,
    isFlat: planned.every((value) => value === planned[0]),
    x,
    steps_per_epoch,
    every,
    warmup: survey(curve, 1).facts.warmup,
    digits: mostDigits(rows.map(({ value }) => value)),
    rounding,
    unit: log.countsEpochs ? "epoch" : x,
    per: perOf(log, plan),
    firstStep,
  };
}

function noRow({ name, stepColumn }: Log, { curve, x }: Planned, skips: Verdict["skips"]): Problem {
  const why = skips.map(({ count, what, first }) => `${count} ${what} (${first})`).join(", ");
  return new Problem(`no row is at ${x} 0 to ${curve.length - 1}${why && `: ${why}`}`, {
    where: name,
    hint: stepColumn === undefined ? undefined : `Or is ${stepColumn} not what --step-column should be?`,
  });
}
