import type { Shell } from "./shell.ts";

/** How long a terminal must keep its size before it is drawn on again, in milliseconds. */
const settled = 100;

/** The changes of a terminal's size, told of when it has settled. */
export class Resizes {
  #told = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  readonly #forget: () => void;

  constructor({ onResize }: Pick<Shell, "onResize">) {
    this.#forget = onResize(() => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#told.abort(), settled);
    });
  }

  /** Aborted when the size is another than now. */
  next(): AbortSignal {
    this.#told = new AbortController();
    return this.#told.signal;
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#forget();
  }
}
