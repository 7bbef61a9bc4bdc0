import type { Part } from "./definition.ts";
import type { Path } from "./problem.ts";

/** A schedule inside another one, and its turn. */
export interface Section {
  readonly part: Part;
  /** Where it stands among the parameters of the one around it: `["schedulers", 1]`. */
  readonly path: Path;
  /**
   * The steps of the one around it that are its: `from` … `to` − 1; without end for the last one. Turns of those that
   * act together overlap: all parts of a ChainedScheduler run from 0 on.
   */
  readonly from: number;
  readonly to: number;
  /** The step of the one around it from which it counts its own; `from` where left out. */
  readonly origin?: number;
  /**
   * Steps of the one around it that are one of its own, where it has a clock of its own: those of an epoch for what
   * mmengine steps by epoch, 1 for what it steps by iteration.
   */
  readonly every?: number;
}

/** A schedule with its turn counted in steps of the outermost. */
export interface Stage extends Section {
  readonly origin: number;
}

/** The step of the outermost at which a stage has taken so many of its own. */
export const stepOf = ({ origin, every = 1 }: Stage, own: number): number => origin + own * every;

/** How often a stage is stepped until a step of the outermost, from where it counts. */
export const ownSteps = ({ origin, every = 1 }: Stage, step: number): number =>
  Math.ceil((step - origin) / every);

/** How often a schedule is stepped in a run, and how many of that an epoch is, where someone told. */
export interface Course {
  readonly steps: number;
  readonly steps_per_epoch: number | undefined;
  /** Is the run counted in epochs? */
  readonly by_epoch: boolean;
}

/** The schedules without others inside that run under `part` (itself, where it holds none), in their order. */
export const stagesOf = (part: Part, course: Course): Stage[] =>
  stagesIn(part, course).filter((stage) => sectionsOf(stage, course).length === 0);

/** The schedules under `part`, itself among them, that hold others: each before what it holds. */
export const holdersOf = (part: Part, course: Course): Stage[] =>
  stagesIn(part, course).filter((stage) => sectionsOf(stage, course).length > 0);

function stagesIn(part: Part, course: Course): Stage[] {
  const within = (outer: Stage): Stage[] => [outer, ...sectionsOf(outer, course).flatMap(within)];
  return within({ part, path: [], from: 0, to: course.steps, origin: 0 });
}

/** What a stage holds, as stages too. */
export function sectionsOf(outer: Stage, course: Course): Stage[] {
  const { params, definition } = outer.part;
  const sections = definition.parts?.(params, { ...course, steps: outer.to - outer.from }) ?? [];
  return sections.map(({ path, from, to, origin = from, ...section }) => ({
    ...section,
    path: [...outer.path, ...path],
    from: outer.from + from,
    to: Math.min(outer.to, outer.from + to),
    origin: outer.from + origin,
  }));
}
