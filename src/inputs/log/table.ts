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
  /** Those of the names that several columns have. */
  readonly repeated: readonly string[];
  /** Calls back with every row, in the order of the file. A large file is parsed each time, so that none of it is kept. */
  each(visit: (row: TableRow) => void): void;
  /** Lines that are no rows. */
  readonly skips: readonly Skip[];
  /** What its last line ends with, where that line has no end and the cell may be cut; undefined where it has one. */
  readonly cut: string | undefined;
  /** Does a comma with three digits behind it part thousands? Elsewhere it may be a decimal comma. */
  readonly hasThousands: boolean;
}

/** One format of logs. */
export interface LogFormat {
  /** `trainer_state.json`. */
  readonly name: string;
  /** The table in a text, undefined where it is of another format. Throws a Problem where it is broken. */
  read(text: string, file: string): Table | undefined;
}
