import type { Part } from "./definition.ts";
import type { Path } from "./problem.ts";

/** A schedule inside another one, and its turn. */
export interface Section {
  readonly part: Part;
  /** Where it stands among the parameters of the one around it: `["schedulers", 1]`. */
  readonly path: Path;
  /**
   * The steps of the one around it that are its: `from`, at which it begins to count, … `to` − 1; without end for the
   * last one. Turns of those that act together overlap: all parts of a ChainedScheduler run from 0 on.
   */
  readonly from: number;
  readonly to: number;
}

/** A schedule with its turn counted in steps of the outermost. */
export type Stage = Section;

/** How often a schedule is stepped in a run, and how many of that an epoch is, where someone told. */
export interface Course {
  readonly steps: number;
  readonly steps_per_epoch: number | undefined;
}

/** The schedules without others inside that run under `part` (itself, where it holds none), in their order. */
export const stagesOf = (part: Part, course: Course): Stage[] =>
  stagesIn(part, course).filter((stage) => sectionsOf(stage, course).length === 0);

/** The schedules under `part`, itself among them, that hold others: each before what it holds. */
export const holdersOf = (part: Part, course: Course): Stage[] =>
  stagesIn(part, course).filter((stage) => sectionsOf(stage, course).length > 0);

function stagesIn(part: Part, course: Course): Stage[] {
  const within = (outer: Stage): Stage[] => [outer, ...sectionsOf(outer, course).flatMap(within)];
  return within({ part, path: [], from: 0, to: course.steps });
}

/** What a stage holds, as stages too. */
export function sectionsOf(outer: Stage, { steps_per_epoch }: Course): Stage[] {
  const { params, definition } = outer.part;
  const sections = definition.parts?.(params, { steps: outer.to - outer.from, steps_per_epoch }) ?? [];
  return sections.map(({ part, path, from, to }) => ({
    part,
    path: [...outer.path, ...path],
    from: outer.from + from,
    to: Math.min(outer.to, outer.from + to),
  }));
}
