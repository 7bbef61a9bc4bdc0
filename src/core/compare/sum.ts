/** A sum of many numbers without the error of adding them one by one: Kahan's, as Neumaier improved it. */
export class Sum {
  #sum = 0;
  /** What rounding has taken off `#sum`. */
  #lost = 0;

  /** Add the first `length` of `values`. */
  add(values: Float64Array, length: number): void {
    let sum = this.#sum;
    let lost = this.#lost;
    for (let k = 0; k < length; k++) {
      const value = values[k] as number;
      const next = sum + value;
      lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
      sum = next;
    }
    this.#sum = sum;
    this.#lost = lost;
  }

  get value(): number {
    return Number.isFinite(this.#sum) ? this.#sum + this.#lost : this.#sum;
  }
}
