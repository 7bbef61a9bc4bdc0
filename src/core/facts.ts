import type { Curve } from "./curve.ts";
import type { ParameterName } from "./schedule.ts";
import { isAbove, TurnFinder } from "./turns.ts";

/** A value of a curve, a rate most often, and its index. */
export interface At {
  readonly index: number;
  readonly rate: number;
}

/** What a reader wants to know of a curve first. Indices count values, from 0. */
export interface Facts {
  readonly parameter: ParameterName;
  readonly first: At;
  /** The highest rate, where it is reached first, but for what rounding adds later. */
  readonly peak: At;
  /** The lowest rate, likewise. */
  readonly lowest: At;
  readonly final: At;
  /** The index at which the rate has first risen; undefined where it does not begin with a warm-up that ends. */
  readonly warmup: number | undefined;
  /** How many cycles there are after the first: how often the rate, having fallen, quickly rises. */
  readonly restartCount: number;
  /** The index at which each of them begins; of very many the first and the last. */
  readonly restarts: readonly number[];
}

/** More restarts than this are counted, but not kept. */
const mostKept = 1000;

/**
 * Tells the facts of values that come one after the other, and holds none of them. From the rates alone, so that they
 * hold for any schedule, and for one that was recorded; but what a metric made rise is no warm-up, and no restart.
 */
export class FactsReader {
  readonly #finder = new TurnFinder((rate, first, last) => this.#take(rate, first, last));
  #first: At | undefined;
  #final: At = { index: -1, rate: 0 };
  #peak: At | undefined;
  #lowest: At | undefined;
  #turns = 0;
  /** The two turns before the next, the older one first; in numbers, as there may be millions. */
  #olderRate = 0;
  #olderLast = 0;
  #newerRate = 0;
  #newerFirst = 0;
  #newerLast = 0;
  /** The end of the rise that the curve begins with, if it begins with one, and its length. */
  #warmup: { readonly end: number; readonly length: number } | undefined;
  /** Does it go on to rise like that, as triangles do? */
  #isWave = false;
  #restartCount = 0;
  readonly #restarts: number[] = [];
  #lastRestart = -1;
  #behind: At | undefined;
  readonly #curve: Pick<Curve, "parameter" | "fed">;
  readonly #end: number;

  constructor(curve: Pick<Curve, "parameter" | "fed" | "end">) {
    this.#curve = curve;
    this.#end = curve.end ?? Number.POSITIVE_INFINITY;
  }

  /** The highest rate that was turned back from so far; 0 before the first. */
  get peak(): number {
    return this.#peak?.rate ?? 0;
  }

  /** Where the lowest rate that was turned back from so far is; undefined before the first. */
  get lowest(): At | undefined {
    return this.#lowest;
  }

  /** The highest rate that was turned back from, or that is the last, behind the curve's end; undefined where none is. */
  get behind(): At | undefined {
    return this.#behind;
  }

  /** The next `length` values; index k of them is `start + k`. */
  read(values: Float64Array, length: number, start: number): void {
    if (length === 0) return;
    this.#first ??= { index: start, rate: values[0] as number };
    this.#final = { index: start + length - 1, rate: values[length - 1] as number };
    this.#finder.read(values, length, start);
  }

  /** The facts of all values; there must be one at least, and no more may come. */
  end(): Facts {
    this.#finder.end();
    const { parameter, fed } = this.#curve;
    const isLeftOut = this.#restartCount > this.#restarts.length;
    const ends = {
      parameter,
      first: this.#first as At,
      peak: this.#peak as At,
      lowest: this.#lowest as At,
      final: this.#final,
    };
    // what else rises is not warming up, and does not restart
    if (parameter !== "lr" || fed) return { ...ends, warmup: undefined, restartCount: 0, restarts: [] };
    return {
      ...ends,
      warmup: this.#isWave || this.#warmup?.end === this.#final.index ? undefined : this.#warmup?.end,
      restartCount: this.#restartCount,
      restarts: isLeftOut ? [...this.#restarts, this.#lastRestart] : this.#restarts,
    };
  }

  #take(rate: number, first: number, last: number): void {
    if (!this.#peak || isAbove(rate, this.#peak.rate)) this.#peak = { index: first, rate };
    if (!this.#lowest || isAbove(this.#lowest.rate, rate)) this.#lowest = { index: first, rate };
    if (last > this.#end && (!this.#behind || isAbove(rate, this.#behind.rate)))
      this.#behind = { index: first, rate };
    const isRise = rate > this.#newerRate;
    if (this.#turns === 1 && isRise) this.#warmup = { end: first, length: first - this.#newerFirst };
    if (this.#turns > 1 && isRise) this.#rise(rate, first);
    this.#turns++;
    this.#olderRate = this.#newerRate;
    this.#olderLast = this.#newerLast;
    this.#newerRate = rate;
    this.#newerFirst = first;
    this.#newerLast = last;
  }

  /** The curve has fallen from the older turn to the newer, and risen to a rate that it first has at `first`. */
  #rise(rate: number, first: number): void {
    const length = first - this.#newerLast;
    const isCutOff = first === this.#final.index;
    // of a rise that the run's end cuts off the slope tells, unless it is a jump like those before
    const jumps = length <= 1 && (!isCutOff || this.#restartCount > 0);
    if (jumps || this.#isQuick(rate, length, isCutOff)) {
      const begins = length <= 1 ? first : this.#newerLast;
      this.#restartCount++;
      if (this.#restarts.length < mostKept) this.#restarts.push(begins);
      else this.#lastRestart = begins;
    } else if (this.#warmup) {
      const ratio = length / this.#warmup.length;
      if (ratio >= 0.5 && ratio <= 2) this.#isWave = true;
    }
  }

  /** Is the rise twice as quick as the fall before it? */
  #isQuick(rate: number, length: number, isCutOff: boolean): boolean {
    const fall = this.#newerFirst - this.#olderLast;
    if (!isCutOff) return 2 * length <= fall;
    return (rate - this.#newerRate) / length >= (2 * (this.#olderRate - this.#newerRate)) / fall;
  }
}
