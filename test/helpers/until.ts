import { setTimeout } from "node:timers/promises";

/** Wait until something is so; an Error says what was there instead. */
export async function until<T>(look: () => T, isSo: (seen: T) => boolean, milliseconds = 10_000): Promise<T> {
  const began = performance.now();
  for (;;) {
    const seen = look();
    if (isSo(seen)) return seen;
    if (performance.now() - began > milliseconds) throw new Error(`waited in vain; there is ${seen}`);
    await setTimeout(10);
  }
}
