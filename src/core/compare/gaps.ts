import type { Apart } from "../comparison.ts";

/** Where values of two curves are apart, collected as they come. */
export class Gaps {
  readonly tolerance: number;
  /** The highest value so far: gaps of no more than `tolerance` times that count as none. */
  #peak: number;
  readonly #first = new Widest();
  readonly #absolute = new Widest();
  readonly #relative = new Widest();

  /** `peak` is what is known of the highest value before. */
  constructor(tolerance: number, peak: number) {
    this.tolerance = tolerance;
    this.#peak = peak;
  }

  /** Values that have nothing to be compared with. */
  see(values: Float64Array, length: number): void {
    let peak = this.#peak;
    for (let k = 0; k < length; k++) {
      const size = Math.abs(values[k] as number);
      if (size > peak) peak = size;
    }
    this.#peak = peak;
  }

  /** Values that stand side by side, the first of them at index `start`. */
  take(before: Float64Array, after: Float64Array, length: number, start: number): void {
    const { tolerance } = this;
    const [absolute, relative] = [this.#absolute, this.#relative];
    let peak = this.#peak;
    let widest = absolute.width;
    let widestPart = relative.width;
    for (let k = 0; k < length; k++) {
      const [one, other] = [before[k] as number, after[k] as number];
      const larger = Math.max(Math.abs(one), Math.abs(other));
      if (larger > peak) peak = larger;
      const gap = Math.abs(other - one);
      if (gap <= tolerance * peak) continue;
      if (this.#first.width === 0) this.#first.keep(gap, gap, start + k, one, other);
      if (gap > widest) {
        widest = gap;
        absolute.keep(gap, gap, start + k, one, other);
      }
      const part = gap / larger;
      if (part > widestPart) {
        widestPart = part;
        relative.keep(part, gap, start + k, one, other);
      }
    }
    this.#peak = peak;
  }

  get peak(): number {
    return this.#peak;
  }

  /**
   * Is what was found so far right for the peak as it is now? What was found before the peak was reached was held
   * against a lower one.
   */
  get isSettled(): boolean {
    const counts = this.tolerance * this.#peak;
    return this.#absolute.gap <= counts || Math.min(this.#first.gap, this.#relative.gap) > counts;
  }

  get first(): number | undefined {
    return this.#found(this.#first)?.index;
  }

  get absolute(): Apart | undefined {
    return this.#found(this.#absolute);
  }

  get relative(): Apart | undefined {
    return this.#found(this.#relative);
  }

  #found({ gap, at }: Widest): Apart | undefined {
    return gap > this.tolerance * this.#peak ? at : undefined;
  }
}

/** Two values, how far they are apart, and the measure by which they are further apart than others. */
class Widest {
  width = 0;
  gap = 0;
  at: Apart | undefined;

  keep(width: number, gap: number, index: number, before: number, after: number): void {
    this.width = width;
    this.gap = gap;
    this.at = { index, before, after };
  }
}
