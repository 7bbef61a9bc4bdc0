/** OneCycleLR's `_annealing_cos` and `_annealing_linear`: from `start` to `end` as `pct` goes from 0 to 1. */
export const annealing = {
  cos: (start: number, end: number, pct: number) => end + ((start - end) / 2) * (Math.cos(Math.PI * pct) + 1),
  linear: (start: number, end: number, pct: number) => (end - start) * pct + start,
} as const;
