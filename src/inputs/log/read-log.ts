import type { Log } from "../../core/log/log.ts";
import { LogRows } from "../../core/log/log-rows.ts";
import { Skips } from "../../core/log/skips.ts";
import { tooFew } from "../../core/log/too-few.ts";
import { Writing } from "../../core/log/written.ts";
import type { Plan } from "../../core/plan.ts";
import { Problem } from "../../core/problem.ts";
import type { ParameterName } from "../../core/schedule.ts";
import { columnNamed, countsEpochs, countsSteps, stepColumns, valueColumn } from "./columns.ts";
import { logFormats } from "./formats.ts";
import { numberOf } from "./number.ts";
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
  const table = tableIn(text, name);
  const column = valueColumn(table.columns, wanted.parameter, wanted.column, name);
  const likely = stepColumns(table.columns, wanted.x).filter((other) => other !== column);
  const told =
    wanted.stepColumn === undefined ? undefined : columnNamed(table.columns, wanted.stepColumn, name);
  const { steps, given, ...read } =
    told === undefined
      ? rowsByUsual(table, column, likely)
      : { steps: told, ...rowsOf(table, column, told, []) };
  if (given === 0) throw new Problem(`${column} holds nothing`, { where: name });
  for (const used of [column, steps]) {
    if (used !== undefined && table.repeated.includes(used)) {
      throw new Problem(`has two columns ${used}`, {
        where: name,
        hint: "Give each a name of its own",
      });
    }
  }
  if (read.rows.length === 0) {
    const columns = steps === undefined ? column : `${column} and ${steps}`;
    throw tooFew(`no row has a number in ${columns}`, { name, skips: read.skips });
  }
  return {
    name,
    column,
    stepColumn: steps,
    otherSteps: read.otherSteps,
    countsEpochs: steps !== undefined && countsEpochs(steps),
    // a row's place among the rows, and an epoch, are counted from 0
    firstSteps: steps === undefined || countsEpochs(steps) ? [0] : table.firstSteps,
    rows: read.rows,
    read: read.read,
    lost: read.lost,
    cut: read.cut,
    written: read.written,
    skips: [...table.skips, ...read.skips],
  };
}

/** The names of a log's columns, or the paths to what its objects hold. Throws a Problem where it is no log. */
export const columnsOfLog = (text: string, name: string): readonly string[] => tableIn(text, name).columns;

const placeless = ["that do not say where they are", "that does not say where it is"] as const;
const numberless = ["that are at no number", "that is at no number"] as const;

function tableIn(marked: string, name: string): Table {
  const text = marked.replace(/^\uFEFF/, "");
  if (text.trim() === "") throw new Problem("is empty", { where: name });
  for (const format of logFormats) {
    const table = format.read(text, name);
    if (table === undefined) continue;
    if (table.columns.length === 0) throw new Problem("has no rows", { where: name });
    return table;
  }
  throw new Problem("is no log that lrplot reads", { where: name });
}

/**
 * The rows by the first of some columns that has a value in most of the rows that have one in `column`. That is most often
 * the very first: the rows are read by it while values are counted, so that a large log is parsed once.
 */
function rowsByUsual(table: Table, column: string, likely: readonly string[]) {
  const tried = rowsOf(table, column, likely[0], likely);
  const filled = likely.filter((_, i) => 2 * (tried.filled[i] as number) > tried.given);
  const [steps] = filled;
  const read = steps === likely[0] ? tried : rowsOf(table, column, steps, filled);
  const isRival = (other: string) => filled.includes(other) && countsSteps(other) && countsSteps(steps ?? "");
  return { ...read, steps, otherSteps: read.otherSteps.filter(isRival) };
}

/**
 * The rows that have a number in both columns, what is wrong with the others, and how many have something in `column`; in how
 * many of those each of `likely` has something as well, and which of these say other steps.
 */
function rowsOf(
  { each, hasThousands, cut }: Table,
  column: string,
  steps: string | undefined,
  likely: readonly string[],
) {
  const otherSteps = new Set<string>();
  const filled = new Float64Array(likely.length);
  const skips = new Skips();
  const rows = new LogRows();
  const writing = new Writing();
  let [read, given, lost] = [0, 0, 0];
  let end: End | undefined;
  each(({ line, cell }) => {
    read++;
    const value = cell(column);
    end = undefined;
    if (!isGiven(value)) return skips.add("without a value", `line ${line}`);
    given++;
    const number = numberOf(value, hasThousands);
    const step = steps === undefined ? rows.length : cell(steps);
    const at = numberOf(step, hasThousands);
    const isRow = Number.isFinite(number) && Number.isFinite(at);
    if (isRow) {
      rows.add(at, number, line);
      writing.add(value);
      end = { value, step: steps === undefined ? undefined : step };
    }
    likely.forEach((other, i) => {
      const own = other === steps ? step : cell(other);
      if (isGiven(own)) filled[i] = (filled[i] as number) + 1;
      if (isRow && other !== steps && numberOf(own, hasThousands) !== at) otherSteps.add(other);
    });
    if (isRow) return;
    if (!isNan(value)) lost++;
    if (!Number.isFinite(number)) skips.add("whose value is no finite number", placeOf(line, value));
    else if (!isGiven(step)) skips.add(placeless, `line ${line}`);
    else skips.add(numberless, placeOf(line, step));
  });
  return {
    rows,
    read,
    given,
    filled,
    lost,
    skips: skips.list(),
    cut: cutOf(end, cut),
    written: writing.found(),
    otherSteps: [...otherSteps],
  };
}

/** The cells of the last row, where both are numbers. */
interface End {
  readonly value: unknown;
  readonly step: unknown;
}

/** Which of a row's numbers the last line of a file ends with, where that may be cut. */
function cutOf(end: End | undefined, text: string | undefined) {
  if (end === undefined || text === undefined) return undefined;
  const isLast = (cell: unknown) => typeof cell === "string" && cell.trim() === text;
  if (isLast(end.value)) return { of: "value", text } as const;
  return isLast(end.step) ? ({ of: "step", text } as const) : undefined;
}

const isGiven = (value: unknown) =>
  value !== undefined && value !== null && !(typeof value === "string" && value.trim() === "");

/** What some write for a value that there is not. */
const isNan = (value: unknown) => typeof value === "string" && /^\s*nan\s*$/i.test(value);

const placeOf = (line: number, value: unknown) => `line ${line}: ${JSON.stringify(value)?.slice(0, 30)}`;
