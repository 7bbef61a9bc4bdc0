import type { Curve } from "../../curve.ts";
import type { Compared } from "../compared.ts";
import { valuesAt } from "../values-at.ts";

/** Does a curve agree with all these rows? */
export function explains(
  curve: Curve | undefined,
  { rows, alike }: Pick<Compared, "rows" | "alike">,
): boolean {
  if (curve === undefined) return false;
  const indices = rows.map(({ index }) => index);
  const values = valuesAt(curve, indices, true);
  return rows.every(({ value }, i) => alike(values[i] as number, value));
}
