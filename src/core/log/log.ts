import type { LogRows } from "./log-rows.ts";
import type { Written } from "./written.ts";

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

/** A number that a line without an end ends with, as far as it is there. */
export interface Cut {
  readonly of: "value" | "step";
  readonly text: string;
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
  /** What the last of the rows ends with, where its line has no end and may be cut there; undefined where it is whole. */
  readonly cut?: Cut | undefined;
  /** How its values are written, where they all are in the same way; undefined where that cannot be told. */
  readonly written?: Written | undefined;
}
