import type { Compared } from "./compared.ts";
import type { Course } from "./course.ts";
import { valuesOf } from "./course-values.ts";
import type { Held } from "./held.ts";
import { largestOf } from "./largest.ts";
import type { Guess, Mistake, Parting } from "./mistake.ts";
import { mistakes } from "./mistakes/index.ts";
import type { Logged } from "./place.ts";
import { sampleOf } from "./sample.ts";
import { valuesAt } from "./values-at.ts";
import type { Likeness } from "./verdict.ts";

/** So many guesses of a kind that a sample does not refute are held against all rows. */
const kept = 4;
/** So many likenesses are told. */
const most = 3;
/** So much further off, squared, an explanation may be than the best one: digits that the log lacks make as much. */
const slack = 1.5 ** 2;
/** What float32 leaves of a value, as a part of the largest one. */
const noise = 1e-7;

/**
 * What a log that parts from its plan looks like: of each kind of mistake, which look at `some` of its rows, the first guess
 * that explains every row, and none that is further off than another one by more than the log is inexact. Runs the plan a
 * few times, and its beginning more often. Throws what running it throws, but for what it does beyond its own end.
 */
export function diagnose(held: Held, some: Compared, parting: Parting, course: Course): Likeness[] {
  const all = mistakes.flatMap((mistake) =>
    [...mistake.guesses(parting, some, course)].map((guess) => ({ mistake, guess })),
  );
  const peak = largestOf(held.rows.values);
  // a curve of its own is read no further than it explains the log
  const [own, other] = [all.filter(({ guess }) => guess.curve), all.filter(({ guess }) => !guess.curve)];
  const firsts = ofEachKind(likely(other, sampleOf(some, parting), some, course), (explained) =>
    closest(explained, peak).slice(0, kept),
  );
  const right = [...firsts, ...own]
    .flatMap((guessed) => explaining(guessed, held, course))
    .filter(({ mistake, differing }) => differing >= mistake.fewest);
  const kinds = closest(
    ofEachKind(right, (explained) => closest(explained, peak).slice(0, 1)),
    peak,
  );
  return kinds
    .filter(({ mistake }) => !kinds.some((other) => covers(other.mistake, mistake)))
    .slice(0, most)
    .map(({ mistake: { kind }, guess: { seen, advice } }) => ({ kind, seen, advice }));
}

/** Is nothing said but what is told only where nothing else explains the log? */
export const isLastResort = (likenesses: readonly Pick<Likeness, "kind">[]): boolean =>
  likenesses.every(({ kind }) => mistakes.some((mistake) => mistake.kind === kind && mistake.isLast));

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
  if (one.covers?.includes(other.kind)) return true;
  return (other.isLast ?? false) && !other.besides?.includes(one.kind) && !isSooner(one, other);
}

/** Is it another mistake of the same kind that comes behind it? */
const isSooner = (one: Mistake, other: Mistake) =>
  one.kind === other.kind && mistakes.indexOf(one) > mistakes.indexOf(other);

/** The guesses at the plan's values that explain the rows at some places. */
function likely(
  guesses: readonly Guessed[],
  places: readonly number[],
  { rows, planned, agrees, alike }: Compared,
  course: Course,
): Explained[] {
  const sample = places.map((place) => ({ ...(rows[place] as Logged), planned: planned[place] as number }));
  const wanted = new Set(guesses.flatMap(({ guess }) => sample.map(({ index }) => guess.from(index))));
  const indices = Float64Array.from(wanted).sort();
  const found = valuesOf(course, indices);
  const valueAt = new Map(Array.from(indices, (index, i) => [index, found[i] as number]));
  return guesses.flatMap(({ mistake, guess }) => {
    const { from, made = same } = guess;
    let [differing, sum] = [0, 0];
    for (const { index, value, planned } of sample) {
      const own = made(valueAt.get(from(index)) as number, index, value);
      if (!alike(own, value)) return [];
      sum += (own - value) ** 2;
      if (!agrees(planned, value)) differing++;
    }
    return [{ mistake, guess, differing, misfit: sum / sample.length }];
  });
}

/** A guess where it explains all rows; none where it does not. The curve is read up to the first row that it does not explain. */
function explaining({ mistake, guess }: Guessed, held: Held, course: Course): Explained | [] {
  const { rows, planned, agrees, alike } = held;
  const { from, made = same, curve } = guess;
  const indices = rows.indices.map(from);
  let [differing, sum] = [0, 0];
  for (const [start, end] of rises(indices)) {
    const isRight = (own: number, place: number) => {
      const value = rows.values[start + place] as number;
      return alike(made(own, rows.indices[start + place] as number, value), value);
    };
    const part = indices.subarray(start, end);
    const found =
      curve === undefined ? valuesOf(course, part, isRight) : valuesAt(curve, part, true, isRight);
    for (let place = start; place < end; place++) {
      const value = rows.values[place] as number;
      const own = made(found[place - start] as number, rows.indices[place] as number, value);
      if (!alike(own, value)) return [];
      sum += (own - value) ** 2;
      if (!agrees(planned[place] as number, value)) differing++;
    }
  }
  return { mistake, guess, differing, misfit: sum / indices.length };
}

const same = (value: number) => value;

/** Where indices begin to rise, and where they fall again or end: a run that is resumed has two such parts. */
function* rises(indices: Float64Array): Generator<[start: number, end: number]> {
  let start = 0;
  for (let place = 1; place <= indices.length; place++) {
    if (place < indices.length && (indices[place] as number) >= (indices[place - 1] as number)) continue;
    yield [start, place];
    start = place;
  }
}
