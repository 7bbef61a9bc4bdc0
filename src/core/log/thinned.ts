import type { Compared } from "./compared.ts";
import type { Held } from "./held.ts";
import type { Logged } from "./place.ts";

/** Of longer logs so many rows all over them are kept, */
const most = 50_000;
/** and so many at the beginning, and on both sides of the parting. */
const near = 10_000;

/** The rows of a log that parts from its plan at the row at `first`, or of a long one those that tell what it is like. */
export function thinned({ rows, planned, agrees, alike }: Held, first: number): Compared {
  const { indices, values } = rows;
  const stride = Math.ceil(indices.length / most);
  const isKept = (place: number) =>
    place < near || Math.abs(place - first) < near || place % stride === 0 || place === indices.length - 1;
  const kept: Logged[] = [];
  const before: number[] = [];
  for (let place = 0; place < indices.length; place++) {
    if (!isKept(place)) continue;
    kept.push({ index: indices[place] as number, value: values[place] as number });
    before.push(planned[place] as number);
  }
  return { rows: kept, planned: Float64Array.from(before), agrees, alike };
}
