import type { Formula } from "../../src/core/schedule.ts";
import type { Scaled } from "./boundaries.ts";

/** The value at `part` of the way between two. */
const between = {
  linear: (start: number, end: number, part: number) => (end - start) * part + start,
  cosine: (start: number, end: number, part: number) =>
    end + ((start - end) / 2) * (Math.cos(Math.PI * part) + 1),
} as const;

/** `piecewise_interpolate_schedule` itself, of which the onecycle schedules are made; `scaled` is in order. */
export function interpolated(
  type: keyof typeof between,
  init_value: number,
  scaled: readonly Scaled[],
): Formula {
  const along = between[type];
  const bounds = [0];
  const values = [init_value];
  for (const [boundary, scale] of scaled) {
    bounds.push(boundary);
    values.push((values.at(-1) as number) * scale);
  }
  const last = scaled.length;
  return {
    at(t) {
      if (t >= (bounds[last] as number)) return values[last] as number;
      let i = 0;
      while (t >= (bounds[i + 1] as number)) i++;
      const start = bounds[i] as number;
      const size = Math.max((bounds[i + 1] as number) - start, 1);
      return along(values[i] as number, values[i + 1] as number, (t - start) / size);
    },
  };
}
