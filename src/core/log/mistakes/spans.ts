import type { Parting } from "../mistake.ts";

/** What a schedule may be shifted by. */
export interface Span {
  readonly name: "epoch" | "step";
  /** How many indices it has. */
  readonly length: number;
  /** Does the log count it? */
  readonly isCounted: boolean;
}

/** The time between two steps of the scheduler, and what the log counts: each once, the longest first. */
export function spansOf({ every, per, unit }: Pick<Parting, "every" | "per" | "unit">): Span[] {
  const counted: Span = { name: unit, length: per, isCounted: true };
  return every > per ? [{ name: "epoch", length: every, isCounted: false }, counted] : [counted];
}
