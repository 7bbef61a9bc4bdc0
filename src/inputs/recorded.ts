import { countText } from "../core/facts-text.ts";
import { nameOf } from "../core/file-name.ts";
import type { Log, LogRow } from "../core/log/log.ts";
import { columnNotes } from "../core/log/notes.ts";
import { Problem } from "../core/problem.ts";
import { spelledOut } from "../core/unprintable.ts";
import type { RawConfig } from "./filled-term.ts";
import { readLog } from "./log/read-log.ts";

/** What flags say of a log that is drawn. */
export interface Columns {
  readonly column?: string | undefined;
  readonly stepColumn?: string | undefined;
  /** What the log calls the first step of the run; left out, what those who write such a log call it. */
  readonly firstStep?: number | undefined;
}

/** A log as a config of ours, and how it was read: sentences without their full stop. */
export interface RecordedConfig {
  readonly config: RawConfig;
  readonly notes: readonly string[];
}

/**
 * The rates in a training log's text as a schedule that was recorded: of rows with the same step the last counts. Its length
 * is the schedule's own, so that it can stand beside any run. Throws a Problem where the columns cannot be told, or what
 * they say is no step.
 */
export function recordedConfig(text: string, file: string, asked: Columns): RecordedConfig {
  const name = nameOf(file);
  const { column, stepColumn } = asked;
  const log = readLog(text, name, { parameter: "lr", column, stepColumn, x: "step" });
  const rows = rowsOf(log, asked.firstStep);
  const [steps, values] = [rows.map(([step]) => step), rows.map(([, value]) => value)];
  const isWhole = steps.at(-1) === steps.length - 1;
  return {
    config: {
      title: spelledOut(`${name.split(/[\\/]/).at(-1)}: ${log.column}`).slice(0, 200),
      schedule: {
        type: "recorded.Values",
        values,
        ...(!isWhole && { at: steps }),
        ...(log.countsEpochs && { by_epoch: true }),
      },
    },
    notes: [readNote(log, rows.length), ...columnNotes(log)],
  };
}

/** The value at each step, counted from 0, by rising step. */
function rowsOf(log: Log, told: number | undefined): [step: number, value: number][] {
  const values = new Map<number, number>();
  for (let place = 0; place < log.rows.length; place++) {
    const { step, value, line } = log.rows.at(place) as LogRow;
    if (!Number.isInteger(step))
      throw noStep(`line ${line} is at ${log.stepColumn} ${step}`, "no whole number", log);
    values.set(step, value);
  }
  const rows = [...values].sort(([one], [other]) => one - other);
  const lowest = rows[0]?.[0] ?? 0;
  const first = told ?? log.firstSteps.find((step) => step <= lowest) ?? 0;
  if (lowest < first) throw noStep(`has ${log.stepColumn} ${lowest}`, `the first step is ${first}`, log);
  return rows.map(([step, value]) => [step - first, value]);
}

const noStep = (message: string, allowed: string, { name }: Log) =>
  new Problem(message, { where: name, allowed, hint: "Say what counts steps with --step-column" });

/** `20 values of lr-AdamW by step; 3 rows that are at no number left out, the first in line 7`. */
function readNote({ column, stepColumn, skips }: Log, values: number): string {
  const by = stepColumn === undefined ? "row by row" : `by ${stepColumn}`;
  // rows of something else are in every log
  const left = skips.filter(({ what }) => what !== "without a value");
  const leftText = left.map(({ count, what, first }) => `${countText(count)} ${what} (${first})`).join(", ");
  const read = `${countText(values)} value${values === 1 ? "" : "s"} of ${column}, ${by}`;
  return left.length === 0 ? read : `${read}; left out: ${leftText}`;
}
