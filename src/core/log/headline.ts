import { countText, placeText } from "../facts-text.ts";
import type { Plan } from "../plan.ts";
import type { Verdict } from "./verdict.ts";

/** What comes of a check, in a line: `parts at step 6,000, looks like: resumed from the start`. */
export function headline(
  { parts, looksLike: [likeliest], compared }: Verdict,
  axis: Pick<Plan, "x" | "steps_per_epoch">,
): string {
  if (parts === undefined) return `the log agrees with the plan: ${rowsText(compared)}`;
  const like = likeliest === undefined ? "" : `, which looks like: ${likeliest.kind}`;
  return `the log parts from the plan at ${placeText(parts.index, axis)}${like}`;
}

/** `1 row`, `1,000 rows`. */
export const rowsText = (count: number): string => `${countText(count)} row${count === 1 ? "" : "s"}`;
