import type { Curve } from "../core/curve.ts";

/** What is told of one schedule on one param group. */
export interface Entry {
  /** The curve of the first parameter. */
  readonly first: Curve;
  /** Those that were asked for, and those that its schedule writes as well. */
  readonly curves: readonly Curve[];
}

/** The curves of a figure, those of one schedule on one param group together, in order. */
export function entriesOf(curves: readonly Curve[]): Entry[] {
  return curves
    .filter(({ parameter }) => parameter === curves[0]?.parameter)
    .map((first) => {
      const own = curves.filter(({ label, side }) => label === first.label && side === first.side);
      return { first, curves: [...own, ...first.also] };
    });
}
