import { countText, placeText } from "../facts-text.ts";
import type { Plan } from "../plan.ts";
import { isAgreed, type Verdict } from "./verdict.ts";

/** What comes of a check, in a line: `parts at step 6,000, looks like: resumed from the start`. */
export function headline(verdict: Verdict, axis: Pick<Plan, "x" | "steps_per_epoch">): string {
  const { parts, until, looksLike, compared } = verdict;
  const [likeliest] = looksLike;
  if (isAgreed(verdict)) {
    return `the log agrees with the plan${until === undefined ? "" : " so far"}: ${rowsText(compared)}`;
  }
  const like = likeliest === undefined ? "" : `, which looks like: ${likeliest.kind}`;
  if (parts === undefined) return `the log is not of the planned run${like}`;
  return `the log parts from the plan at ${placeText(parts.index, axis)}${like}`;
}

/** `1 row`, `1,000 rows`. */
export const rowsText = (count: number): string => `${countText(count)} row${count === 1 ? "" : "s"}`;
