import type { Points } from "./decimate.ts";

/** A stretch at a lowest or highest rate, from its first index to its last. */
export interface Turn {
  readonly rate: number;
  readonly first: number;
  readonly last: number;
}

/**
 * Rates this near to each other, as a part of themselves, are the same: what rounding leaves of a flat piece, also
 * where a recurrence adds it up over many thousand steps.
 */
const same = 1e-10;
/** Is a rate higher than another by more than rounding? */
export const isAbove = (rate: number, other: number) => rate - other > same * Math.abs(other);

/** A turn is one where the rate moves back by this part of the way that it came. */
const turned = 0.01;

/** Told of a turn: in numbers, as there may be millions. */
type Found = (rate: number, first: number, last: number) => void;

/**
 * Finds the lows and highs of values that come one after the other, and tells of each when it is over: the first value
 * is one, and so is the last. Holds none of them.
 */
export class TurnFinder {
  readonly #found: Found;
  #isEmpty = true;
  /** Where it came from: the rate of the turn before. */
  #from = 0;
  #rate = 0;
  #first = 0;
  #last = 0;
  /** 1 up, -1 down, 0 for a curve that has not moved. */
  #direction = 0;

  constructor(found: Found) {
    this.#found = found;
  }

  /** The next `length` values; index k of them is `start + k`, or what `indices` says. */
  read(values: Float64Array, length: number, start: number, indices?: Float64Array): void {
    if (length === 0) return;
    if (this.#isEmpty) {
      this.#isEmpty = false;
      this.#from = this.#rate = values[0] as number;
      this.#first = this.#last = indices ? (indices[0] as number) : start;
    }
    // Locals only in the loop: the engine keeps them in registers, and private fields it would not.
    let from = this.#from;
    let rate = this.#rate;
    let first = this.#first;
    let last = this.#last;
    let direction = this.#direction;
    let k = 0;
    while (k < length) {
      // most values go on as those before them did
      const begun = k;
      while (k < length && ((values[k] as number) - rate) * direction > same * Math.abs(rate))
        rate = values[k++] as number;
      if (k > begun) first = last = indices ? (indices[k - 1] as number) : start + k - 1;
      if (k === length) break;
      const value = values[k] as number;
      const index = indices ? (indices[k] as number) : start + k;
      k++;
      const far = Math.abs(value - rate);
      if (far <= same * Math.abs(rate)) {
        last = index;
      } else if (far > turned * Math.abs(rate - from)) {
        this.#found(rate, first, last);
        from = rate;
        direction = value < rate ? -1 : 1;
        rate = value;
        first = last = index;
      }
    }
    this.#from = from;
    this.#rate = rate;
    this.#first = first;
    this.#last = last;
    this.#direction = direction;
  }

  /** There are no more values. */
  end(): void {
    if (!this.#isEmpty) this.#found(this.#rate, this.#first, this.#last);
  }
}

/** The lows and highs that points show. */
export function turnsOf({ x, y }: Points): Turn[] {
  const turns: Turn[] = [];
  const finder = new TurnFinder((rate, first, last) => turns.push({ rate, first, last }));
  finder.read(y, y.length, 0, x);
  finder.end();
  return turns;
}
