import type * as z from "zod";
import { check } from "../core/check.ts";
import { asLasting, isProblem } from "../core/problem.ts";
import { type FilledTerm, valueOfFlag } from "../inputs/filled-term.ts";
import type { Scope } from "../inputs/flag.ts";

/** What the flags of a scope say, wherever they stand, checked and with defaults. Throws a Problem of the flag's. */
export function flagsSaid<S extends z.ZodObject>(
  scope: Scope,
  schema: S,
  terms: readonly Pick<FilledTerm, "given">[],
): z.output<S> {
  const values: Record<string, unknown> = {};
  for (const { given } of terms) {
    for (const [flag, texts] of given) {
      if (flag.scope !== scope) continue;
      const before = values[flag.name];
      values[flag.name] = Array.isArray(before) ? [...before, ...texts] : valueOfFlag(flag, texts);
    }
  }
  try {
    return check(schema, values, "lrplot");
  } catch (error) {
    throw asLasting(isProblem(error) ? error.at(`--${String(error.path[0]).replaceAll("_", "-")}`) : error);
  }
}
