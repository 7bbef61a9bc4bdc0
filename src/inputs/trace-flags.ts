import * as z from "zod";
import type { Definition } from "../core/definition.ts";
import { once } from "../core/once.ts";
import { flagsOf as flagsOfDrawing } from "./all-flags.ts";
import { type Flag, flagsOf, flagTable } from "./flag.ts";

/** What flags say of how a scheduler is run. */
export const traceSchema = once(() =>
  z.strictObject({
    python: z.string().min(1).default("python3").describe("the Python that runs it"),
    timeout: z.number().positive().max(86_400).default(60).describe("seconds until it is ended"),
  }),
);

const ownFlags = flagTable(() => flagsOf(traceSchema(), "trace", []));

/** The flags that may stand in a trace: its own, and those that stand behind a schedule, or before any. */
export function traceFlags(definition: Definition | undefined): Iterable<Flag> {
  return flagTable(
    () => ownFlags,
    () => flagsOfDrawing(definition),
  );
}
