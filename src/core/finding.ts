import type { Pasted } from "./draft.ts";
import type { Path, Position } from "./problem.ts";

/** How grave: the run fails or is wasted; it is worse than it could be; worth knowing. */
export const severities = ["error", "warning", "note"] as const;
export type Severity = (typeof severities)[number];

/** The most severe first. */
export const bySeverity = (findings: readonly Finding[]): Finding[] =>
  [...findings].sort((one, other) => severities.indexOf(one.severity) - severities.indexOf(other.severity));

/** A value to write instead, at a place in the config. */
export interface Change {
  readonly path: Path;
  readonly value: unknown;
}

/** Something about a schedule and its run that the user may not have meant. */
export interface Finding {
  /** `LR004`. */
  readonly rule: string;
  /** `never-anneals`. */
  readonly name: string;
  readonly severity: Severity;
  /** The curve's label. */
  readonly curve: string;
  /** Where in the config it is about. */
  readonly path: Path;
  /** Where in the text of a file that is; undefined where flags alone say it. */
  readonly position?: Position | undefined;
  /** The index of the value at which it is seen; undefined where it is about no moment. */
  readonly at: number | undefined;
  /** What was seen, with the numbers: a sentence without its full stop. */
  readonly message: string;
  /** Why that matters, in sentences. */
  readonly why: string;
  /** What to do if it was not meant, with values that can be pasted; a sentence without its full stop. */
  readonly advice: string;
  /** The values that end `advice`, as the user would write them; none where left out. */
  readonly pasted?: readonly Pasted[];
  /** The same for a program; none where there is more than one way out. */
  readonly changes: readonly Change[];
}
