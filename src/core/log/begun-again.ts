import type { LogRow } from "./log.ts";

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
export function begunAgain(rows: readonly LogRow[]): Again | undefined {
  const [first, second] = rows;
  if (first === undefined || second === undefined) return undefined;
  const falls = rows.flatMap((row, i) => (i > 0 && row.step < (rows[i - 1] as LogRow).step ? [i] : []));
  if (falls.length * unsorted > rows.length) return undefined;
  const starts = [0, ...falls];
  const isPart = (place: number) => (starts[place + 1] ?? rows.length) - (starts[place] as number) >= fewest;
  const found = starts.filter(
    (start, place) =>
      place > 0 && isPart(place - 1) && isPart(place) && (rows[start] as LogRow).step <= second.step,
  );
  const [start] = found;
  if (start === undefined) return undefined;
  const lengths = [rows.slice(0, start), rows.slice(start)].map(lengthOf);
  return {
    before: rows[start - 1] as LogRow,
    row: rows[start] as LogRow,
    times: found.length,
    together: lengths.reduce((sum, length) => sum + length, 0),
    longest: Math.max(...lengths),
  };
}

/** The steps that rows stand for: the last one up to where the next one would be. */
function lengthOf(rows: readonly LogRow[]): number {
  const steps = Float64Array.from(rows, ({ step }) => step).sort();
  const [first = 0, last = 0] = [steps[0], steps.at(-1)];
  return ((last - first) * rows.length) / Math.max(1, rows.length - 1);
}
