import type { ParameterName } from "../../core/schedule.ts";
import { linearTicks, multiple } from "./ticks.ts";

/** What is left free beyond the values, as a part of what is between them. */
const room = 0.08;
/** A logarithmic axis that has such a factor shows changes whatever is on it. */
const wide = 9;

/**
 * The ends of an axis of values between `low` and `high` that is to show how they change; undefined for an axis that
 * begins at 0, and for a logarithmic one that need not be fitted. Rates fall to 0 and momentum does not: from there,
 * its changes would hardly be seen.
 */
export function endsOf(
  parameter: ParameterName,
  { low, high }: { readonly low: number; readonly high: number },
  isLog: boolean,
): [low: number, high: number] | undefined {
  const span = high - low;
  if (parameter === "lr" || !(span > 1e-6 * Math.abs(high))) return undefined;
  if (isLog && high >= wide * low) return undefined;
  // what never is below 0 has no room there
  return [low >= 0 ? Math.max(0, low - room * span) : low - room * span, high + room * span];
}

/**
 * The ends of an axis that begins at 0 for a value that stays, with a tick at it or above and `count` in all at most;
 * undefined for a rate, which has others to be read by.
 */
export function endsOfConstant(
  parameter: ParameterName,
  value: number,
  count: number,
): [low: number, high: number] | undefined {
  if (parameter === "lr" || !(value > 0)) return undefined;
  const { digit, power } = linearTicks(0, value, count);
  const last = multiple(Math.ceil(value / multiple(digit, power) - 1e-9) * digit, power);
  const end = Math.max(last, 1.05 * value);
  // of the smallest and the largest numbers there is no step, or no number above them
  return Number.isFinite(end) ? [0, end] : undefined;
}
