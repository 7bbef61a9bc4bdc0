import { countText } from "../facts-text.ts";
import { Problem } from "../problem.ts";
import type { Tried } from "./compared-from.ts";
import type { Planned } from "./course.ts";
import type { Log } from "./log.ts";
import { hiddenBy } from "./rounding.ts";
import { tooFew } from "./too-few.ts";

/** Throws a Problem where a log says too little to be held against its plan: too few rows of it, or too few decimals. */
export function checkComparable(log: Log, plan: Planned, tried: Tried): void {
  checkEnough(log, plan, tried);
  checkDigits(log, tried);
}

/** Throws a Problem where no row can be compared, or more rows are lost than read. */
function checkEnough({ name, read }: Log, { curve, x }: Planned, { held, skips, lost, beyond }: Tried): void {
  const count = held.planned.length;
  if (count === 0) throw tooFew(`no row is at ${x} 0 to ${curve.length - 1}`, { name, skips });
  if (lost > count + (beyond?.count ?? 0)) {
    throw tooFew(`only ${countText(count)} of ${countText(read)} rows can be compared`, { name, skips });
  }
}

/** Throws a Problem where a log has too few decimals to say anything: only zeros, and so has the plan in as many. */
function checkDigits({ name, written }: Log, { held: { rows, planned } }: Tried): void {
  if (written?.to !== "decimals" || rows.values.some((value) => value !== 0)) return;
  const least = hiddenBy({ significant: Number.POSITIVE_INFINITY, decimals: written.count }, 0);
  if (planned.every((value) => value === 0) || planned.some((value) => Math.abs(value) > least)) return;
  throw new Problem(
    `its values are rounded to ${written.count} decimals, which leaves 0 of all, so nothing can be said`,
    {
      where: name,
      hint: "Log rates as numbers, or with an exponent (.6e)",
    },
  );
}
