import type { Curve } from "./curve.ts";

/** What differs between two inputs: in what they say, and in what comes of it. */
export interface Comparison {
  /** What the sides are called: `git:HEAD:lr.json` and `lr.json`. */
  readonly before: string;
  readonly after: string;
  /** Keys of the config that say something else, in the order in which they stand there. */
  readonly changes: readonly Change[];
  /** The curves of both sides, those with the same label side by side. */
  readonly pairs: readonly Pair[];
  /** Differences of no more than this part of the larger peak count as none. */
  readonly tolerance: number;
}

/** One key of the config, `schedule.T_max`; undefined where a side does not have it. */
export interface Change {
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** A curve on both sides; undefined where a side does not have it. */
export interface Pair {
  readonly label: string;
  readonly before: Curve | undefined;
  readonly after: Curve | undefined;
  /** undefined where a side does not have the curve. */
  readonly difference: Difference | undefined;
}

/** Where two curves part. Lengths may differ: what is compared is what both have. */
export interface Difference {
  /** Index of the first value that differs by more than the tolerance, or that one side lacks; undefined for none. */
  readonly first: number | undefined;
  /** Where the rates are furthest apart; undefined where they are the same. */
  readonly absolute: Apart | undefined;
  /** Where they are furthest apart as a part of the larger of the two. */
  readonly relative: Apart | undefined;
  /** Sums of all rates: the total learning. */
  readonly area: { readonly before: number; readonly after: number };
}

/** Two rates at the same index. */
export interface Apart {
  readonly index: number;
  readonly before: number;
  readonly after: number;
}
