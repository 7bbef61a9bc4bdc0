import { type Chunk, type Curve, readBy } from "../core/curve.ts";

/** A curve as tables have it: of one that is drawn through rows the values of these alone, NaN elsewhere. */
export function asWritten(curve: Curve): Curve {
  const { rows } = curve;
  if (rows === undefined) return curve;
  return readBy(
    curve,
    ({ chunks }) =>
      function* (size): Generator<Chunk> {
        let next = 0;
        for (const { start, length } of chunks(size)) {
          const values = new Float64Array(length).fill(Number.NaN);
          for (; (rows.indices[next] ?? Number.POSITIVE_INFINITY) < start + length; next++) {
            values[(rows.indices[next] as number) - start] = rows.values[next] as number;
          }
          yield { start, length, values };
        }
      },
  );
}
