import type { Bound } from "./bound.ts";
import type { Cycle } from "./cycle.ts";
import type { Interval } from "./definition.ts";
import type { ParamGroup } from "./optimizer.ts";
import type { Pitfall, Setting } from "./pitfall.ts";
import type { Path } from "./problem.ts";
import type { Refusal } from "./refused.ts";
import type { Course, Section } from "./stage.ts";

/** What a definition tells of itself for advice, so that no rule asks which schedule it has. */
export interface Traits<P> {
  /** Parameters whose values the framework may raise for, and the rule of advice that says more of it: `LR018`. */
  readonly refused?: Readonly<Record<string, Refusal>>;
  /**
   * The parameter that says how long it lasts (`T_max`, `total_steps`), where one more of it makes `end` one more.
   */
  readonly horizon?: string | ((params: P) => string | undefined);
  /**
   * The parameters that count its steps, `horizon` left out or not, numbers or lists of them: those that are wrong
   * together where the wrong thing was counted. Left out where it is `horizon` alone, or there is more to it than counts.
   */
  readonly counts?: readonly string[] | ((params: P) => readonly string[] | undefined);
  /** The `milestones` as they are written, in their order, where the rate changes at other steps. */
  written?(params: P): readonly number[];
  /** What to write in its parameters for it to be stepped at each, where they say it (`interval` is a function). */
  readonly intervals?: Readonly<Record<Interval, Readonly<Record<string, unknown>>>>;
  /**
   * The parameter that is the lowest rate itself (`eta_min`), and no share of another one; the path to it where it is
   * inside one.
   */
  readonly floor?: string | ((params: P) => string | Path | undefined);
  /** First and last rates that are to be below the highest one, where another parameter than `floor` says them. */
  bounds?(params: P): readonly Bound[];
  /**
   * The highest rate that it has on the param group at `index`, where that is for its own parameters to say, or not
   * for this group's rate.
   */
  peak?(params: P, groups: readonly [ParamGroup, ...ParamGroup[]], index: number): number | undefined;
  /** The schedules inside it and their turns, counted in its own steps from the one that the run begins with. */
  parts?(params: P, course: Course): readonly Section[];
  /**
   * The step at which a rise ends that may be all that a run is for: a line from one rate to another, the first half of
   * a triangle. Left out where a rise is a warm-up, or half of what it is for.
   */
  ramp?(params: P): number | undefined;
  /** Where its `n`-th cycle (from 0) begins and how long it is, in steps; undefined behind the last. */
  cycle?(params: P, n: number): Cycle | undefined;
  /** What of its own parameters is likely not meant; what is seen from the curve is for rules to find. `given` is without defaults. */
  pitfalls?(params: P, setting: Setting, given: Readonly<Record<string, unknown>>): readonly Pitfall[];
}
