import { Problem } from "../../src/core/problem.ts";
/**
 * OneCycleLR's `_annealing_cos` and `_annealing_linear`, in two parts because rate and momentum share the
 * first: how far along `pct` (from 0 to 1) is, and what lies that far between `start` and `end`.
 */
export const annealing = {
  cos: {
    weight: (pct: number) => Math.cos(Math.PI * pct) + 1,
    between: (start: number, end: number, weight: number) => end + ((start - end) / 2) * weight,
  },
  linear: {
    weight: (pct: number) => pct,
    between: (start: number, end: number, weight: number) => (end - start) * weight + start,
  },
} as const;

/** The part of a phase that is over at `t`; a Problem where the phase begins with its end. */
export function along(t: number, start_step: number, end_step: number): number {
  if (end_step !== start_step) return (t - start_step) / (end_step - start_step);
  throw new Problem("a phase of the cycle has no steps", {
    path: ["pct_start"],
    allowed: "Python raises ZeroDivisionError here",
    rule: "LR008",
  });
}
