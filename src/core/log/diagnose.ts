import type { Curve } from "../curve.ts";
import type { Agrees } from "./agreement.ts";
import type { Guess, Mistake, Parting } from "./mistake.ts";
import { mistakes } from "./mistakes/index.ts";
import type { Logged } from "./place.ts";
import { valuesAt } from "./values-at.ts";
import type { Likeness } from "./verdict.ts";

/** The rows of a log beside the values planned for them. */
export interface Compared {
  readonly rows: readonly Logged[];
  /** `planned[i]` is what was planned for `rows[i]`. */
  readonly planned: Float64Array;
  readonly agrees: Agrees;
}

/** A plan's curve, and the same schedule run for longer than planned, as far as it can be. */
export interface Course {
  readonly curve: Curve;
  /** undefined where it cannot be run for longer. */
  longer(length: number): Curve | undefined;
}

/** Rows that every guess is held against; those that are left are held against all rows. */
const sampled = 48;
/** The plan is run no further than this, or than its own length. */
const furthest = 4_000_000;
/** So many guesses of a kind that a sample does not refute are held against all rows. */
const kept = 4;
/** So many likenesses are told. */
const most = 3;

/**
 * What a log that parts from its plan looks like: for each kind of mistake the first guess that explains every row.
 * Runs the plan up to four times. Throws what running it throws, but for what it does beyond its own end.
 */
export function diagnose(compared: Compared, parting: Parting, course: Course): Likeness[] {
  const all = mistakes.flatMap((mistake) =>
    [...mistake.guesses(parting)].map((guess) => ({ mistake, guess })),
  );
  const places = sampleOf(compared, parting);
  const likely = explaining(all, places, compared, course);
  const firsts = likely.filter(
    (each, i) => likely.slice(0, i).filter(({ mistake }) => mistake === each.mistake).length < kept,
  );
  const every = Array.from(compared.rows.keys());
  const right = explaining(firsts, every, compared, course).filter(
    ({ mistake, explained }) => explained >= mistake.fewest,
  );
  const kinds = new Set<Mistake>();
  return right.flatMap(({ mistake, guess: { seen, advice } }) => {
    if (kinds.has(mistake) || kinds.size === most) return [];
    kinds.add(mistake);
    return [{ kind: mistake.kind, seen, advice }];
  });
}

interface Guessed {
  readonly mistake: Mistake;
  readonly guess: Guess;
}

/** Places among the rows: those around the parting, and others all over the log. */
function sampleOf({ rows }: Compared, { index }: Parting): number[] {
  const parted = rows.findIndex((row) => row.index === index);
  const near = Array.from({ length: sampled / 2 }, (_, i) => parted - 4 + i);
  const far = Array.from({ length: sampled / 2 }, (_, i) =>
    Math.round((i * (rows.length - 1)) / (sampled / 2 - 1)),
  );
  return [...new Set([...near, ...far])]
    .filter((place) => place >= 0 && place < rows.length)
    .sort((one, other) => one - other);
}

/** The guesses that explain the rows at these places, with how many of them that differ from the plan. */
function explaining(
  guesses: readonly Guessed[],
  places: readonly number[],
  compared: Compared,
  course: Course,
) {
  const { rows, planned, agrees } = compared;
  const wanted = new Set<number>();
  for (const { guess } of guesses) for (const place of places) wanted.add(guess.from(indexAt(rows, place)));
  const valueAt = valuesOf(course, Float64Array.from(wanted).sort());
  return guesses.flatMap(({ mistake, guess }) => {
    let explained = 0;
    for (const place of places) {
      const { index, value } = rows[place] as Logged;
      const from = valueAt(guess.from(index));
      const made = from === undefined ? undefined : (guess.made?.(from, index) ?? from);
      if (made === undefined || !agrees(made, value)) return [];
      if (!agrees(planned[place] as number, value)) explained++;
    }
    return [{ mistake, guess, explained }];
  });
}

const indexAt = (rows: readonly Logged[], place: number) => (rows[place] as Logged).index;

/** Looks up the values of a course at indices that rise; undefined where it has none. */
function valuesOf({ curve, longer }: Course, indices: Float64Array) {
  const inside = indices.findIndex((index) => index >= curve.length);
  const split = inside < 0 ? indices.length : inside;
  const [own, beyond] = [indices.subarray(0, split), indices.subarray(split)];
  const reach = beyond.filter((index) => index < furthest);
  const found = new Map<number, number>();
  const keep = (at: Float64Array, values: Float64Array) => {
    at.forEach((index, i) => {
      if (!Number.isNaN(values[i])) found.set(index, values[i] as number);
    });
  };
  keep(own, valuesAt(curve, own));
  const last = reach.at(-1);
  const run = last === undefined ? undefined : longer(last + 1);
  if (run !== undefined) keep(reach, valuesAt(run, reach, true));
  return (index: number) => found.get(index);
}
