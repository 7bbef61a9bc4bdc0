/** How all values of a log are written: with so many decimals (`.6f`), or with so many digits before an exponent (`.3e`). */
export interface Written {
  readonly to: "digits" | "decimals";
  readonly count: number;
}

const fixed = /^[-+]?\d+\.(\d+)$/;
const exponential = /^([-+]?\d(?:\.\d+)?)e[-+]?\d+$/i;

/** Finds how the cells of a column are written, where that is the same for all and none is the shortest text of its number. */
export class Writing {
  #first: Written | undefined;
  #isAlike = true;
  #isPadded = false;

  add(cell: unknown): void {
    if (!this.#isAlike) return;
    const written = typeof cell === "string" ? writtenOf(cell.trim()) : undefined;
    this.#first ??= written;
    this.#isAlike =
      written !== undefined && written.to === this.#first?.to && written.count === this.#first.count;
    this.#isPadded ||= /0(e|$)/i.test(typeof cell === "string" ? cell.trim() : "");
  }

  /** undefined where it cannot be told: nobody writes 0.10 for 0.1 but who was told how many digits to write. */
  found(): Written | undefined {
    const isTold = this.#isAlike && this.#isPadded && (this.#first?.count ?? 0) > 1;
    return isTold ? this.#first : undefined;
  }
}

function writtenOf(text: string): Written | undefined {
  const decimals = fixed.exec(text)?.[1];
  if (decimals !== undefined) return { to: "decimals", count: decimals.length };
  const mantissa = exponential.exec(text)?.[1];
  return mantissa === undefined ? undefined : { to: "digits", count: mantissa.replace(/\D/g, "").length };
}
