import type { Log, Skip } from "../../core/log/log.ts";

/** One row of a log's file. */
export interface TableRow {
  /** The number of its line, entry or row, from 1. */
  readonly line: number;
  /** What it has in a column: text, or what JSON has; undefined for nothing. */
  cell(column: string): unknown;
}

/** A log's file, whatever its format. */
export interface Table extends Pick<Log, "firstSteps"> {
  readonly columns: readonly string[];
  readonly rows: readonly TableRow[];
  /** Lines that are no rows. */
  readonly skips: readonly Skip[];
}

/** One format of logs. */
export interface LogFormat {
  /** `trainer_state.json`. */
  readonly name: string;
  /** The table in a text, undefined where it is of another format. Throws a Problem where it is broken. */
  read(text: string, file: string): Table | undefined;
}
