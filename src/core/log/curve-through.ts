import { type Chunk, type Curve, madeOf, type Rows } from "../curve.ts";

/** A curve like `model` through some values: straight between two of them, up to the last. */
export function curveThrough(model: Curve, rows: Rows): Curve {
  const { indices, values: known } = rows;
  const last = indices.at(-1) as number;
  return madeOf(model, {
    also: [],
    milestones: [],
    idle: [],
    end: undefined,
    // what rises in it is no warm-up, and no cycle: nobody planned it
    fed: true,
    rows,
    length: last + 1,
    *chunks(size = 4096): Generator<Chunk> {
      const values = new Float64Array(Math.min(size, last + 1));
      let next = 0; // the first row at this index or behind it
      for (let start = 0; start <= last; start += size) {
        const length = Math.min(size, last + 1 - start);
        for (let k = 0; k < length; k++) {
          const index = start + k;
          while ((indices[next] as number) < index) next++;
          values[k] =
            indices[next] === index || next === 0 ? (known[next] as number) : between(rows, next, index);
        }
        yield { start, length, values };
      }
    },
  });
}

/** On the line from the value before a place to the one at it. */
function between({ indices, values }: Rows, place: number, index: number): number {
  const [from, to] = [indices[place - 1] as number, indices[place] as number];
  const [before, after] = [values[place - 1] as number, values[place] as number];
  return before + ((index - from) / (to - from)) * (after - before);
}
