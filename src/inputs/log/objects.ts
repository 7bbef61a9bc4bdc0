import type { Table, TableRow } from "./table.ts";

/** A JSON object of a log, and the number of its line or entry. */
export interface Entry {
  readonly line: number;
  readonly object: Readonly<Record<string, unknown>>;
}

export function isObject(value: unknown): value is Entry["object"] {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

/** Objects as the rows of a table whose columns are their keys, in the order in which they come. */
export function tableOf(entries: readonly Entry[]): Omit<Table, "firstSteps" | "skips"> {
  const columns = new Set<string>();
  for (const { object } of entries) addColumns(columns, object);
  return {
    ...ofObjects,
    columns: [...columns],
    each: (visit) => {
      for (const entry of entries) visit(rowOf(entry));
    },
  };
}

/** What holds for every table of JSON: its keys stand once, and an object that is cut is none. */
export const ofObjects = { repeated: [], cut: undefined, hasThousands: true } as const;

/** Longer lists are no rates of param groups. */
const longestList = 16;
/** Objects further inside are no metrics. */
const deepest = 4;

/** Adds the paths to the values of an object: `train.lr` of an object in it, `lr.1` of a list of several. */
export function addColumns(columns: Set<string>, value: Entry["object"], before = "", depth = 1): void {
  // of millions of objects, most have the same keys
  for (const key of Object.keys(value)) {
    const inner = value[key];
    const path = before === "" ? key : before + key;
    const isList = Array.isArray(inner) && inner.length > 1 && inner.length <= longestList;
    if ((isList || isObject(inner)) && depth < deepest) {
      addColumns(columns, inner as Entry["object"], `${path}.`, depth + 1);
    } else columns.add(path);
  }
}

export const rowOf = ({ line, object }: Entry): TableRow => ({
  line,
  cell: (column) => valueAt(object, column),
});

/** What a path leads to. A key may have dots of its own: the longest one that is there is taken. */
function valueAt(value: unknown, path: string): unknown {
  if (value === null || typeof value !== "object") return undefined;
  if (Object.hasOwn(value, path)) return (value as Entry["object"])[path];
  for (let dot = path.lastIndexOf("."); dot > 0; dot = path.lastIndexOf(".", dot - 1)) {
    const inner = path.slice(0, dot);
    if (Object.hasOwn(value, inner)) return valueAt((value as Entry["object"])[inner], path.slice(dot + 1));
  }
  return undefined;
}
