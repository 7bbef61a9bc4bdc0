import type { Pair } from "../../core/comparison.ts";
import type { Chunk, Curve } from "../../core/curve.ts";
import { lockStep } from "../../core/lock-step.ts";

/** What a pair differs by, after − before, as far as both go; undefined where it does not, or is no pair. */
export function differenceOf({ before, after, difference }: Pair): Curve | undefined {
  if (!before || !after || difference?.absolute === undefined) return undefined;
  return {
    ...after,
    length: Math.min(before.length, after.length),
    momentum: false,
    *chunks(size = 4096): Generator<Chunk> {
      const lr = new Float64Array(size);
      for (const { start, length, columns } of lockStep([before, after], size)) {
        const [from, to] = columns;
        if (!from || !to) return; // one of the two has ended
        for (let k = 0; k < length; k++) lr[k] = (to.lr[k] as number) - (from.lr[k] as number);
        yield { start, length, lr, momentum: undefined };
      }
    },
  };
}
