import type { Part } from "./definition.ts";
import type { Path } from "./problem.ts";

/** A schedule inside another one, and its turn. */
export interface Section {
  readonly part: Part;
  /** Where it stands among the parameters of the one around it: `["schedulers", 1]`. */
  readonly path: Path;
  /** The steps of the one around it that are its: `from` … `to` − 1; without end for the last one. */
  readonly from: number;
  readonly to: number;
}

/** A schedule that holds no other, with its turn counted in steps of the outermost. */
export type Stage = Section;

/** The schedules without others inside that run under `part` (itself, where it holds none), in their order. */
export function stagesOf(part: Part, steps: number): Stage[] {
  return within({ part, path: [], from: 0, to: steps });
}

function within(outer: Section): Stage[] {
  const inner = outer.part.definition.parts?.(outer.part.params);
  if (inner === undefined || inner.length === 0) return [outer];
  return inner.flatMap(({ part, path, from, to }) =>
    within({
      part,
      path: [...outer.path, ...path],
      from: outer.from + from,
      to: Math.min(outer.to, outer.from + to),
    }),
  );
}
