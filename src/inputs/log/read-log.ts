import type { Log, LogRow } from "../../core/log/log.ts";
import { Skips } from "../../core/log/skips.ts";
import type { Plan } from "../../core/plan.ts";
import { Problem } from "../../core/problem.ts";
import type { ParameterName } from "../../core/schedule.ts";
import { countsEpochs, stepColumn, valueColumn } from "./columns.ts";
import { logFormats } from "./formats.ts";
import type { Table } from "./table.ts";

/** What the user says of a log, and what it is read for. */
export interface Wanted extends Pick<Plan, "x"> {
  readonly parameter: ParameterName;
  readonly column: string | undefined;
  readonly stepColumn: string | undefined;
}

/**
 * A log's text as rows of one parameter, in whatever format it is. Rows that lack a number are left out and counted.
 * Throws a Problem where the columns cannot be told, or hold nothing.
 */
export function readLog(text: string, name: string, wanted: Wanted): Log {
  const table = tableIn(text.replace(/^\uFEFF/, ""), name);
  const column = valueColumn(table.columns, wanted.parameter, wanted.column, name);
  const filled = table.rows.filter((row) => isGiven(row.cell(column)));
  if (filled.length === 0) throw new Problem(`${column} holds nothing`, { where: name });
  const isFilled = (other: string) =>
    other !== column && 2 * filled.filter((row) => isGiven(row.cell(other))).length > filled.length;
  const steps = stepColumn(table.columns, wanted.x, isFilled, wanted.stepColumn, name);
  const skips = new Skips();
  const rows: LogRow[] = [];
  for (const { line, cell } of table.rows) {
    const [value, step] = [cell(column), steps === undefined ? rows.length : cell(steps)];
    const number = numberOf(value);
    const at = numberOf(step);
    if (!isGiven(value)) skips.add("without a value", `line ${line}`);
    else if (!Number.isFinite(number)) skips.add("whose value is no finite number", placeOf(line, value));
    else if (!isGiven(step)) skips.add(placeless, `line ${line}`);
    else if (!Number.isFinite(at)) skips.add(numberless, placeOf(line, step));
    else rows.push({ step: at, value: number, line });
  }
  return {
    name,
    column,
    stepColumn: steps,
    countsEpochs: steps !== undefined && countsEpochs(steps),
    // a row's place among the rows, and an epoch, are counted from 0
    firstSteps: steps === undefined || countsEpochs(steps) ? [0] : table.firstSteps,
    rows,
    read: table.rows.length,
    skips: [...table.skips, ...skips.list()],
  };
}

const placeless = ["that do not say where they are", "that does not say where it is"] as const;
const numberless = ["that are at no number", "that is at no number"] as const;

function tableIn(text: string, name: string): Table {
  if (text.trim() === "") throw new Problem("is empty", { where: name });
  for (const format of logFormats) {
    const table = format.read(text, name);
    if (table !== undefined) return table;
  }
  throw new Problem("is no log that lrplot reads", { where: name });
}

const isGiven = (value: unknown) =>
  value !== undefined && value !== null && !(typeof value === "string" && value.trim() === "");

/** A number, or the text of one, or a list of only one, as frameworks log the rates of param groups. */
function numberOf(value: unknown): number {
  if (Array.isArray(value)) return value.length === 1 ? numberOf(value[0]) : Number.NaN;
  if (typeof value === "number") return value;
  return typeof value === "string" && value.trim() !== "" ? Number(value) : Number.NaN;
}

const placeOf = (line: number, value: unknown) => `line ${line}: ${JSON.stringify(value)?.slice(0, 30)}`;
