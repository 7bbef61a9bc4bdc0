import type { Difference } from "../comparison.ts";
import type { Curve } from "../curve.ts";
import { lockStep } from "../lock-step.ts";
import { Gaps } from "./gaps.ts";
import { Sum } from "./sum.ts";

/** Rows at a time: columns that stay in the processor's cache. */
const rows = 8192;

/**
 * Where two curves part, from one pass over both that holds nothing of them. What differs by no more than `tolerance`
 * times the highest rate of either counts as the same; of momenta, which are below 1, by no more than `tolerance`.
 */
export function differenceOf(before: Curve, after: Curve, tolerance: number): Difference {
  const { difference, rates } = measured(before, after, new Gaps(tolerance, 0));
  if (rates.isSettled) return difference;
  // seldom: where a curve begins with differences that are none beside the peak that comes later
  return measured(before, after, new Gaps(tolerance, rates.peak)).difference;
}

function measured(before: Curve, after: Curve, rates: Gaps) {
  const [areaBefore, areaAfter] = [new Sum(), new Sum()];
  const momenta = new Gaps(rates.tolerance, 1);
  for (const { start, length, columns } of lockStep([before, after], rows)) {
    const [one, other] = columns;
    if (one) areaBefore.add(one.lr, length);
    if (other) areaAfter.add(other.lr, length);
    if (one && other) rates.take(one.lr, other.lr, length, start);
    else rates.see((one ?? other)?.lr as Float64Array, length); // one of them goes on, or there would be no block
    if (one?.momentum && other?.momentum) momenta.take(one.momentum, other.momentum, length, start);
  }
  const lacking = before.length === after.length ? undefined : Math.min(before.length, after.length);
  const difference: Difference = {
    first: rates.first ?? lacking,
    absolute: rates.absolute,
    relative: rates.relative,
    area: { before: areaBefore.value, after: areaAfter.value },
    momentum: momenta.absolute,
  };
  return { difference, rates };
}
