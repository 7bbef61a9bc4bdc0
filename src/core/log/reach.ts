import type { Logged } from "./place.ts";

/** The index of the last row, where the plan goes on behind it for longer than between any two rows; else undefined. */
export function untilOf(rows: readonly Logged[], length: number): number | undefined {
  const last = rows.at(-1)?.index ?? -1;
  const widest = rows.reduce(
    (most, { index }, i) => Math.max(most, index - (rows[i - 1]?.index ?? index)),
    1,
  );
  return length - 1 - last > widest ? last : undefined;
}
