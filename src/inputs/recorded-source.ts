import { nameOf } from "../core/file-name.ts";
import { columnsOfLog } from "./log/read-log.ts";
import { type Columns, recordedConfig } from "./recorded.ts";
import type { Source } from "./source.ts";

/** The text of a training log, whose rates were recorded. Throws a Problem with the file's name where it is none. */
export function recordedSource(text: string, file: string): Source {
  const readOnce = ofLast((columns: Columns) => recordedConfig(text, file, columns));
  return {
    readAs: "a training log",
    columns: () => columnsOfLog(text, nameOf(file)),
    read({ column, step_column: stepColumn }) {
      const { config, notes } = readOnce({ column, stepColumn });
      return { config, notes, locate: () => undefined, keyOf: () => undefined };
    },
  };
}

/** A function of columns that does not read the text again for those that it was last asked for: it may be long. */
function ofLast<T>(read: (columns: Columns) => T): (columns: Columns) => T {
  let last: { readonly key: string; readonly value: T } | undefined;
  return (columns) => {
    const key = JSON.stringify(columns);
    if (last?.key !== key) last = { key, value: read(columns) };
    return last.value;
  };
}
