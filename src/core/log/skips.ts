import type { Skip } from "./log.ts";

/** What is wrong with rows, behind their count; of one alone, where that is said in another way. */
export type Wrong = string | readonly [many: string, one: string];

/** Counts what is left out, by what is wrong with it. */
export class Skips {
  readonly #found = new Map<string, { count: number; readonly one: string; readonly first: string }>();

  add(wrong: Wrong, first: string): void {
    const [many, one] = typeof wrong === "string" ? [wrong, wrong] : wrong;
    const known = this.#found.get(many);
    if (known) known.count++;
    else this.#found.set(many, { count: 1, one, first });
  }

  /** In the order in which they were first found. */
  list(): Skip[] {
    return [...this.#found].map(([many, { count, one, first }]) => ({
      what: count === 1 ? one : many,
      count,
      first,
    }));
  }
}
