import type { Log, LogRow } from "../../core/log/log.ts";
import { Skips } from "../../core/log/skips.ts";
import { tooFew } from "../../core/log/too-few.ts";
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
  const table = tableIn(text.replace(/^\uFEFF/, ""), name);
  const column = valueColumn(table.columns, wanted.parameter, wanted.column, name);
  const usual = filledIn(table, column, stepColumns(table.columns, wanted.x), name);
  const steps =
    wanted.stepColumn === undefined ? usual[0] : columnNamed(table.columns, wanted.stepColumn, name);
  for (const used of [column, steps]) {
    if (used !== undefined && table.repeated.includes(used)) {
      throw new Problem(`has two columns ${used}`, {
        where: name,
        hint: "Give each a name of its own",
      });
    }
  }
  const isRival = (other: string) => other !== steps && countsSteps(other) && countsSteps(steps ?? "");
  const rivals = wanted.stepColumn === undefined ? usual.filter(isRival) : [];
  const { otherSteps, ...read } = rowsOf(table, column, steps, rivals);
  if (read.rows.length === 0) {
    const columns = steps === undefined ? column : `${column} and ${steps}`;
    throw tooFew(`no row has a number in ${columns}`, { name, skips: read.skips });
  }
  return {
    name,
    column,
    stepColumn: steps,
    otherSteps,
    countsEpochs: steps !== undefined && countsEpochs(steps),
    // a row's place among the rows, and an epoch, are counted from 0
    firstSteps: steps === undefined || countsEpochs(steps) ? [0] : table.firstSteps,
    ...read,
    skips: [...table.skips, ...read.skips],
  };
}

const placeless = ["that do not say where they are", "that does not say where it is"] as const;
const numberless = ["that are at no number", "that is at no number"] as const;

function tableIn(text: string, name: string): Table {
  if (text.trim() === "") throw new Problem("is empty", { where: name });
  for (const format of logFormats) {
    const table = format.read(text, name);
    if (table === undefined) continue;
    if (table.columns.length === 0) throw new Problem("has no rows", { where: name });
    return table;
  }
  throw new Problem("is no log that lrplot reads", { where: name });
}

/** Those of some columns that have a value in most of the rows that have one in `column`. A Problem where no row has. */
function filledIn(table: Table, column: string, others: readonly string[], name: string): string[] {
  const counts = new Map(others.filter((other) => other !== column).map((other) => [other, 0]));
  let rows = 0;
  table.each(({ cell }) => {
    if (!isGiven(cell(column))) return;
    rows++;
    for (const [other, count] of counts) if (isGiven(cell(other))) counts.set(other, count + 1);
  });
  if (rows === 0) throw new Problem(`${column} holds nothing`, { where: name });
  return [...counts].flatMap(([other, count]) => (2 * count > rows ? other : []));
}

/** The rows that have a number in both columns, what is wrong with the others, and which of `rivals` say other steps. */
function rowsOf(
  { each, hasThousands, mayBeCut }: Table,
  column: string,
  steps: string | undefined,
  rivals: readonly string[],
) {
  const otherSteps = new Set<string>();
  const skips = new Skips();
  const rows: LogRow[] = [];
  let [read, lost, last] = [0, 0, 0];
  each(({ line, cell }) => {
    read++;
    last = line;
    const value = cell(column);
    if (!isGiven(value)) return skips.add("without a value", `line ${line}`);
    const number = numberOf(value, hasThousands);
    const step = steps === undefined ? rows.length : cell(steps);
    const at = numberOf(step, hasThousands);
    if (Number.isFinite(number) && Number.isFinite(at)) {
      rows.push({ step: at, value: number, line });
      for (const rival of rivals) {
        if (numberOf(cell(rival), hasThousands) !== at) otherSteps.add(rival);
      }
      return;
    }
    if (!isNan(value)) lost++;
    if (!Number.isFinite(number)) skips.add("whose value is no finite number", placeOf(line, value));
    else if (!isGiven(step)) skips.add(placeless, `line ${line}`);
    else skips.add(numberless, placeOf(line, step));
  });
  return {
    rows,
    read,
    lost,
    skips: skips.list(),
    mayBeCut: mayBeCut && rows.at(-1)?.line === last,
    otherSteps: [...otherSteps],
  };
}

const isGiven = (value: unknown) =>
  value !== undefined && value !== null && !(typeof value === "string" && value.trim() === "");

/** What some write for a value that there is not. */
const isNan = (value: unknown) => typeof value === "string" && /^\s*nan\s*$/i.test(value);

const placeOf = (line: number, value: unknown) => `line ${line}: ${JSON.stringify(value)?.slice(0, 30)}`;
