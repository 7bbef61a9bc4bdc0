import { type Comparison, type Pair, wordOf } from "../core/comparison.ts";
import type { Rows } from "../core/curve.ts";
import { type Block, lockStep } from "../core/lock-step.ts";
import type { ParameterName } from "../core/schedule.ts";

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
  const curves = pairs.flatMap(({ before, after }) => [before ?? [], after ?? []].flat());
  const differences = pairs.map(() => new Float64Array(size));
  const written = pairs.map(({ after }) => after?.rows && writtenIn(after.rows, size));
  for (const { start, length, columns } of lockStep(curves, size)) {
    let next = 0;
    const triples = pairs.map(({ before, after }, i) => {
      const one = before && columns[next++];
      const drawn = after && columns[next++];
      const other = drawn && (written[i]?.(start, length) ?? drawn);
      return [one, other, one && other && differenceOf(one, other, length, differences[i] as Float64Array)];
    });
    yield { start, length, columns: triples.flat() };
  }
}

/** Of a curve that is drawn through rows the values of these alone, NaN elsewhere; asked from the first row on. */
function writtenIn({ indices, values: known }: Rows, size: number) {
  const values = new Float64Array(size);
  let next = 0;
  return (start: number, length: number): Float64Array => {
    values.fill(Number.NaN, 0, length);
    for (; (indices[next] ?? Number.POSITIVE_INFINITY) < start + length; next++) {
      values[(indices[next] as number) - start] = known[next] as number;
    }
    return values;
  };
}

function differenceOf(before: Float64Array, after: Float64Array, length: number, into: Float64Array) {
  for (let k = 0; k < length; k++) into[k] = (after[k] as number) - (before[k] as number);
  return into;
}
