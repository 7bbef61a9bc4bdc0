import type { LogRow } from "./log.ts";
import type { LogRows } from "./log-rows.ts";

/** A place where the steps of a log go back to its beginning. */
export interface Again {
  /** The row before it, and the first of those that begin again. */
  readonly before: LogRow;
  readonly row: LogRow;
  /** How many such places there are; this is the first. */
  readonly times: number;
  /** How many steps the rows before it and behind it stand for together, and each of them at the most. */
  readonly together: number;
  readonly longest: number;
}

/** Fewer rows that rise are no part of a run. */
const fewest = 3;
/** Of so many rows one may be out of order, where a log is not sorted at all. */
const unsorted = 10;

/**
 * Where the steps of a log, in the order of its file, go back to where they began and rise again from there; undefined
 * where they do not. Rows of loggers that write late, and of runs that go on from a checkpoint, do not go so far back.
 */
export function begunAgain(rows: LogRows): Again | undefined {
  const { steps, length } = rows;
  const falls: number[] = [];
  for (let i = 1; i < length; i++) {
    if ((steps[i] as number) < (steps[i - 1] as number)) falls.push(i);
    if (falls.length * unsorted > length) return undefined;
  }
  const starts = [0, ...falls];
  const isPart = (place: number) => (starts[place + 1] ?? length) - (starts[place] as number) >= fewest;
  const found = starts.filter(
    (start, place) =>
      place > 0 && isPart(place - 1) && isPart(place) && (steps[start] as number) <= (steps[1] as number),
  );
  const [start] = found;
  if (start === undefined) return undefined;
  const lengths = [steps.subarray(0, start), steps.subarray(start)].map(lengthOf);
  return {
    before: rows.at(start - 1) as LogRow,
    row: rows.at(start) as LogRow,
    times: found.length,
    together: lengths.reduce((sum, length) => sum + length, 0),
    longest: Math.max(...lengths),
  };
}

/** The steps that rows stand for: the last one up to where the next one would be. */
function lengthOf(steps: Float64Array): number {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const step of steps) {
    first = Math.min(first, step);
    last = Math.max(last, step);
  }
  return ((last - first) * steps.length) / Math.max(1, steps.length - 1);
}
