/** The index of the last row, where the plan goes on behind it for longer than between any two rows; else undefined. */
export function untilOf(indices: Float64Array, length: number): number | undefined {
  const last = indices.at(-1) ?? -1;
  const widest = indices.reduce((most, index, i) => Math.max(most, index - (indices[i - 1] ?? index)), 1);
  return length - 1 - last > widest ? last : undefined;
}
