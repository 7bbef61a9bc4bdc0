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
export function zoomedTo(view: View, ends: Domain, { data, whole }: Model): View {
  const [from, to] = [Math.min(...ends), Math.max(...ends)];
  const [low, high] = [Math.min(whole[0], view.x[0]), Math.max(whole[1], view.x[1])];
  const span = Math.min(high - low, Math.max(to - from, 2 / data.per));
  const begin = Math.max(low, Math.min((from + to - span) / 2, high - span));
  return { ...view, x: [begin, begin + span], y: undefined };
}

/** The lines of a view: those of the group that is seen alone, or all. */
export function seen(lines: readonly Line[], { only }: View): Line[] {
  return lines.filter(({ group }) => only === undefined || group === only);
}

/** Does the view show all of the run? */
export function isWhole({ x }: View, { whole }: Model): boolean {
  return x[0] <= whole[0] && x[1] >= whole[1];
}
