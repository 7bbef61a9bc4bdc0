import type { Compared } from "../compared.ts";

/** The index of the first row whose value is not that of the first one; Infinity where all are. */
export function movedAt({ rows, alike }: Pick<Compared, "rows" | "alike">): number {
  const first = rows[0]?.value ?? Number.NaN;
  return rows.find(({ value }) => !alike(first, value))?.index ?? Number.POSITIVE_INFINITY;
}
