import type { Curve } from "../curve.ts";
import type { Compared } from "./compared.ts";
import type { Course } from "./course.ts";
import type { Guess, Mistake, Parting } from "./mistake.ts";
import { mistakes } from "./mistakes/index.ts";
import type { Logged } from "./place.ts";
import { sampleOf } from "./sample.ts";
import { valuesAt } from "./values-at.ts";
import type { Likeness } from "./verdict.ts";

/** The plan is run no further than this, or than its own length. */
const furthest = 4_000_000;
/** So many guesses of a kind that a sample does not refute are held against all rows. */
const kept = 4;
/** So many likenesses are told. */
const most = 3;

/**
 * What a log that parts from its plan looks like: for each kind of mistake the first guess that explains every row.
 * Runs the plan up to four times, and its beginning more often. Throws what running it throws, but for what it does beyond its own end.
 */
export function diagnose(compared: Compared, parting: Parting, course: Course): Likeness[] {
  const all = mistakes.flatMap((mistake) =>
    [...mistake.guesses(parting, compared, course)].map((guess) => ({ mistake, guess })),
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

/** The guesses that explain the rows at these places, with how many of them that differ from the plan. */
function explaining(
  guesses: readonly Guessed[],
  places: readonly number[],
  compared: Compared,
  course: Course,
) {
  const { rows, planned, agrees } = compared;
  const wanted = new Set<number>();
  for (const { guess } of guesses) {
    if (guess.curve === undefined) for (const place of places) wanted.add(guess.from(indexAt(rows, place)));
  }
  const plannedAt = valuesOf(course, Float64Array.from(wanted).sort());
  const indices = Float64Array.from(places, (place) => indexAt(rows, place));
  return guesses.flatMap(({ mistake, guess }) => {
    const valueAt = guess.curve === undefined ? plannedAt : valuesAlong(guess.curve, indices);
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

/** Looks up the values of a curve at indices that rise. */
function valuesAlong(curve: Curve, indices: Float64Array) {
  const values = valuesAt(curve, indices, true);
  const found = new Map(Array.from(indices, (index, i) => [index, values[i] as number]));
  return (index: number) => found.get(index);
}

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
