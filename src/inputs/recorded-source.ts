import { recordedConfig } from "./recorded.ts";
import type { Source } from "./source.ts";

/** The text of a training log, whose rates were recorded. Throws a Problem with the file's name where it is none. */
export function recordedSource(text: string, file: string): Source {
  return {
    readAs: "a training log",
    read({ column, step_column: stepColumn }) {
      const { config, notes } = recordedConfig(text, file, { column, stepColumn });
      return { config, notes, locate: () => undefined, keyOf: () => undefined };
    },
  };
}
