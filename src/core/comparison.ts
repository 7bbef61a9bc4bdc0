import type { Curve, Side } from "./curve.ts";
import type { Verdict } from "./log/verdict.ts";
import type { ParameterName } from "./schedule.ts";

/** What differs between two inputs: in what they say, and in what comes of it. */
export interface Comparison {
  /** What the sides are called: `git:HEAD:lr.json` and `lr.json`. */
  readonly before: string;
  readonly after: string;
  /** Keys of the config that say something else, in its order, those of the picture's appearance last. */
  readonly changes: readonly Change[];
  /** The curves of both sides, those with the same label side by side; those of one parameter after those of another. */
  readonly pairs: readonly Pair[];
  /** Differences of no more than this part of the larger peak count as none. */
  readonly tolerance: number;
  /** Where one run has both sides: the index at which it goes from `before` to `after`, whose curves show both. */
  readonly resume_at?: number;
  /** How a log agrees with its plan, where these are the sides: then `before` is what was planned, `after` what was logged. */
  readonly log?: Verdict & {
    /** Undefined for standard input. */
    readonly file: string | undefined;
  };
}

/** What a side is to a reader. */
export function wordOf(side: Side, { log }: Pick<Comparison, "log">): string {
  return log === undefined ? side : { before: "planned", after: "logged" }[side];
}

/** One key of the config, `schedule.T_max`; undefined where a side does not have it. */
export interface Change {
  readonly path: string;
  /** For a reader: `100`, `0.1 (default)`, `StepLR(step_size=30)`. */
  readonly before: string | undefined;
  readonly after: string | undefined;
  /** For a program: the values as JSON has them, defaults among them; undefined where a side has none. */
  readonly values?: { readonly before: unknown; readonly after: unknown };
  /** Does it change the picture only (chart, title, parameter, label, $schema), and not the run? */
  readonly appearance?: boolean;
}

/** A curve on both sides; undefined where a side does not have it. */
export interface Pair {
  readonly label: string;
  readonly parameter: ParameterName;
  readonly before: Curve | undefined;
  readonly after: Curve | undefined;
  /** undefined where a side does not have the curve. */
  readonly difference: Difference | undefined;
  /** What they differ by, as it is drawn, where that is not after less before at every index. */
  readonly apart?: Curve;
}

/** Where two curves part. Lengths may differ: what is compared is what both have. */
export interface Difference {
  /** Index of the first value that differs by more than the tolerance, or that one side lacks; undefined for none. */
  readonly first: number | undefined;
  /** Where the rates are furthest apart; undefined where none differs by more than the tolerance. */
  readonly absolute: Apart | undefined;
  /**
   * Of the rates that differ by more than the tolerance: furthest apart as a part of the larger of the two, so that a
   * fall to 0 and a rise from 0 count alike. What is said of them is relative to before: see change-text.ts.
   */
  readonly relative: Apart | undefined;
  /** Sums of all rates: the total learning. */
  readonly area: { readonly before: number; readonly after: number };
  /** The other parameters that the schedules of both sides write, and that differ: where they are furthest apart. */
  readonly also: readonly AlsoApart[];
}

/** Two values of a parameter that has no pair of its own, at the same index. */
export interface AlsoApart extends Apart {
  readonly parameter: ParameterName;
}

/** Two rates at the same index. */
export interface Apart {
  readonly index: number;
  readonly before: number;
  readonly after: number;
}

/** Does any curve differ by more than the tolerance, or stand on one side only? Other words for the same are none. */
export function differs({ pairs }: Comparison): boolean {
  return pairs.some(pairDiffers);
}

/** Is a curve another one on the other side, or missing there? */
export function pairDiffers({ difference }: Pair): boolean {
  return difference === undefined || difference.first !== undefined || difference.also.length > 0;
}
