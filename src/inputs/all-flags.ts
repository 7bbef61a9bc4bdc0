import type { Definition } from "../core/definition.ts";
import {
  chartFlags,
  dataFlags,
  type Flag,
  flagTable,
  optimizerFlags,
  runFlags,
  scheduleFlags,
} from "./flag.ts";
import { inputFlags } from "./input-flags.ts";
import { outputFlags } from "./output-flags.ts";
import { resumeFlags } from "./resume-flag.ts";

const anywhere = flagTable(runFlags, outputFlags, resumeFlags);
const objects = flagTable(optimizerFlags, dataFlags, chartFlags);

/** The flags that may stand behind a schedule, or before any schedule is named. */
export function flagsOf(definition: Definition | undefined): Iterable<Flag> {
  if (!definition)
    return flagTable(
      () => anywhere,
      inputFlags,
      () => objects,
    );
  const own = (isClaimed: boolean) => ownFlags(definition, isClaimed);
  return flagTable(
    () => own(true),
    () => anywhere,
    () => own(false),
    () => objects,
  );
}

/** The flags of the schedule's parameters: those that come before the run's of their names, or the others. */
function ownFlags(definition: Definition, isClaimed: boolean): Flag[] {
  const { claims = [] } = definition;
  if (isClaimed && claims.length === 0) return [];
  return scheduleFlags(definition).filter(({ name }) => claims.includes(name) === isClaimed);
}
