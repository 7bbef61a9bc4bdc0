import { agreement } from "./agreement.ts";
import type { Tried } from "./compared-from.ts";
import { largestOf } from "./largest.ts";
import type { Log } from "./log.ts";
import { type Rounding, roundingOf } from "./rounding.ts";

/** What counts as none where nobody says anything: logs with 5 digits are rounded by half as much. */
const usual = 1e-4;

/** How far apart values may be that are the same. */
export interface Leeway {
  readonly tolerance: number;
  /** How the log is rounded, and whether what that hides counts as the same. */
  readonly rounding: Rounding | undefined;
  /** How it may be rounded, which counts only where every row is the plan rounded so; undefined where that is sure. */
  readonly perhaps: Rounding | undefined;
  readonly hides: boolean;
}

/** The leeway of a log, whose tolerance is `told`: where it is not, what the log is rounded by counts besides. */
export function leewayOf(log: Log, told: number | undefined): Leeway {
  const tolerance = told ?? usual;
  const found = roundingOf(log, tolerance);
  const [rounding, perhaps] = found?.isSure ? [found.rounding] : [undefined, found?.rounding];
  return { tolerance, rounding, perhaps, hides: told === undefined };
}

/** What a log is rounded to, where any row agrees for that alone, or it surely is rounded where it parts. */
export function roundingThatCounts(
  { held: { rows, planned, agrees }, rounding }: Pick<Tried, "held" | "rounding">,
  { tolerance, hides }: Leeway,
): Rounding | undefined {
  if (rounding === undefined || !hides) return undefined;
  const exactly = agreement(tolerance, largestOf(planned));
  const counts = rows.values.some((value, i) => {
    const before = planned[i] as number;
    return agrees(before, value) !== exactly(before, value) || (rounding.isUsual && !agrees(before, value));
  });
  return counts ? rounding : undefined;
}
