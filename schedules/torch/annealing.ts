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
