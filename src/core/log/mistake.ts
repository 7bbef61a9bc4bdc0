import type { Curve } from "../curve.ts";
import type { Plan } from "../plan.ts";
import type { ParameterName } from "../schedule.ts";
import type { Compared } from "./compared.ts";
import type { Course } from "./course.ts";
import type { Digits } from "./digits.ts";
import type { Rounding } from "./rounding.ts";
import type { Likeness } from "./verdict.ts";

/** What is known of a log that parts from its plan. */
export interface Parting extends Pick<Plan, "x" | "steps_per_epoch"> {
  /** The first row that differs. */
  readonly index: number;
  readonly planned: number;
  readonly logged: number;
  readonly parameter: ParameterName;
  /** The index of the row before it; -1 for none. */
  readonly agreed: number;
  /** Is the plan the same at all rows? */
  readonly isFlat: boolean;
  /** Values of the plan between two steps of its scheduler. */
  readonly every: number;
  /** The index at which the plan's warm-up ends; undefined where it has none. */
  readonly warmup: number | undefined;
  /** No logged value has more. */
  readonly digits: Digits;
  /** What the log's values are rounded to; undefined where that hides nothing. */
  readonly rounding: Rounding | undefined;
  /** What the log counts, how many indices that is, and what it calls the first one. */
  readonly unit: "epoch" | "step";
  readonly per: number;
  readonly firstStep: number;
}

/** One way in which a log may come from a plan. */
export interface Guess extends Pick<Likeness, "seen" | "advice"> {
  /** Whose values the log has; the plan's where left out. */
  readonly curve?: Curve;
  /** The index of the value that the log has at an index; it never falls where that of a curve of its own is asked for. */
  from(index: number): number;
  /** What becomes of that value; the value itself where left out. */
  made?(planned: number, index: number, logged: number): number;
}

/** A kind of mistake. A guess of it is right where it explains every row of a log, those before the parting too. */
export interface Mistake extends Pick<Likeness, "kind"> {
  /** So many of the rows that differ it must explain before it says anything. */
  readonly fewest: number;
  /** Kinds that are no other explanation where this is one, but a part of it, or the same in other words. */
  readonly covers?: readonly string[];
  /** Is it told only where nothing else explains the log? */
  readonly isLast?: true;
  /** Kinds that it is told beside, if so. */
  readonly besides?: readonly string[];
  guesses(parting: Parting, compared: Compared, course: Course): Iterable<Guess>;
}
