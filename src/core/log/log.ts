import type { LogRows } from "./log-rows.ts";

/** One row of a training log that has both: where it says it is, and the value that it gives. */
export interface LogRow {
  /** As the log counts; a whole number most often. */
  readonly step: number;
  readonly value: number;
  /** The number of its line, entry or row in the file, from 1. */
  readonly line: number;
}

/** Rows that were left out, or not taken as they stand, and where the first of them is. */
export interface Skip {
  /** What is wrong with them, behind their count: `without a value`. */
  readonly what: string;
  readonly count: number;
  /** The first of them: `line 7`, or `line 7: "nan"`. */
  readonly first: string;
}

/** What a log says of one parameter. */
export interface Log {
  /** What the user calls it: `metrics.csv`. */
  readonly name: string;
  /** What is read of it. */
  readonly column: string;
  /** What says where a row is; undefined where its place among the rows does. */
  readonly stepColumn: string | undefined;
  /** Columns that say where a row is as well, and say it otherwise. */
  readonly otherSteps?: readonly string[];
  /** Does that count epochs? */
  readonly countsEpochs: boolean;
  /** What those that write such a log call the first step of a run, what is likeliest first. */
  readonly firstSteps: readonly number[];
  /** In the order of the file. */
  readonly rows: LogRows;
  /** How many rows there were. */
  readonly read: number;
  /** How many rows have something where a number should be. */
  readonly lost?: number;
  readonly skips: readonly Skip[];
  /** May the last of the rows be cut, as its line has no end? */
  readonly mayBeCut?: boolean;
}
