import type { Curve } from "../core/curve.ts";
import type { Change, Severity } from "../core/finding.ts";
import type { ParamGroup } from "../core/optimizer.ts";
import type { Setting } from "../core/pitfall.ts";
import type { Plan, PlannedCurve } from "../core/plan.ts";
import type { Path } from "../core/problem.ts";
import type { Seen } from "../core/seen.ts";
import type { Stage } from "../core/stage.ts";

/** What a rule looks at: one schedule on one param group of a run. */
export interface Sight extends Setting {
  readonly plan: Plan;
  readonly planned: PlannedCurve;
  readonly group: ParamGroup;
  readonly curve: Curve;
  /** The index of the value that the rate first is at after so many steps of the scheduler. */
  indexOf(step: number): number;
  /** The schedules without others inside, in the order of their turns; one, where it holds no others. */
  readonly stages: readonly Stage[];
  /** Those that hold others, each before what it holds. */
  readonly holders: readonly Stage[];
  /** Names the index of a value: `epoch 30`. */
  place(index: number): string;
  /** A number of values: `50 epochs`. */
  span(values: number): string;
  /** Numbers of values in what the scheduler counts: `30, 60 epochs` where it is stepped at them, of however many values. */
  counted(...values: readonly number[]): string;
  /** Is the scheduler not stepped between the values at two indices, so that they are one of its own? */
  isOneStep(index: number, other: number): boolean;
}

/** What a rule has found. */
export interface Found {
  /** What was seen, with the numbers: a sentence without its full stop. */
  readonly message: string;
  /** What to do if it was not meant: a sentence without its full stop, its values in `changes` left out. */
  readonly advice: string;
  /** Where that of the rule is not right. */
  readonly severity?: Severity | undefined;
  /** False where it is not sure enough to silence the rules that its own one covers; rules that it silences beside them. */
  readonly covers?: false | readonly string[] | undefined;
  /** Where in the schedule it is about: parameters, and the schedules inside it; the schedule itself where left out. */
  readonly path?: Path;
  /** What to write instead in the schedule, its paths like `path`. */
  readonly changes?: readonly Change[];
  /** What to write instead beside the schedule, as keys of the config: `{ epochs: 100 }`. */
  readonly run?: Readonly<Record<string, unknown>>;
  /** The index of the value at which it is seen. */
  readonly at?: number | undefined;
}

interface Described {
  /** `LR004`. */
  readonly id: string;
  /** `never-anneals`. */
  readonly name: string;
  /** How grave it most often is. */
  readonly severity: Severity;
  /** How grave it may be otherwise; an error among them where a framework itself may raise for it. */
  readonly also?: readonly Severity[];
  /** The mistake in a few words, to stand as a title: `The run ends before the schedule does`. */
  readonly title: string;
  /** Why it matters: a sentence or two. */
  readonly why: string;
  /** Where people reported it: `pytorch/pytorch#65417`. */
  readonly reported: readonly string[];
  /** The words of a command line that make the mistake, and those that are meant. */
  readonly wrong: string;
  readonly right: string;
  /** Rules that see but a consequence of it: they are silent about a curve where it speaks. */
  readonly covers?: readonly string[];
  /** Is it one only where all param groups of the schedule have it, as what one of them does may be meant? */
  readonly ofAllGroups?: true;
}

/** A mistake that is seen from schedule and run alone. */
interface PlanRule extends Described {
  readonly of: "plan";
  find(sight: Sight): readonly Found[];
}

/** A mistake that is seen from the values too. */
interface CurveRule extends Described {
  readonly of: "curve";
  find(sight: Sight, seen: Seen): readonly Found[];
}

/** A mistake that the framework itself raises for: the Problem names the rule. */
interface RefusedRule extends Described {
  readonly of: "refusal";
}

/** One mistake that people make, and how it is seen. It speaks only when sure. */
export type Rule = PlanRule | CurveRule | RefusedRule;
