import type { Definition, Registry } from "./definition.ts";
import { type Shape, shapes } from "./shape.ts";

/** Schedules of several frameworks whose courses look alike. */
export interface Alike {
  readonly shape: Shape;
  /** What it looks like, in words. */
  readonly summary: string;
  readonly definitions: readonly Definition[];
}

/** These say what may be in a schedule, and not what its course is. */
const additions: ReadonlySet<Shape> = new Set(["warmup", "named"]);

/** Those shapes that schedules of more than one framework have, in the order of `shapes`. */
export function alikeIn(registry: Registry): Alike[] {
  return (Object.keys(shapes) as Shape[])
    .filter((shape) => !additions.has(shape))
    .map((shape) => ({
      shape,
      summary: shapes[shape],
      definitions: registry.filter((definition) => definition.shapes.includes(shape)),
    }))
    .filter(({ definitions }) => new Set(definitions.map(({ framework }) => framework)).size > 1);
}

/**
 * What a schedule is called in other frameworks: those that have the first of its shapes, and those whose first
 * shape it has; the more shapes they share, the earlier they come.
 */
export function equivalentsOf(definition: Definition, registry: Registry): Definition[] {
  const [main] = definition.shapes;
  if (additions.has(main)) return [];
  const shared = (other: Definition) =>
    other.shapes.filter((shape) => definition.shapes.includes(shape)).length;
  return registry
    .filter(({ framework }) => framework !== definition.framework)
    .filter((other) => other.shapes.includes(main) || definition.shapes.includes(other.shapes[0]))
    .sort((one, other) => shared(other) - shared(one));
}
