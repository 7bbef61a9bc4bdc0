import type { Compared } from "./compared.ts";
import type { Parting } from "./mistake.ts";

/** So many rows at the most. */
const sampled = 48;

/** Places among the rows, rising: those around the parting, and others all over the log. */
export function sampleOf({ rows }: Pick<Compared, "rows">, { index }: Pick<Parting, "index">): number[] {
  const parted = rows.findIndex((row) => row.index === index);
  const near = Array.from({ length: sampled / 2 }, (_, i) => parted - 4 + i);
  const far = Array.from({ length: sampled / 2 }, (_, i) =>
    Math.round((i * (rows.length - 1)) / (sampled / 2 - 1)),
  );
  return [...new Set([...near, ...far])]
    .filter((place) => place >= 0 && place < rows.length)
    .sort((one, other) => one - other);
}
