import { isAbove, type Turn, TurnFinder } from "./turns.ts";

/** A value of a curve and its index. */
export interface At {
  readonly index: number;
  readonly rate: number;
}

/** What a reader wants to know of a curve first. Indices count values, from 0. */
export interface Facts {
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
 * hold for any schedule, and for one that was recorded.
 */
export class FactsReader {
  readonly #finder = new TurnFinder((turn) => this.#take(turn));
  #first: At | undefined;
  #final: At | undefined;
  #peak: Turn | undefined;
  #lowest: Turn | undefined;
  /** The two turns before the next, the older one first. */
  #before: readonly [Turn | undefined, Turn | undefined] = [undefined, undefined];
  /** The end of the rise that the curve begins with, if it begins with one, and its length. */
  #warmup: { readonly end: number; readonly length: number } | undefined;
  /** Does it go on to rise like that, as triangles do? */
  #isWave = false;
  #restartCount = 0;
  readonly #restarts: number[] = [];
  #lastRestart: number | undefined;

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
    const [first, final] = [this.#first, this.#final] as [At, At];
    const [peak, lowest] = [this.#peak, this.#lowest] as [Turn, Turn];
    const warmup = this.#isWave || this.#warmup?.end === final.index ? undefined : this.#warmup?.end;
    const cut = this.#lastRestart === undefined ? [] : [this.#lastRestart];
    return {
      first,
      peak: { index: peak.first, rate: peak.rate },
      lowest: { index: lowest.first, rate: lowest.rate },
      final,
      warmup,
      restartCount: this.#restartCount,
      restarts: [...this.#restarts, ...cut],
    };
  }

  #take(turn: Turn): void {
    if (!this.#peak || isAbove(turn.rate, this.#peak.rate)) this.#peak = turn;
    if (!this.#lowest || isAbove(this.#lowest.rate, turn.rate)) this.#lowest = turn;
    const [older, newer] = this.#before;
    if (newer && !older && turn.rate > newer.rate) {
      this.#warmup = { end: turn.first, length: turn.first - newer.first };
    }
    if (older && newer && newer.rate < older.rate) this.#rise(older, newer, turn);
    this.#before = [newer, turn];
  }

  /** The curve has fallen from `before` to `low` and risen to `after`. */
  #rise(before: Turn, low: Turn, after: Turn): void {
    const length = after.first - low.last;
    const isCutOff = after.first === this.#final?.index;
    // of a rise that the run's end cuts off the slope tells, unless it is a jump like those before
    const jumps = length <= 1 && (!isCutOff || this.#restartCount > 0);
    const begins = jumps ? after.first : restartOf(before, low, after, isCutOff);
    if (begins === undefined) {
      const ratio = length / (this.#warmup?.length ?? Number.POSITIVE_INFINITY);
      if (ratio >= 0.5 && ratio <= 2) this.#isWave = true;
      return;
    }
    this.#restartCount++;
    if (this.#restarts.length < mostKept) this.#restarts.push(begins);
    else this.#lastRestart = begins;
  }
}

/** Where a new cycle begins, if the rise from `low` to `after` is quicker than the fall before it. */
function restartOf(before: Turn, low: Turn, after: Turn, isCutOff: boolean): number | undefined {
  const length = after.first - low.last;
  const fall = low.first - before.last;
  const isQuick = isCutOff
    ? (after.rate - low.rate) / length >= (2 * (before.rate - low.rate)) / fall
    : 2 * length <= fall;
  if (!isQuick) return undefined;
  return length <= 1 ? after.first : low.last;
}
