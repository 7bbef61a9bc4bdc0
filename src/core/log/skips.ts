import type { Skip } from "./log.ts";

/** Counts what is left out, by what is wrong with it. */
export class Skips {
  readonly #found = new Map<string, { count: number; readonly first: string }>();

  add(what: string, first: string): void {
    const known = this.#found.get(what);
    if (known) known.count++;
    else this.#found.set(what, { count: 1, first });
  }

  /** In the order in which they were first found. */
  list(): Skip[] {
    return [...this.#found].map(([what, { count, first }]) => ({ what, count, first }));
  }
}
