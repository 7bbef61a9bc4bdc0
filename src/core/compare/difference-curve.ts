import type { Pair } from "../comparison.ts";
import { type Chunk, type Curve, madeOf } from "../curve.ts";
import { lockStep } from "../lock-step.ts";

/** What a pair differs by, after less before, as far as both go; undefined where a side has no such curve. */
export function differenceCurve({ before, after, apart }: Pair): Curve | undefined {
  if (apart) return apart;
  if (before === undefined || after === undefined) return undefined;
  return madeOf(after, {
    length: Math.min(before.length, after.length),
    also: [],
    *chunks(size = 4096): Generator<Chunk> {
      const values = new Float64Array(size);
      for (const { start, length, columns } of lockStep([before, after], size)) {
        const [was, is] = columns;
        if (!was || !is) return; // one of the two has ended
        for (let k = 0; k < length; k++) values[k] = (is[k] as number) - (was[k] as number);
        yield { start, length, values };
      }
    },
  });
}
