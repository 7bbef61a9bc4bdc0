import type { Curve } from "../curve.ts";
import type { Compared } from "./compared.ts";
import type { Course } from "./course.ts";
import { largestIn } from "./largest.ts";
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
/** So much further off, squared, an explanation may be than the best one: digits that the log lacks make as much. */
const slack = 1.5 ** 2;
/** What float32 leaves of a value, as a part of the largest one. */
const noise = 1e-7;

/**
 * What a log that parts from its plan looks like: of each kind of mistake the first guess that explains every row, and
 * none that is further off than another one by more than the log is inexact. Runs the plan a few times, and its beginning
 * more often. Throws what running it throws, but for what it does beyond its own end.
 */
export function diagnose(compared: Compared, parting: Parting, course: Course): Likeness[] {
  const all = mistakes.flatMap((mistake) =>
    [...mistake.guesses(parting, compared, course)].map((guess) => ({ mistake, guess })),
  );
  const peak = largestIn(compared.rows);
  // a curve of its own is read no further than it explains the log
  const [own, other] = [all.filter(({ guess }) => guess.curve), all.filter(({ guess }) => !guess.curve)];
  const likely = explaining(other, sampleOf(compared, parting), compared, course);
  const firsts = ofEachKind(likely, (explained) => closest(explained, peak).slice(0, kept));
  const right = explaining([...firsts, ...own], Array.from(compared.rows.keys()), compared, course).filter(
    ({ mistake, differing }) => differing >= mistake.fewest,
  );
  const kinds = closest(
    ofEachKind(right, (explained) => closest(explained, peak).slice(0, 1)),
    peak,
  );
  return kinds
    .filter(({ mistake }) => !kinds.some((other) => covers(other.mistake, mistake)))
    .slice(0, most)
    .map(({ mistake: { kind }, guess: { seen, advice } }) => ({ kind, seen, advice }));
}

interface Guessed {
  readonly mistake: Mistake;
  readonly guess: Guess;
}

/** A guess that explains rows: how many that differ from the plan, and the mean square of what it is off by. */
interface Explained extends Guessed {
  readonly differing: number;
  readonly misfit: number;
}

function ofEachKind(explained: readonly Explained[], choose: (ofKind: readonly Explained[]) => Explained[]) {
  return mistakes.flatMap((kind) => choose(explained.filter(({ mistake }) => mistake === kind)));
}

/** Those that are as close as can be, in their order. */
function closest(explained: readonly Explained[], peak: number): Explained[] {
  const least = explained.reduce((least, { misfit }) => Math.min(least, misfit), Number.POSITIVE_INFINITY);
  return explained.filter(({ misfit }) => misfit <= slack * least + (noise * peak) ** 2);
}

function covers(one: Mistake, other: Mistake): boolean {
  if (one === other) return false;
  return (one.covers?.includes(other.kind) ?? false) || (other.isLast ?? false);
}

/** The guesses that explain the rows at these places. */
function explaining(
  guesses: readonly Guessed[],
  places: readonly number[],
  compared: Compared,
  course: Course,
): Explained[] {
  const { rows, planned, agrees, alike } = compared;
  const wanted = new Set<number>();
  for (const { guess } of guesses) {
    if (guess.curve === undefined) for (const place of places) wanted.add(guess.from(indexAt(rows, place)));
  }
  const plannedAt = valuesOf(course, Float64Array.from(wanted).sort());
  return guesses.flatMap(({ mistake, guess }) => {
    const valueAt = guess.curve === undefined ? plannedAt : valuesAlong(guess.curve, guess, places, compared);
    let [differing, sum] = [0, 0];
    for (let i = 0; i < places.length; i++) {
      const place = places[i] as number;
      const { index, value } = rows[place] as Logged;
      const from = valueAt(guess.from(index), i);
      const made = from === undefined ? undefined : (guess.made?.(from, index) ?? from);
      if (made === undefined || !alike(made, value)) return [];
      sum += (made - value) ** 2;
      if (!agrees(planned[place] as number, value)) differing++;
    }
    return [{ mistake, guess, differing, misfit: sum / places.length }];
  });
}

const indexAt = (rows: readonly Logged[], place: number) => (rows[place] as Logged).index;

/** Looks up the values of a guess's own curve, up to the first row that it does not explain. */
function valuesAlong(
  curve: Curve,
  { from, made = (value) => value }: Guess,
  places: readonly number[],
  { rows, alike }: Compared,
) {
  const indices = Float64Array.from(places, (place) => from(indexAt(rows, place)));
  const values = valuesAt(curve, indices, true, (value, i) => {
    const row = rows[places[i] as number] as Logged;
    return alike(made(value, row.index), row.value);
  });
  return (_: number, i: number) => values[i];
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
