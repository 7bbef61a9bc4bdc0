import type { TableRow } from "./table.ts";

/** A JSON object of a log, and the number of its line or entry. */
export interface Entry {
  readonly line: number;
  readonly object: Readonly<Record<string, unknown>>;
}

export function isObject(value: unknown): value is Entry["object"] {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

/** Objects as the rows of a table whose columns are their keys, in the order in which they come. */
export function tableOf(entries: readonly Entry[]): { columns: string[]; rows: TableRow[] } {
  return {
    columns: [...new Set(entries.flatMap(({ object }) => Object.keys(object)))],
    rows: entries.map(({ line, object }) => ({
      line,
      cell: (column) => (Object.hasOwn(object, column) ? object[column] : undefined),
    })),
  };
}
