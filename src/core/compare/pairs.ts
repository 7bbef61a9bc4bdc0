import { typeName } from "../definition.ts";
import type { PlannedCurve } from "../plan.ts";

/** The same thing on both sides, by its index on each; undefined where a side does not have it. */
export interface Match {
  readonly before: number | undefined;
  readonly after: number | undefined;
}

/**
 * Which planned curve of one side is which of the other: those with the same label, and of those without one the same
 * class with the same parameters, then the same class. Where each side has just one, they are a pair whatever they are.
 */
export function matchCurves(before: readonly PlannedCurve[], after: readonly PlannedCurve[]): Match[] {
  if (before.length === 1 && after.length === 1) return [{ before: 0, after: 0 }];
  const named = ({ label }: PlannedCurve) => label;
  const typeOf = ({ label, part }: PlannedCurve) =>
    label === undefined ? typeName(part.definition) : undefined;
  const whole = (curve: PlannedCurve) =>
    typeOf(curve) && `${typeOf(curve)} ${JSON.stringify(curve.part.given)}`;
  return match(before, after, [named, whole, typeOf]);
}

/**
 * Which param group of one side is which of the other: those with the same name, or the only ones. Where a side has no
 * names, those at the same place: a lone group is the first of several.
 */
export function matchGroups(before: PlannedCurve["groups"], after: PlannedCurve["groups"]): Match[] {
  if (before.length === 1 && after.length === 1) return [{ before: 0, after: 0 }];
  const areNamed = [before, after].every((groups) => groups.every(({ name }) => typeof name === "string"));
  return match(before, after, [areNamed ? ({ name }) => String(name) : (_, index) => String(index)]);
}

/**
 * Pairs of the same key, the first key that has them first, in the order of `after`; then what only `before` has. What
 * has no key is no pair of anything by it.
 */
function match<T>(
  before: readonly T[],
  after: readonly T[],
  keys: readonly ((item: T, index: number) => string | undefined)[],
): Match[] {
  const partner = new Map<number, number>();
  const taken = new Set<number>();
  for (const key of keys) {
    after.forEach((item, j) => {
      const wanted = key(item, j);
      if (wanted === undefined || partner.has(j)) return;
      const i = before.findIndex((other, at) => !taken.has(at) && key(other, at) === wanted);
      if (i < 0) return;
      partner.set(j, i);
      taken.add(i);
    });
  }
  const left = before.flatMap((_, i) => (taken.has(i) ? [] : [{ before: i, after: undefined }]));
  return [...after.map((_, j) => ({ before: partner.get(j), after: j })), ...left];
}
