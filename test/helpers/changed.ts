import type { Change } from "../../src/core/finding.ts";

/** A config with what a finding says to write instead. */
export function changed(
  config: Readonly<Record<string, unknown>>,
  changes: readonly Change[],
): Record<string, unknown> {
  const copy = structuredClone(config) as Record<string, unknown>;
  for (const { path, value } of changes) {
    const [last] = path.slice(-1);
    let at: Record<string | number, unknown> = copy;
    for (const key of path.slice(0, -1)) at = at[key] as Record<string, unknown>;
    at[last as string | number] = value;
  }
  return copy;
}
