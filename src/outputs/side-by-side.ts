import { type Comparison, type Pair, wordOf } from "../core/comparison.ts";
import { type Block, lockStep } from "../core/lock-step.ts";
import type { ParameterName } from "../core/schedule.ts";
import { asWritten } from "./as-written.ts";

/** Is more shown than rates, so that values must say what they are of? */
export function isOtherThanRates(parameters: readonly ParameterName[]): boolean {
  return parameters.some((parameter) => parameter !== "lr");
}

/** The columns of a comparison of these parameters: of each pair before, after and the difference. */
export function pairNames(
  comparison: Pick<Comparison, "pairs" | "log">,
  parameters: readonly ParameterName[],
): string[] {
  const { pairs } = comparison;
  const columns = [wordOf("before", comparison), wordOf("after", comparison), "difference"];
  const isNamed = isOtherThanRates(parameters);
  return pairs.flatMap(({ label, parameter }) => {
    const words = [...(pairs.length > parameters.length ? [label] : []), ...(isNamed ? [parameter] : [])];
    return columns.map((name) => [...words, name].join(" "));
  });
}

/**
 * The rows of a comparison, at most `size` at a time, with three columns for each pair: before, after, and after less
 * before. A column is undefined where its side has no such curve or has ended, the difference where either has; a value
 * is NaN where nothing was written down.
 */
export function* sideBySide(pairs: readonly Pair[], size: number): Generator<Block, void> {
  const curves = pairs.flatMap(({ before, after }) => [before ?? [], after ?? []].flat()).map(asWritten);
  const differences = pairs.map(() => new Float64Array(size));
  for (const { start, length, columns } of lockStep(curves, size)) {
    let next = 0;
    const triples = pairs.map(({ before, after }, i) => {
      const one = before && columns[next++];
      const other = after && columns[next++];
      return [one, other, one && other && differenceOf(one, other, length, differences[i] as Float64Array)];
    });
    yield { start, length, columns: triples.flat() };
  }
}

function differenceOf(before: Float64Array, after: Float64Array, length: number, into: Float64Array) {
  for (let k = 0; k < length; k++) into[k] = (after[k] as number) - (before[k] as number);
  return into;
}
