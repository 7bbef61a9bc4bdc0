import type { Part } from "../core/definition.ts";
import type { Path } from "../core/problem.ts";

/** The lowest rate that a schedule says: where among its parameters, and what it is. */
export interface Floor {
  readonly path: Path;
  readonly value: unknown;
}

/** The lowest rate itself of a schedule; undefined where it has none. */
export function floorOf({ definition: { floor }, params }: Part): Floor | undefined {
  const said = typeof floor === "function" ? floor(params) : floor;
  if (said === undefined) return undefined;
  const path = typeof said === "string" ? [said] : said;
  return { path, value: path.reduce((inside, key) => inside?.[key], params) };
}
