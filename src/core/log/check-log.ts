import { countText } from "../facts-text.ts";
import { begunAgain } from "./begun-again.ts";
import { comparedFrom, perOf, type Tried, unitOf } from "./compared-from.ts";
import type { Planned } from "./course.ts";
import { diagnose } from "./diagnose.ts";
import type { Held } from "./held.ts";
import { leewayOf, roundingThatCounts } from "./leeway.ts";
import type { Log } from "./log.ts";
import { againNote, columnNotes, countingNote } from "./notes.ts";
import { partingOf } from "./parting-of.ts";
import { untilOf } from "./reach.ts";
import type { Rounding } from "./rounding.ts";
import { thinned } from "./thinned.ts";
import { tooFew } from "./too-few.ts";
import type { Likeness, RowApart, Verdict } from "./verdict.ts";
import { resumed, type Span, tooLong } from "./whole-run.ts";

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
  const starts = firstStep === undefined ? log.firstSteps : [firstStep];
  const tried = starts
    .map((start) => comparedFrom(log, plan, leeway, start))
    .sort((one, other) => agreeing(other) - agreeing(one));
  checkEnough(log, plan, tried[0] as Tried);
  const unsure = firstStep === undefined ? unusualStarts(log) : [];
  const { best, looksLike } = explained(
    tried,
    unsure.map((start) => () => comparedFrom(log, plan, leeway, start)),
    { log, plan, rounding: leeway.rounding },
  );
  const { rows, planned } = best.held;
  const apart = (place: number): RowApart => {
    const index = rows.indices[place] as number;
    return {
      index,
      step: index / perOf(log, plan) + best.firstStep,
      planned: planned[place] as number,
      logged: rows.values[place] as number,
    };
  };
  const { first } = best;
  const whole = wholeRun(log, best, {
    unit: unitOf(log, plan),
    planned: plan.curve.length / perOf(log, plan),
  });
  const isAlike = first === undefined;
  const verdict: Verdict = {
    column: log.column,
    stepColumn: log.stepColumn,
    read: log.read,
    firstStep: best.firstStep,
    skips: best.skips,
    compared: planned.length,
    differing: best.differing,
    parts: isAlike ? undefined : apart(first),
    largest: apart(furthest(rows.values, planned)),
    planned: plan.curve.length,
    until: untilOf(rows.indices, plan.curve.length),
    looksLike: isAlike ? whole.wrong : looksLike,
    area: {
      before: sumOf(planned),
      after: sumOf(rows.values),
    },
    tolerance: leeway.tolerance,
    rounding: roundingThatCounts(best.held, leeway),
    notes: [
      ...columnNotes(log),
      ...(isAlike && starts.length > 1 ? [countingNote(best.firstStep, plan)] : []),
      ...(isAlike ? whole.doubtful : [...whole.wrong.map(({ seen }) => seen), ...whole.doubtful]),
    ],
  };
  return { verdict, held: best.held };
}

const agreeing = ({ held: { planned }, differing }: Tried) => planned.length - differing;

/** What the log may call its first step although those that write such logs do not: it has no row at 0. */
function unusualStarts({ stepColumn, firstSteps, rows }: Log): number[] {
  const isFrom1 =
    stepColumn !== undefined && !firstSteps.includes(1) && rows.steps.every((step) => step >= 1);
  return isFrom1 ? [1] : [];
}

/**
 * The first counting with which the log agrees, or a mistake explains it, and of the unusual ones a mistake alone; else
 * the first, which nothing explains.
 */
function explained(
  tried: readonly Tried[],
  unusual: readonly (() => Tried)[],
  {
    log,
    plan,
    rounding,
  }: { readonly log: Log; readonly plan: Planned; readonly rounding: Rounding | undefined },
): { best: Tried; looksLike: readonly Likeness[] } {
  const mistakesOf = (one: Tried) => {
    if (one.first === undefined) return [];
    const some = thinned(one.held, one.first);
    return diagnose(one.held, some, partingOf(one, some, { log, plan, rounding }), plan);
  };
  for (const best of tried) {
    const looksLike = mistakesOf(best);
    if (best.differing === 0 || looksLike.length > 0) return { best, looksLike };
  }
  for (const other of unusual) {
    const best = other();
    const looksLike = mistakesOf(best);
    if (looksLike.length > 0) return { best, looksLike };
  }
  return { best: tried[0] as Tried, looksLike: [] };
}

/** What is wrong with a run whatever its rows say, and what may be. */
function wholeRun({ rows }: Log, { beyond }: Tried, span: Span) {
  const again = begunAgain(rows);
  const gap = again === undefined ? 0 : Math.max(1, (rows.steps[1] ?? 0) - (rows.steps[0] ?? 0));
  const isResumed = again && resumed(again, gap, span);
  return {
    wrong: [...(beyond ? [tooLong(beyond, span)] : []), ...(isResumed ? [isResumed] : [])],
    doubtful: again && !isResumed ? [againNote(again, span)] : [],
  };
}

function furthest(values: Float64Array, planned: Float64Array): number {
  let [place, most] = [0, -1];
  values.forEach((value, i) => {
    const apart = Math.abs(value - (planned[i] as number));
    if (apart > most) [place, most] = [i, apart];
  });
  return place;
}

const sumOf = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0);

/** Throws a Problem where no row can be compared, or more rows are lost than read. */
function checkEnough({ name, read }: Log, { curve, x }: Planned, { held, skips, lost, beyond }: Tried): void {
  const count = held.planned.length;
  if (count === 0) throw tooFew(`no row is at ${x} 0 to ${curve.length - 1}`, { name, skips });
  if (lost > count + (beyond?.count ?? 0)) {
    throw tooFew(`only ${countText(count)} of ${countText(read)} rows can be compared`, { name, skips });
  }
}
