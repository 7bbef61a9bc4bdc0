import type { LogRow } from "./log.ts";

/** Rows of a log in the order of its file, as columns that grow: there may be millions. */
export class LogRows {
  #steps = new Float64Array(1024);
  #values = new Float64Array(1024);
  #lines = new Uint32Array(1024);
  #length = 0;

  /** `rows` as columns. */
  static of(rows: Iterable<LogRow>): LogRows {
    const made = new LogRows();
    for (const { step, value, line } of rows) made.add(step, value, line);
    return made;
  }

  get length(): number {
    return this.#length;
  }

  /** What each row says of where it is. */
  get steps(): Float64Array {
    return this.#steps.subarray(0, this.#length);
  }

  get values(): Float64Array {
    return this.#values.subarray(0, this.#length);
  }

  /** The line, entry or row of the file that each is in. */
  get lines(): Uint32Array {
    return this.#lines.subarray(0, this.#length);
  }

  add(step: number, value: number, line: number): void {
    const place = this.#length++;
    if (place === this.#steps.length) this.#grow();
    this.#steps[place] = step;
    this.#values[place] = value;
    this.#lines[place] = line;
  }

  /** The row at a place, counted from the end where that is negative; undefined for none. */
  at(place: number): LogRow | undefined {
    const from0 = place < 0 ? this.#length + place : place;
    if (from0 < 0 || from0 >= this.#length) return undefined;
    return {
      step: this.#steps[from0] as number,
      value: this.#values[from0] as number,
      line: this.#lines[from0] as number,
    };
  }

  /** All rows but the last, in the same memory. */
  withoutLast(): LogRows {
    const others = new LogRows();
    others.#steps = this.#steps;
    others.#values = this.#values;
    others.#lines = this.#lines;
    others.#length = this.#length - 1;
    return others;
  }

  #grow(): void {
    const size = 2 * this.#steps.length;
    this.#steps = grown(new Float64Array(size), this.#steps);
    this.#values = grown(new Float64Array(size), this.#values);
    this.#lines = grown(new Uint32Array(size), this.#lines);
  }
}

function grown<Column extends Float64Array | Uint32Array>(larger: Column, column: Column): Column {
  larger.set(column);
  return larger;
}
