import type { Figure } from "../core/figure.ts";
import { Problem } from "../core/problem.ts";

/** Throws a Problem where a figure has more than one parameter, for a format that draws one chart. */
export function checkOneParameter({ parameters }: Figure, format: string): void {
  const [first] = parameters;
  if (parameters.length === 1) return;
  throw new Problem(`${format} draws one parameter at a time`, {
    path: ["parameter"],
    hint: `Try --parameter ${first}`,
  });
}
