import type { Compared } from "../compared.ts";
import type { Course } from "../course.ts";
import { largestIn } from "../largest.ts";
import type { Parting } from "../mistake.ts";
import { sampleOf } from "../sample.ts";
import { valuesAt } from "../values-at.ts";

/** How many times too often, or too rarely, a scheduler may be stepped. */
export interface Pace {
  readonly times: number;
  /** Does one more, or one less, fit as well? */
  readonly isAbout: boolean;
}

/** So many are told of those that fit. */
const most = 3;
/** So much further off, squared, what is likely may be than what fits best. */
const slack = 1.5 ** 2;
/** What a recurrence leaves after many steps, as a part of the largest value; what is likely may be in float32. */
const noise = { drift: 1e-9, float32: 1e-7 };

/**
 * The whole numbers from 2 to `largest`, and those of `likely`, with which a sample of the rows has the values that
 * `stepOf` says: what is likely first, then the smallest of those that fit best. A value behind the last of `values` is
 * not looked at, but of the rows that differ `fewest` must be.
 */
export function pacesOf(
  compared: Compared,
  parting: Parting,
  {
    values,
    stepOf,
    largest,
    likely,
    fewest,
  }: {
    /** By the steps of the scheduler. */
    readonly values: Float64Array;
    /** After how many steps of the scheduler an index has its value. */
    stepOf(index: number, times: number): number;
    readonly largest: number;
    readonly likely: readonly number[];
    readonly fewest: number;
  },
): Pace[] {
  const { rows, planned, agrees, alike } = compared;
  // what is further on is sooner refuted
  const sample = sampleOf(compared, parting)
    .reverse()
    .map((place) => {
      const { index, value } = rows[place] as Compared["rows"][number];
      return { index, value, differs: !agrees(planned[place] as number, value) };
    });
  const needed = Math.min(fewest, sample.filter(({ differs }) => differs).length);
  /** The mean square of what the sample is off by; undefined where a row does not agree. */
  const misfitOf = (times: number): number | undefined => {
    let [sum, seen, differing] = [0, 0, 0];
    for (const { index, value, differs } of sample) {
      const step = stepOf(index, times);
      if (step >= values.length) continue;
      const made = values[step] as number;
      if (!alike(made, value)) return undefined;
      sum += (made - value) ** 2;
      seen++;
      if (differs) differing++;
    }
    return differing < needed ? undefined : sum / seen;
  };
  const fitting: { times: number; misfit: number }[] = [];
  const add = (times: number) => {
    const misfit = misfitOf(times);
    if (misfit !== undefined) fitting.push({ times, misfit });
  };
  const others = likely.filter((times) => times > 1);
  for (const times of others) add(times);
  for (let times = 2; times <= largest; times++) if (!others.includes(times)) add(times);
  const peak = largestIn(sample);
  const least = fitting.reduce((least, { misfit }) => Math.min(least, misfit), Number.POSITIVE_INFINITY);
  const limitOf = (part: number) => slack * least + (part * peak) ** 2;
  const limit = limitOf(noise.drift);
  const first = fitting.filter(
    ({ times, misfit }) => others.includes(times) && misfit <= limitOf(noise.float32),
  );
  const rest = fitting.filter((each) => !first.includes(each));
  // rows that are far apart may be as well explained by a faster course that has gone round in between
  const best = [
    ...rest.filter(({ misfit }) => misfit <= limit),
    ...rest.filter(({ misfit }) => misfit > limit).sort((one, other) => one.misfit - other.misfit),
  ];
  // many that the rows between those of the sample refute may stand before one that they do not
  const explainsAll = (times: number) =>
    rows.every(({ index, value }) => {
      const step = stepOf(index, times);
      return step >= values.length || alike(values[step] as number, value);
    });
  const fits = (times: number) => times > 1 && (misfitOf(times) ?? Number.POSITIVE_INFINITY) <= limit;
  const told: typeof best = [];
  for (const each of [...first, ...best]) {
    if (told.length === most) break;
    if (explainsAll(each.times)) told.push(each);
  }
  return told.map(({ times }) => ({
    times,
    isAbout: !others.includes(times) && (fits(times - 1) || fits(times + 1)),
  }));
}

/** The values of a plan by the steps of its scheduler, `length` of them where it goes so far. */
export function stepsOf({ curve, longer }: Course, every: number, length: number): Float64Array {
  const run = longer(length, 1);
  const indices = Float64Array.from({ length }, (_, step) => (run === undefined ? step * every : step));
  return valuesAt(run ?? curve, indices, true);
}
