import * as z from "zod";
import { orIssue } from "../../src/core/check.ts";
import { Problem } from "../../src/core/problem.ts";

/** A step, and the factor that the rate gets there. */
export type Scaled = readonly [boundary: number, scale: number];

/**
 * `boundaries_and_scales`, Python's dict as JSON has it, in the order of the boundaries. JavaScript has keys such as
 * "10" in an order of its own, which is no matter: optax sorts them too.
 */
export const boundariesAndScales = (text: string) =>
  z
    .record(z.string(), z.number().min(0))
    .transform((scales, context) => orIssue(context, () => sorted(scales)))
    .nullable()
    .default(null)
    .describe(text);

const number = /^-?\d+(_\d+)*(\.\d+)?$/;

function sorted(scales: Readonly<Record<string, number>>): readonly Scaled[] {
  const byBoundary = new Map<number, number>();
  for (const [key, scale] of Object.entries(scales)) {
    if (!number.test(key)) {
      throw new Problem(`${JSON.stringify(key)} is no step`, {
        path: [key],
        allowed: "each scale has the step from which on it counts",
      });
    }
    const boundary = Number(key.replaceAll("_", ""));
    // Python keeps the later one, which cannot be told here
    if (byBoundary.has(boundary)) throw new Problem(`the boundary ${boundary} is given twice`);
    byBoundary.set(boundary, scale);
  }
  return inOrder(byBoundary);
}

/** Python's `sorted(dict.items())`. */
export const inOrder = (scales: ReadonlyMap<number, number>): readonly Scaled[] =>
  [...scales].sort(([a], [b]) => a - b);

/** The steps at which the rate changes. */
export const stepsOf = (scales: readonly Scaled[] | null) =>
  (scales ?? []).map(([boundary]) => Math.ceil(boundary));

/** To the last boundary, and as far again as that is from the one before; undefined where there is none. */
export function lengthOf(scales: readonly Scaled[] | null): number | undefined {
  const [last = 0, previous = 0] = stepsOf(scales).toReversed();
  return last <= 0 ? undefined : last + (last - previous || last);
}
