import * as z from "zod";
import type { Definition } from "../core/definition.ts";
import { once } from "../core/once.ts";
import { flagsOf as flagsOfDrawing } from "./all-flags.ts";
import { type Flag, flagsOf, flagTable } from "./flag.ts";

/** What flags say of a comparison. */
export const comparisonSchema = once(() =>
  z.strictObject({
    exit_code: z.boolean().default(false).describe("exit with 3 where the curves differ"),
    tolerance: z
      .number()
      .min(0)
      .default(1e-9)
      .describe("differences of no more than this part of the larger peak count as none"),
  }),
);

/** The flags that only a comparison has. */
export const ownFlags = flagTable(() => flagsOf(comparisonSchema(), "comparison", []));

/** The flags that may stand in a comparison: its own, and those that stand behind a schedule, or before any. */
export function comparisonFlags(definition: Definition | undefined): Iterable<Flag> {
  return flagTable(
    () => ownFlags,
    () => flagsOfDrawing(definition),
  );
}
