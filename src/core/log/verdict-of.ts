import { begunAgain } from "./begun-again.ts";
import { perOf, type Tried, unitOf } from "./compared-from.ts";
import type { Planned } from "./course.ts";
import { type Leeway, roundingThatCounts } from "./leeway.ts";
import type { Log } from "./log.ts";
import { againNote, columnNotes, countingNote } from "./notes.ts";
import type { Likeness, RowApart, Verdict } from "./verdict.ts";
import { resumed, type Span, tooLong } from "./whole-run.ts";

/** What a log was held against, and how. */
export interface Given {
  readonly log: Log;
  readonly plan: Planned;
  readonly leeway: Leeway;
  /** Do those that write such logs not all call the first step the same? */
  readonly isCountingOpen: boolean;
}

/** What is to be said of a log with its steps counted in one way, and of what it looks like then. */
export function verdictOf(
  tried: Tried,
  looksLike: readonly Likeness[],
  { log, plan, leeway, isCountingOpen }: Given,
): Verdict {
  const { rows, planned } = tried.held;
  const per = perOf(log, plan);
  const apart = (place: number): RowApart => {
    const index = rows.indices[place] as number;
    return {
      index,
      step: index / per + tried.firstStep,
      planned: planned[place] as number,
      logged: rows.values[place] as number,
    };
  };
  const { first } = tried;
  const isAlike = first === undefined;
  const whole = wholeRun(log, tried, { unit: unitOf(log, plan), planned: plan.curve.length / per });
  return {
    column: log.column,
    stepColumn: log.stepColumn,
    read: log.read,
    firstStep: tried.firstStep,
    skips: tried.skips,
    compared: planned.length,
    differing: tried.differing,
    parts: isAlike ? undefined : apart(first),
    largest: apart(furthest(rows.values, planned)),
    planned: plan.curve.length,
    until: tried.until,
    looksLike: isAlike ? whole.wrong : looksLike,
    area: { before: sumOf(planned), after: sumOf(rows.values) },
    tolerance: leeway.tolerance,
    rounding: roundingThatCounts(tried, leeway),
    notes: [
      ...columnNotes(log),
      ...(isAlike && isCountingOpen ? [countingNote(tried.firstStep, plan)] : []),
      ...(isAlike ? whole.doubtful : [...whole.wrong.map(({ seen }) => seen), ...whole.doubtful]),
    ],
  };
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
