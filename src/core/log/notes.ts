import type { Plan } from "../plan.ts";
import type { Again } from "./begun-again.ts";
import type { Log } from "./log.ts";
import { againText, type Span } from "./whole-run.ts";

/** Which column says where a row is, where others do as well. */
export function columnNotes({ stepColumn, otherSteps = [] }: Log): string[] {
  if (stepColumn === undefined || otherSteps.length === 0) return [];
  const others = otherSteps.map((other) => JSON.stringify(other)).join(" or ");
  return [
    `rows are where ${JSON.stringify(stepColumn)} says; the log has ${others} as well, for --step-column`,
  ];
}

/** What a log that agrees cannot tell apart, where it may have been written in two ways. */
export function countingNote(firstStep: number, { x }: Pick<Plan, "x">): string {
  return firstStep === 0
    ? `${x}s are counted from 0, as if the rate was logged behind scheduler.step(); a schedule that is one ${x} early, logged before it, looks the same: --first-step 1`
    : `${x}s are counted from ${firstStep}; a schedule that is one ${x} late, logged behind scheduler.step(), looks the same: --first-step 0`;
}

/** A log whose steps begin again, for which there may be a good reason. */
export function againNote(again: Again, span: Span): string {
  return `${againText(again, span)}: two runs in one log, steps counted within an epoch, or a run resumed from the start; of rows with the same ${span.unit} the last counts`;
}
