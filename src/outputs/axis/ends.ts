import type { ParameterName } from "../../core/schedule.ts";

/** What is left free beyond the values, as a part of what is between them. */
const room = 0.08;

/**
 * The ends of an axis of values between `low` and `high` that is to show how they change; undefined for an axis that
 * begins at 0. Rates fall to 0 and momentum does not: from there, its changes would hardly be seen.
 */
export function endsOf(
  parameter: ParameterName,
  { low, high }: { readonly low: number; readonly high: number },
): [low: number, high: number] | undefined {
  const span = high - low;
  if (parameter === "lr" || !(span > 1e-6 * Math.abs(high))) return undefined;
  // what never is below 0 has no room there
  return [low >= 0 ? Math.max(0, low - room * span) : low - room * span, high + room * span];
}
