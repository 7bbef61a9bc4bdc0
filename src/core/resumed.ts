import { type Chunk, type Curve, madeOf } from "./curve.ts";

/**
 * One run under two plans: the values of `before` up to index `at`, from there on those that `after` has at the same
 * indices, as a schedule gives them that knows how far the run has come. Both are read from their first value on, and
 * `after` to its end. `before` has `at` values at least, `after` more.
 */
export function resumed(before: Curve, after: Curve, at: number): Curve {
  const other = (parameter: Curve["parameter"]) => before.also.find((curve) => curve.parameter === parameter);
  return madeOf(after, {
    milestones: [
      ...before.milestones.filter((index) => index < at),
      ...after.milestones.filter((index) => index >= at),
    ],
    seam: { index: at, name: "resumed" },
    also: after.also.flatMap((curve) => {
      const was = other(curve.parameter);
      return was === undefined ? [] : [resumed(was, curve, at)];
    }),
    chunks: (size) => chunks(before, after, at, size),
  });
}

function* chunks(before: Curve, after: Curve, at: number, size: number | undefined): Generator<Chunk> {
  for (const { start, length, values } of before.chunks(size)) {
    yield { start, length: Math.min(length, at - start), values };
    if (start + length >= at) break;
  }
  for (const { start, length, values } of after.chunks(size)) {
    const left = Math.max(0, at - start);
    if (left < length) yield { start: start + left, length: length - left, values: values.subarray(left) };
  }
}
