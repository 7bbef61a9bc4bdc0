import { Problem } from "../problem.ts";
import { survey } from "../survey.ts";
import { agreement } from "./agreement.ts";
import type { Compared } from "./compared.ts";
import type { Planned } from "./course.ts";
import { diagnose } from "./diagnose.ts";
import { digitsOf } from "./digits.ts";
import type { Log } from "./log.ts";
import type { Parting } from "./mistake.ts";
import { type Logged, placed } from "./place.ts";
import { valuesAt } from "./values-at.ts";
import type { RowApart, Verdict } from "./verdict.ts";

/** A verdict, and the rows that it was found with. */
export interface Checked {
  readonly verdict: Verdict;
  readonly compared: Compared;
}

/**
 * Hold a log against the curve that was planned. `tolerance` is a part of the values, and `firstStep` what the log calls
 * the first step; where it is left out, the one of those that write such logs that fits best. Throws a Problem where no
 * row can be compared, and what running the plan throws.
 */
export function checkLog(log: Log, plan: Planned, tolerance: number, firstStep?: number): Checked {
  const starts = firstStep === undefined ? log.firstSteps : [firstStep];
  const tried = starts.map((start) => comparedFrom(log, plan, tolerance, start));
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
    looksLike: first === undefined ? [] : diagnose(best.compared, partingOf(best, plan, first), plan),
    area: {
      before: planned.reduce((sum, value) => sum + value, 0),
      after: rows.reduce((sum, { value }) => sum + value, 0),
    },
    tolerance,
  };
  return { verdict, compared: best.compared };
}

/** A log beside a plan, with its steps counted from `firstStep`. */
function comparedFrom(log: Log, plan: Planned, tolerance: number, firstStep: number) {
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
  const agrees = agreement(tolerance, extremeOf(planned));
  const compared: Compared = { rows, planned, agrees };
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

function partingOf(
  { compared: { rows, planned }, differing }: ReturnType<typeof comparedFrom>,
  { curve, x, steps_per_epoch, every }: Planned,
  first: number,
): Parting {
  const pair = (place: number) => ({
    planned: planned[place] as number,
    logged: (rows[place] as Logged).value,
  });
  const strongest = differing.reduce((one, other) =>
    Math.abs(pair(other).planned) > Math.abs(pair(one).planned) ? other : one,
  );
  return {
    index: (rows[first] as Logged).index,
    ...pair(first),
    agreed: rows[first - 1]?.index ?? -1,
    strongest: pair(strongest),
    isFlat: planned.every((value) => value === planned[0]),
    x,
    steps_per_epoch,
    every,
    warmup: survey(curve, 1).facts.warmup,
    digits: rows.reduce((most, { value }) => Math.max(most, digitsOf(value)), 1),
  };
}

function noRow({ name, stepColumn }: Log, { curve, x }: Planned, skips: Verdict["skips"]): Problem {
  const why = skips.map(({ count, what, first }) => `${count} ${what} (${first})`).join(", ");
  return new Problem(`no row is at ${x} 0 to ${curve.length - 1}${why && `: ${why}`}`, {
    where: name,
    hint: stepColumn === undefined ? undefined : `Or is ${stepColumn} not what --step-column should be?`,
  });
}
