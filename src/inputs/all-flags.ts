import type { Definition } from "../core/definition.ts";
import { chartFlags, type Flag, flagTable, optimizerFlags, runFlags, scheduleFlags } from "./flag.ts";
import { outputFlags } from "./output-flags.ts";

const anywhere = flagTable(runFlags, outputFlags);
const objects = flagTable(optimizerFlags, chartFlags);

/** The flags that may stand behind a schedule, or before any schedule is named. */
export function flagsOf(definition: Definition | undefined): Iterable<Flag> {
  if (!definition)
    return flagTable(
      () => anywhere,
      () => objects,
    );
  return flagTable(
    () => anywhere,
    () => scheduleFlags(definition),
    () => objects,
  );
}
