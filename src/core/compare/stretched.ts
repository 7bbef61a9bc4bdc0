import { type Chunk, type Curve, madeOf } from "../curve.ts";

const usual = 16_384;

/** A curve of epochs as one of steps: each value stays for `times` steps. */
export function stretched(curve: Curve, times: number): Curve {
  return madeOf(curve, {
    length: curve.length * times,
    milestones: curve.milestones.map((index) => index * times),
    idle: (curve.idle ?? []).map(({ name, from, to }) => ({ name, from: from * times, to: to * times })),
    end: curve.end && curve.end * times,
    also: curve.also.map((other) => stretched(other, times)),
    chunks: (size = usual) => chunks(curve, times, size),
  });
}

function* chunks(curve: Curve, times: number, size: number): Generator<Chunk> {
  const values = new Float64Array(Math.min(size, curve.length * times));
  let start = 0;
  let filled = 0;
  for (const chunk of curve.chunks(Math.ceil(size / times))) {
    for (let k = 0; k < chunk.length; k++) {
      for (let left = times; left > 0; ) {
        const end = Math.min(filled + left, values.length);
        values.fill(chunk.values[k] as number, filled, end);
        left -= end - filled;
        filled = end;
        if (filled < values.length) continue;
        yield { start, length: filled, values };
        start += filled;
        filled = 0;
      }
    }
  }
  if (filled > 0) yield { start, length: filled, values };
}
