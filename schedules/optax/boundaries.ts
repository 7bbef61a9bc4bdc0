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

/** As Python writes an integer, so that no two keys are the same step. */
const integer = /^(0|-?[1-9]\d*)$/;

function sorted(scales: Readonly<Record<string, number>>): readonly Scaled[] {
  const wrong = Object.keys(scales).find((key) => !integer.test(key));
  if (wrong !== undefined) {
    throw new Problem(`${JSON.stringify(wrong)} is not a step`, {
      path: [wrong],
      allowed: "each scale is for a step, an integer",
    });
  }
  return inOrder(Object.entries(scales).map(([key, scale]) => [Number(key), scale]));
}

/** Python's `sorted(dict.items())`. */
export const inOrder = (scales: Iterable<Scaled>): readonly Scaled[] => [...scales].sort(([a], [b]) => a - b);

/** The steps at which the rate changes. */
export const stepsOf = (scales: readonly Scaled[] | null) => (scales ?? []).map(([boundary]) => boundary);

/** To the last boundary, and as far again as that is from the one before; 100 where there is none. */
export function lengthOf(scales: readonly Scaled[] | null): number {
  const [last = 0, previous = 0] = stepsOf(scales).toReversed();
  return last <= 0 ? 100 : last + (last - previous || last);
}
