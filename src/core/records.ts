import type { Rows } from "./curve.ts";
import type { ParameterName } from "./schedule.ts";

/** Values that were written down at some steps of a run: outside of these nothing is known. */
export interface Records {
  /** Whole numbers that rise; undefined for 0, 1, 2 … */
  readonly steps: readonly number[] | undefined;
  /** One for each step, of whatever was written down. */
  readonly values: Readonly<Partial<Record<ParameterName, readonly number[]>>>;
}

/** The last step that has a value. */
export const lastStep = ({ steps, values }: Records): number =>
  steps?.at(-1) ?? Math.max(...Object.values(values).map(({ length }) => length)) - 1;

/** Has every step up to the last a value? */
export const isWhole = ({ steps }: Pick<Records, "steps">): boolean =>
  steps === undefined || steps.at(-1) === steps.length - 1;

/**
 * The values of a parameter as rows of a curve of `length` values, `every` of them a step; undefined where every step has
 * one, or none was written down.
 */
export function rowsOf(
  records: Records | undefined,
  parameter: ParameterName,
  { every, length }: { readonly every: number; readonly length: number },
): Rows | undefined {
  const values = records?.values[parameter];
  if (records?.steps === undefined || values === undefined || isWhole(records)) return undefined;
  const indices = Float64Array.from(records.steps, (step) => step * every);
  const until = indices.findIndex((index) => index >= length);
  const seen = until < 0 ? indices.length : until;
  return { indices: indices.subarray(0, seen), values: Float64Array.from(values.slice(0, seen)) };
}

/**
 * A function that gives the value at a step: straight between the two steps around it, and outside of all steps that of
 * the nearest. It is fast where it is asked for steps that rise.
 */
export function valuesThrough(
  steps: readonly number[] | undefined,
  values: readonly number[],
): (t: number) => number {
  if (steps === undefined) return (t) => values[Math.min(t, values.length - 1)] as number;
  let next = 0; // the place of the first step behind the one that was last asked for
  return (t) => {
    if (next > 0 && (steps[next - 1] as number) > t) next = 0;
    while (next < steps.length && (steps[next] as number) <= t) next++;
    const [before, after] = [values[next - 1], values[next]];
    if (before === undefined || after === undefined) return (before ?? after) as number;
    const from = steps[next - 1] as number;
    if (t === from) return before;
    return before + ((after - before) * (t - from)) / ((steps[next] as number) - from);
  };
}
