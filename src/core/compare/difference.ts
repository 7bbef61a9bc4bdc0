import type { AlsoApart, Difference } from "../comparison.ts";
import type { Curve } from "../curve.ts";
import { lockStep } from "../lock-step.ts";
import { Gaps } from "./gaps.ts";
import { Sum } from "./sum.ts";

/** Rows at a time: columns that stay in the processor's cache. */
const rows = 8192;

/**
 * Where two curves part, from one pass over both that holds nothing of them, and one over each other parameter that
 * both schedules write. What differs by no more than `tolerance` times the highest value of either counts as the same;
 * of momenta, which are below 1, by no more than `tolerance`.
 */
export function differenceOf(before: Curve, after: Curve, tolerance: number): Difference {
  const also = before.also.flatMap((was): AlsoApart[] => {
    const is = after.also.find(({ parameter }) => parameter === was.parameter);
    const apart = is && valuesApart(was, is, tolerance).absolute;
    return apart ? [{ parameter: was.parameter, ...apart }] : [];
  });
  return { ...valuesApart(before, after, tolerance), also };
}

function valuesApart(before: Curve, after: Curve, tolerance: number): Omit<Difference, "also"> {
  const { difference, gaps } = measured(before, after, new Gaps(tolerance, leastPeak(before)));
  if (gaps.isSettled) return difference;
  // seldom: where a curve begins with differences that are none beside the peak that comes later
  return measured(before, after, new Gaps(tolerance, gaps.peak)).difference;
}

const leastPeak = ({ parameter }: Curve) => (parameter === "momentum" ? 1 : 0);

function measured(before: Curve, after: Curve, gaps: Gaps) {
  const [areaBefore, areaAfter] = [new Sum(), new Sum()];
  for (const { start, length, columns } of lockStep([before, after], rows)) {
    const [one, other] = columns;
    if (one) areaBefore.add(one, length);
    if (other) areaAfter.add(other, length);
    if (one && other) gaps.take(one, other, length, start);
    else gaps.see((one ?? other) as Float64Array, length); // one of them goes on, or there would be no block
  }
  const lacking = before.length === after.length ? undefined : Math.min(before.length, after.length);
  const difference = {
    first: gaps.first ?? lacking,
    absolute: gaps.absolute,
    relative: gaps.relative,
    area: { before: areaBefore.value, after: areaAfter.value },
  };
  return { difference, gaps };
}
