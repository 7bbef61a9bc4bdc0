import { type Digits, digitsOf } from "./digits.ts";
import { largestOf } from "./largest.ts";
import type { Log } from "./log.ts";
import type { Written } from "./written.ts";

/** To what the values of a log are rounded: of the two the coarser one at each value, which is the same one at all. */
export interface Rounding extends Digits {
  /** Which of the two its writer was told: `.3e` or `.8f`. */
  readonly to: "digits" | "decimals";
  /** Do most values have as many? Where few do, as those of a staircase, they may need no more. */
  readonly isUsual: boolean;
}

/** What has fewer different values may have few digits without being rounded: 0.1, 0.01, 0.001. */
const fewest = 5;
/** A unit of the last digit that is more of the peak than this leaves nothing to compare. */
const coarsest = 0.1;
/** Logs with more digits are not rounded by hand, however small the tolerance. */
const most = 8;

/** How a log is rounded, and whether that is sure: if not, it counts where every row is the plan rounded so. */
export interface LogRounding {
  readonly rounding: Rounding;
  readonly isSure: boolean;
}

/**
 * How the values of a log are rounded; undefined where that hides no more than `tolerance` does, as a part of a value and
 * as a part of a hundredth of the peak, and where their digits say nothing. It is sure where its values are written so,
 * else not where it hides much, or there are few values.
 */
export function roundingOf(
  { rows: { values: logged }, written }: Pick<Log, "rows" | "written">,
  tolerance: number,
): LogRounding | undefined {
  const peak = largestOf(logged);
  if (peak === 0) return undefined;
  const digitsAtMost = Math.min(most, Math.ceil(Math.log10(0.5 / tolerance)));
  const decimalsAtMost = Math.min(
    most - exponentOf(peak),
    Math.ceil(Math.log10(50 / (tolerance * peak))) - 1,
  );
  if (written !== undefined) {
    const rounding = roundingTo(written);
    const isEnough = rounding.significant > digitsAtMost && rounding.decimals > decimalsAtMost;
    return isEnough ? undefined : { rounding, isSure: true };
  }
  let [significant, decimals] = [1, 0];
  const values = new Set<number>();
  for (const value of logged) {
    if (value === 0 || values.has(value)) continue;
    values.add(value);
    const digits = digitsOf(value);
    significant = Math.max(significant, digits.significant);
    decimals = Math.max(decimals, digits.decimals);
    // most logs end here at their first rows
    if (significant > digitsAtMost && decimals > decimalsAtMost) return undefined;
  }
  const digits = { significant, decimals };
  const isSure = values.size >= fewest && 2 * halfUnit(digits, peak) <= coarsest * peak;
  // one digit is no evidence of rounding
  if (!isSure && significant < 2) return undefined;
  const all = [...values];
  const full = all
    .map(digitsOf)
    .filter((each) => each.significant === significant || each.decimals === decimals);
  const rounding: Rounding = {
    ...digits,
    to: isFixed(all, digits) ? "decimals" : "digits",
    isUsual: 2 * full.length >= all.length,
  };
  return { rounding, isSure };
}

/** The rounding of values that are written so: the other of the two hides nothing. */
function roundingTo({ to, count }: Written): Rounding {
  const [significant, decimals] =
    to === "digits" ? [count, Number.POSITIVE_INFINITY] : [Number.POSITIVE_INFINITY, count];
  return { significant, decimals, to, isUsual: true };
}

/** Of values that would have more decimals if they had as many digits as the others: do most use all decimals there are? */
function isFixed(values: readonly number[], { significant, decimals }: Digits): boolean {
  const small = values.filter((value) => exponentOf(Math.abs(value)) - significant + 1 < -decimals);
  return 2 * small.filter((value) => digitsOf(value).decimals === decimals).length > small.length;
}

/** How far rounding may move a value. */
export function halfUnit({ significant, decimals }: Digits, value: number): number {
  const least = value === 0 ? 0 : 10 ** (exponentOf(Math.abs(value)) - significant + 1);
  return 0.5 * Math.max(10 ** -decimals, least);
}

/** A half that is rounded up is in float64 a little further away, as a part of it. */
const tie = 1e-9;

/** How far from a value it may have been before it was rounded. */
export const hiddenBy = (digits: Digits, value: number): number => halfUnit(digits, value) * (1 + tie);

// a logarithm may be a little less than the whole number that it is
const exponentOf = (value: number) => Math.floor(Math.log10(value) + 1e-9);

/** `4 digits`, `8 decimals`. */
export const roundingText = ({ to, significant, decimals }: Rounding): string =>
  to === "digits" ? `${significant} digits` : `${decimals} decimals`;
