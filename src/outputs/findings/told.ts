import type { Figure } from "../../core/figure.ts";
import type { Finding } from "../../core/finding.ts";

/** Below a chart: more findings than this are counted, and each is told in no more lines. */
export const most = { findings: 5, lines: 2 } as const;

/** What was found, behind the name of its curve where there are several. */
export function toldOf(
  { curve, message }: Finding,
  { curves }: Pick<Figure, "curves">,
  nameOf = (label: string) => label,
): string {
  const isAlone = new Set(curves.map(({ label }) => label)).size === 1;
  return isAlone ? message : `${nameOf(curve)}: ${message}`;
}
