import { bisectCenter, bisectRight } from "d3-array";
import type { Domain } from "./data.ts";
import type { Line, Model } from "./model.ts";

/** What of the model is seen, and how. */
export interface View {
  /** The ends of the lower axis, in its unit. */
  readonly x: Domain;
  /** The ends of the rate axis; undefined for those that fit what is seen. */
  readonly y: Domain | undefined;
  readonly logarithmic: boolean;
  readonly line: "linear" | "step";
  /** The group that is seen alone. */
  readonly only: number | undefined;
}

/** What the page begins with. */
export function homeOf({ data, whole }: Model): View {
  const { limits, logarithmic, line } = data;
  return { x: limits.x ?? whole, y: limits.y, logarithmic, line, only: undefined };
}

/** Zoom to a part of the lower axis, as far as there is something to see: some values, and no more than the run. */
export function zoomedTo(view: View, ends: Domain, model: Model): View {
  const [from, to] = [Math.min(...ends), Math.max(...ends)];
  const [low, high] = [Math.min(model.whole[0], view.x[0]), Math.max(model.whole[1], view.x[1])];
  const span = Math.max(to - from, leastSpan((from + to) / 2, model));
  if (span >= high - low) return { ...view, x: [low, high], y: undefined };
  const begin = Math.max(low, Math.min((from + to - span) / 2, high - span));
  return { ...view, x: [begin, begin + span], y: undefined };
}

/** The span around a place in which there are three known values, or two. */
function leastSpan(place: number, { indices, data: { per } }: Model): number {
  const nearest = bisectCenter(indices, place * per);
  const [before, after] = [indices[nearest - 1], indices[nearest + 1]];
  const index = indices[nearest] as number;
  return (2 * Math.max(1, index - (before ?? index), (after ?? index) - index)) / per;
}

/** The lines of a view: those of the group that is seen alone, or all. */
export function seen(lines: readonly Line[], { only }: View): Line[] {
  return lines.filter(({ group }) => only === undefined || group === only);
}

/** Does the view show all of the run? */
export function isWhole({ x }: View, { whole }: Model): boolean {
  return x[0] <= whole[0] && x[1] >= whole[1];
}

/** How many values of the run a view is of, and how many of them are known. */
export function countsOf(model: Model, view: View): { readonly known: number; readonly all: number } {
  const { length, per } = model.data;
  const [from, to] = [Math.ceil(view.x[0] * per), Math.floor(view.x[1] * per)];
  const [first, last] = endsOf(model, view);
  return { known: last - first + 1, all: Math.min(length - 1, to) - Math.max(0, from) + 1 };
}

/** The first and the last position that a view shows. */
export function endsOf({ indices, data }: Model, { x }: View): readonly [number, number] {
  const first = bisectRight(indices, Math.ceil(x[0] * data.per) - 0.5);
  const last = bisectRight(indices, x[1] * data.per) - 1;
  return [Math.min(first, indices.length - 1), Math.max(0, last)];
}
