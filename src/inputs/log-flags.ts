import * as z from "zod";
import type { Definition } from "../core/definition.ts";
import { once } from "../core/once.ts";
import { flagsOf as flagsOfDrawing } from "./all-flags.ts";
import { type Flag, flagsOf, flagTable } from "./flag.ts";

/** What flags say of a training log. */
export const logSchema = once(() =>
  z.strictObject({
    log: z
      .string()
      .optional()
      .describe("the log, a FILE of CSV, JSONL or trainer_state.json; - is standard input"),
    column: z
      .string()
      .min(1)
      .optional()
      .describe("what holds the rate; found by its name where there is one"),
    step_column: z
      .string()
      .min(1)
      .optional()
      .describe("what says where a row is: a step, or an epoch; found by its name as well"),
    first_step: z
      .int()
      .min(0)
      .optional()
      .describe("what the log calls the first step; 0, but for logs that are known to count otherwise"),
    curve: z.string().optional().describe("label of the curve that was logged, where the plan has several"),
    tolerance: z
      .number()
      .min(0)
      .optional()
      .describe(
        "differences of no more than this part of a value count as none; 1e-4, and what a log whose values are rounded hides",
      ),
  }),
);

/** The flags that only a check has. */
export const ownLogFlags = flagTable(() => flagsOf(logSchema(), "log", []));

/** The flags that may stand in a check: its own, and those that stand behind a schedule, or before any. */
export function checkFlags(definition: Definition | undefined): Iterable<Flag> {
  return flagTable(
    () => ownLogFlags,
    () => notOfResuming(flagsOfDrawing(definition)),
  );
}

/** A log is checked against one plan. */
function* notOfResuming(flags: Iterable<Flag>): Generator<Flag> {
  for (const flag of flags) if (flag.scope !== "resume") yield flag;
}
