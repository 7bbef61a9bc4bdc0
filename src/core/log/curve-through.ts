import { type Chunk, type Curve, madeOf, type Row } from "../curve.ts";

/** A curve like `model` through some values, by rising index: straight between two of them, up to the last. */
export function curveThrough(model: Curve, rows: readonly Row[]): Curve {
  const last = rows.at(-1) as Row;
  return madeOf(model, {
    also: [],
    milestones: [],
    idle: [],
    end: undefined,
    // what rises in it is no warm-up, and no cycle: nobody planned it
    fed: true,
    rows,
    length: last.index + 1,
    *chunks(size = 4096): Generator<Chunk> {
      const values = new Float64Array(Math.min(size, last.index + 1));
      let next = 0; // the first row at this index or behind it
      for (let start = 0; start <= last.index; start += size) {
        const length = Math.min(size, last.index + 1 - start);
        for (let k = 0; k < length; k++) {
          while ((rows[next] as Row).index < start + k) next++;
          const after = rows[next] as Row;
          values[k] = after.index === start + k ? after.value : between(rows[next - 1], after, start + k);
        }
        yield { start, length, values };
      }
    },
  });
}

function between(before: Row | undefined, after: Row, index: number): number {
  if (before === undefined) return after.value;
  const part = (index - before.index) / (after.index - before.index);
  return before.value + part * (after.value - before.value);
}
