import type { Points } from "./decimate.ts";

/** A value of a curve and its index. */
export interface At {
  readonly index: number;
  readonly rate: number;
}

/** What a reader wants to know of a curve first. Indices count values, from 0. */
export interface Facts {
  readonly first: At;
  /** The highest rate, where it is reached first. */
  readonly peak: At;
  /** The lowest rate, where it is reached first. */
  readonly lowest: At;
  readonly final: At;
  /** The index at which the rate has first risen; undefined where it does not begin with a warm-up that ends. */
  readonly warmup: number | undefined;
  /** The index at which each cycle after the first begins: where the rate, having fallen, quickly rises. */
  readonly restarts: readonly number[];
}

/** A stretch at a lowest or highest rate, from its first index to its last. */
export interface Turn {
  readonly rate: number;
  readonly first: number;
  readonly last: number;
}

/**
 * The facts of the curve that these points draw; exact where no two extremes share a column of them. Told from the
 * rates alone, so that they hold for any schedule, and for one that was recorded.
 */
export function factsOf({ x, y }: Points): Facts {
  const at = (k: number): At => ({ index: x[k] as number, rate: y[k] as number });
  const of = (isBetter: (rate: number, best: number) => boolean) =>
    at(y.reduce((best, rate, k) => (isBetter(rate, y[best] as number) ? k : best), 0));
  const turns = turnsOf({ x, y });
  const final = at(x.length - 1);
  const rises = risesOf(turns, final.index);
  return {
    first: at(0),
    peak: of((rate, best) => rate > best),
    lowest: of((rate, best) => rate < best),
    final,
    warmup: warmupOf(turns, rises, final.index),
    restarts: rises.flatMap(({ restart }) => restart ?? []),
  };
}

/** Rates this near to each other, as a part of themselves, are the same: what rounding leaves of a flat piece. */
const same = 1e-12;
/** A turn is one where the rate moves back by this part of the way that it came. */
const turned = 0.01;

/** Lows and highs in turn, from the first value to the last; a curve that never moves has one. */
export function turnsOf({ x, y }: Points): Turn[] {
  const begin = { rate: y[0] as number, first: x[0] as number, last: x[0] as number };
  const turns: Turn[] = [];
  let direction = 0;
  let extreme: Turn = begin;
  for (let k = 1; k < x.length; k++) {
    const [index, rate] = [x[k] as number, y[k] as number];
    const moved = rate - extreme.rate;
    const noise = same * Math.abs(extreme.rate);
    if (Math.abs(moved) <= noise) {
      extreme = { ...extreme, last: index };
      continue;
    }
    const came = Math.abs(extreme.rate - (turns.at(-1) ?? extreme).rate);
    const isFurther = moved * direction > 0;
    if (!isFurther && Math.abs(moved) <= turned * came) continue;
    if (!isFurther) {
      turns.push(extreme);
      direction = Math.sign(moved);
    }
    extreme = { rate, first: index, last: index };
  }
  turns.push(extreme);
  return turns;
}

interface Rise {
  /** How many values it takes. */
  readonly length: number;
  /** Where the new cycle begins, if it begins one. */
  readonly restart: number | undefined;
}

/** The rises after a fall. */
function risesOf(turns: readonly Turn[], end: number): Rise[] {
  const rises: Rise[] = [];
  for (let i = 1; i < turns.length - 1; i++) {
    const [before, low, after] = [turns[i - 1], turns[i], turns[i + 1]] as [Turn, Turn, Turn];
    if (low.rate >= before.rate) continue;
    const length = after.first - low.last;
    const fall = low.first - before.last;
    // a rise that the run's end cuts off tells no length: its slope does
    const isQuick =
      after.first < end
        ? 2 * length <= fall
        : (after.rate - low.rate) / length >= (2 * (before.rate - low.rate)) / fall;
    const begins = length <= 1 ? after.first : isQuick ? low.last : undefined;
    rises.push({ length, restart: begins });
  }
  return rises;
}

/** The end of the rise that the curve begins with, unless it goes on to rise like that (a triangle's first half). */
function warmupOf([start, top]: readonly Turn[], rises: readonly Rise[], end: number): number | undefined {
  if (start === undefined || top === undefined || top.rate <= start.rate || top.first === end)
    return undefined;
  const length = top.first - start.first;
  const isWave = rises.some((rise) => rise.restart === undefined && within(rise.length / length, 0.5, 2));
  return isWave ? undefined : top.first;
}

const within = (value: number, low: number, high: number) => value >= low && value <= high;
