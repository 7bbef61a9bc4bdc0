import type { Log, Skip } from "./log.ts";
import type { Rounding } from "./rounding.ts";

/** What a log that parts from its plan looks like. */
export interface Likeness {
  /** `off by one`. */
  readonly kind: string;
  /** What was seen, with the numbers: a sentence without its full stop. */
  readonly seen: string;
  /** What to look for; likewise. */
  readonly advice: string;
}

/** A row of the log beside what was planned there. */
export interface RowApart {
  /** Of the plan's curve. */
  readonly index: number;
  /** What the log calls it. */
  readonly step: number;
  readonly planned: number;
  readonly logged: number;
}

/** How a log agrees with its plan. */
export interface Verdict extends Pick<Log, "column" | "stepColumn" | "read"> {
  /** What the log calls the first step. */
  readonly firstStep: number;
  /** How many rows were compared, and how many of them differ. */
  readonly compared: number;
  readonly differing: number;
  /** What became of the other rows. */
  readonly skips: readonly Skip[];
  /** The first row that differs; undefined for none. */
  readonly parts: RowApart | undefined;
  /** The row that is furthest from the plan, however little that is. */
  readonly largest: RowApart;
  /** How many values the plan has. */
  readonly planned: number;
  /** The index of the last row, where the plan goes on far behind it; else undefined. */
  readonly until: number | undefined;
  /**
   * What makes such a log: each explains all of its rows, what is likeliest first. Empty where nothing known does. Where
   * no row differs, what is wrong with the run as a whole.
   */
  readonly looksLike: readonly Likeness[];
  /** Sums over the compared rows. */
  readonly area: { readonly before: number; readonly after: number };
  readonly tolerance: number;
  /** What else is to be known of how the log was read, sentences without their full stop. */
  readonly notes: readonly string[];
  /** What the log's values are rounded to, where that counted besides; undefined where it did not. */
  readonly rounding: Rounding | undefined;
}

/** Does a log agree with its plan, as far as it goes? */
export const isAgreed = ({ parts, looksLike }: Pick<Verdict, "parts" | "looksLike">) =>
  parts === undefined && looksLike.length === 0;

export const tooFewDiffer = "too few rows differ to tell";
/** So many rows that differ say what it is not. */
const enough = 3;

/** Why no mistake is named of a log that parts; undefined where one is, or it agrees. */
export function unexplained({
  parts,
  looksLike,
  differing,
}: Pick<Verdict, "parts" | "looksLike" | "differing">): string | undefined {
  if (parts === undefined || looksLike.length > 0) return undefined;
  return differing < enough ? tooFewDiffer : "another schedule, or other parameters";
}
