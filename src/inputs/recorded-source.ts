import { nameOf } from "../core/file-name.ts";
import { columnsOfLog } from "./log/read-log.ts";
import { recordedConfig } from "./recorded.ts";
import type { Source } from "./source.ts";

/** The text of a training log, whose rates were recorded. Throws a Problem with the file's name where it is none. */
export function recordedSource(text: string, file: string): Source {
  return {
    readAs: "a training log",
    columns: () => columnsOfLog(text, nameOf(file)),
    read({ column, step_column: stepColumn }) {
      const { config, notes } = recordedConfig(text, file, { column, stepColumn });
      return { config, notes, locate: () => undefined, keyOf: () => undefined };
    },
  };
}
