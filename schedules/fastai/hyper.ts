import * as z from "zod";
import { divide, power } from "../../src/core/arithmetic.ts";
import { orIssue } from "../../src/core/check.ts";
import { Problem } from "../../src/core/problem.ts";
import type { Group } from "../../src/core/schedule.ts";

/** Python's slice, of which fastai reads the first and the last rate of the param groups. */
interface Slice {
  readonly start: number | null;
  readonly stop: number;
}

/** What fastai's optimizers take for a hyper-parameter. */
export type Hyper = number | readonly number[] | Slice;

/** A rate, one per param group, or a slice: `{"slice": [1e-5, 1e-3]}`, or `slice(1e-5, 1e-3)` as text. */
export const hyper = () =>
  z.union([
    z.number(),
    z.array(z.number()).min(1),
    z
      .strictObject({ slice: z.array(z.number().nullable()).min(1).max(3) })
      .transform(({ slice }, context) => orIssue(context, () => sliceOf(slice))),
    z.string().transform((text, context) => orIssue(context, () => parseSlice(text))),
  ]);

/** `Optimizer.set_hyper` for one param group: a slice spreads by equal factors, or gives all but the last a tenth. */
export function hyperFor(value: Hyper, group: Group, name: string): number {
  if (typeof value === "number") return value;
  if ("stop" in value) return sliceFor(value, group, name);
  if (value.length !== 1 && value.length !== group.count) {
    const groups = group.count === 1 ? "one param group" : `${group.count} param groups`;
    throw new Problem(`${value.length} values, but the optimizer has ${groups}`, {
      path: [name],
      allowed: "one value, a list with one for each param group, or slice(first, last)",
    });
  }
  return value[value.length === 1 ? 0 : group.index] as number;
}

/** fastcore's `even_mults`, or what is done in its place where the slice has no start. */
export function sliceFor({ start, stop }: Slice, { index, count }: Group, name: string): number {
  if (start === null || start === 0) return index === count - 1 ? stop : stop / 10;
  if (count === 1) return stop;
  const mult = divide(stop, start);
  if (mult < 0 && count > 2) {
    throw new Problem(`there are no equal factors from ${start} to ${stop}`, {
      path: [name],
      allowed: "two rates of the same sign",
    });
  }
  return start * power(power(mult, 1 / (count - 1)), index);
}

/** The slice that a config has as text, or as an object; undefined for what is none. */
export function sliceIn(value: unknown): Slice | undefined {
  if (typeof value === "string")
    return value.trimStart().startsWith("slice(") ? parseSlice(value) : undefined;
  const bounds = (value as { slice?: readonly (number | null)[] } | null)?.slice;
  return Array.isArray(bounds) ? sliceOf(bounds) : undefined;
}

function parseSlice(text: string): Slice {
  const inner = /^\s*slice\((.*)\)\s*$/s.exec(text)?.[1];
  const items = inner?.split(",").map((item) => item.trim());
  if (items && items.length <= 3 && items.every((item) => /^(None|null|[+-]?[\d.].*)$/i.test(item))) {
    const bounds = items.map((item) => (/^n/i.test(item) ? null : Number(item.replaceAll("_", ""))));
    if (!bounds.some(Number.isNaN)) return sliceOf(bounds);
  }
  throw new Problem(`${JSON.stringify(text)} is not a rate`, {
    allowed: "a number, a list with one per param group, or slice(first, last)",
  });
}

/** As Python's `slice(…)` takes its arguments: one alone is the stop. */
function sliceOf(bounds: readonly (number | null)[]): Slice {
  const [start, stop] = bounds.length === 1 ? [null, bounds[0]] : bounds;
  if (typeof stop === "number") return { start: start ?? null, stop };
  throw new Problem("a slice without its last rate", { allowed: "slice(last) or slice(first, last)" });
}
