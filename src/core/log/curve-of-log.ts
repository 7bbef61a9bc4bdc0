import { type Chunk, type Curve, madeOf } from "../curve.ts";
import type { Compared } from "./compared.ts";
import type { Logged } from "./place.ts";

/**
 * A log as a curve, up to its last row: straight between two rows, but where both agree with the plan it goes as planned,
 * as the log says nothing else. What comes before the first row goes as planned, or is that row's value.
 */
export function curveOfLog(plan: Curve, { rows, planned, agrees }: Compared): Curve {
  const last = rows.at(-1) as Logged;
  const isAsPlanned = (place: number) => {
    const row = rows[place];
    return row === undefined || agrees(planned[place] as number, row.value);
  };
  return madeOf(plan, {
    also: [],
    milestones: [],
    idle: [],
    end: undefined,
    length: last.index + 1,
    *chunks(size?: number): Generator<Chunk> {
      let values = new Float64Array(0);
      let next = 0; // the first row at this index or behind it
      for (const { start, length: whole, values: plans } of plan.chunks(size)) {
        const length = Math.min(whole, last.index + 1 - start);
        if (length <= 0) return;
        if (values.length < length) values = new Float64Array(length);
        for (let k = 0; k < length; k++) {
          const index = start + k;
          while ((rows[next] as Logged).index < index) next++;
          const [before, after] = [rows[next - 1] ?? (rows[next] as Logged), rows[next] as Logged];
          if (after.index === index) values[k] = after.value;
          else if (isAsPlanned(next - 1) && isAsPlanned(next)) values[k] = plans[k] as number;
          else values[k] = between(before, after, index);
        }
        yield { start, length, values };
      }
    },
  });
}

function between(before: Logged, after: Logged, index: number): number {
  if (before === after) return after.value;
  const part = (index - before.index) / (after.index - before.index);
  return before.value + part * (after.value - before.value);
}
