import { hiddenBy, type Rounding } from "./rounding.ts";

/** Do a planned and a logged value say the same? */
export type Agrees = (planned: number, logged: number) => boolean;

/** Beside a peak so much smaller, a difference is none however small the planned value is. */
const nearZero = 0.01;

/**
 * What counts as the same: values apart by no more than `tolerance` times the larger one, as logs are rounded, or times a
 * hundredth of the peak, as what a cosine leaves of 0 in float32 is no part of 0; and by what rounding hides besides.
 */
export function agreement(tolerance: number, peak: number, rounding?: Rounding): Agrees {
  const least = tolerance * nearZero * peak;
  return (planned, logged) => {
    const apart = Math.abs(planned - logged);
    const [one, other] = [Math.abs(planned), Math.abs(logged)];
    const same = Math.max(least, tolerance * Math.max(one, other));
    if (apart <= same) return true;
    // below a power of ten the digits stand closer than above it
    return rounding !== undefined && apart <= same + hiddenBy(rounding, Math.min(one, other));
  };
}
