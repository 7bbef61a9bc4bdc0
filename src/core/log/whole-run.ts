import { countText } from "../facts-text.ts";
import type { Again } from "./begun-again.ts";
import type { Beyond } from "./place.ts";
import type { Likeness } from "./verdict.ts";

/** How a log counts, and how long the plan is. */
export interface Span {
  /** `step`. */
  readonly unit: string;
  /** Steps of the plan, as the log counts them. */
  readonly planned: number;
}

/** A run that goes on when the plan has ended. */
export function tooLong({ step }: Beyond, { unit, planned }: Span): Likeness {
  return {
    kind: "longer than planned",
    seen: `the log goes on to ${unit} ${countText(step)}, and the plan has ${countText(planned)} ${unit}s`,
    advice: `compare how many ${unit}s the run has with the plan, and what the log counts: batches are not optimizer steps`,
  };
}

/** What is seen of a log whose steps begin again. */
export function againText({ before, row, times }: Again, { unit }: Span): string {
  const more = times > 1 ? `, the first of ${countText(times)} times` : "";
  return `behind ${unit} ${countText(before.step)} the log begins again at ${unit} ${countText(row.step)} (line ${row.line}${more})`;
}

/**
 * A run that was resumed without its state, its counter of steps too, so that every row agrees: both parts together are
 * as long as the plan, and neither alone is. Any other log that begins again may be two runs in one file.
 */
export function resumed(again: Again, gap: number, span: Span): Likeness | undefined {
  const { times, together, longest } = again;
  const isOne = times === 1 && Math.abs(together - span.planned) <= gap && longest + gap < span.planned;
  if (!isOne) return undefined;
  return {
    kind: "resumed from the start",
    seen: `${againText(again, span)}, and both parts together are as long as the plan`,
    advice:
      "the run was resumed without its scheduler and its counter of steps: save scheduler.state_dict() in the checkpoint and load it; two runs in one log are to be checked one by one",
  };
}
