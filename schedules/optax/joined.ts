import type { Formula } from "../../src/core/schedule.ts";

/**
 * `join_schedules` itself: each schedule but the first is asked at the step counted from its boundary, and of
 * those whose boundary is over the last in the list counts. A boundary or a schedule without its other half is left out.
 */
export function joined(schedules: readonly Formula[], boundaries: readonly number[]): Formula {
  const [first, ...later] = schedules as [Formula, ...Formula[]];
  const last = Math.min(later.length, boundaries.length) - 1;
  return {
    at(t) {
      for (let i = last; i >= 0; i--) {
        const boundary = boundaries[i] as number;
        if (t >= boundary) return (later[i] as Formula).at(t - boundary);
      }
      return first.at(t);
    },
  };
}
