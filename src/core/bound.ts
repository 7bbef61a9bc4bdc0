import type { Path } from "./problem.ts";

/** A rate that is to be below the highest one, and the parameter that says it. */
export interface Bound {
  /** Is it the one that a warm-up begins with, or the last one? */
  readonly is: "first" | "last";
  readonly path: Path;
  /** What the parameter says. */
  readonly said: number | readonly number[];
  /** The rate as a part of the highest one; left out where `said` is a rate itself. */
  readonly part?: number;
  /** The highest rate, where it is not the schedule's `peak`, nor the optimizer's. */
  readonly peak?: number;
  /** Is it the lower, the larger the parameter is? */
  readonly divides?: true;
}

/** The rate that a warm-up of so many steps begins with; none where there are no steps of it. */
export function firstRate(name: string, rate: Bound["said"], steps: number, peak?: number): Bound[] {
  return steps > 0 ? [{ is: "first", path: [name], said: rate, ...(peak !== undefined && { peak }) }] : [];
}

/** A rate that a parameter says as a part of the highest one; none where it says nothing. */
export function partOfPeak(is: Bound["is"], name: string, part: number | null): Bound[] {
  return part === null ? [] : [{ is, path: [name], said: part, part }];
}

/** The first and the last rate of one cycle: the highest over `div`, and over `final`, of the parameters of these names. */
export function dividedPeak(
  div: readonly [name: string, value: number] | undefined,
  final: readonly [name: string, value: number, all: number],
): Bound[] {
  const [name, value, all] = final;
  return [
    ...(div
      ? [{ is: "first" as const, path: [div[0]], said: div[1], part: 1 / div[1], divides: true as const }]
      : []),
    { is: "last", path: [name], said: value, part: 1 / all, divides: true },
  ];
}
