import type { Curve } from "../core/curve.ts";
import { countText, placeText } from "../core/facts-text.ts";
import type { Figure } from "../core/figure.ts";
import type { Finding } from "../core/finding.ts";
import { survey } from "../core/survey.ts";
import { rules } from "./index.ts";

/** Enough to see every turn of what people train with. */
const columns = 4096;

/**
 * What the rules find in the curves of a run, most severe first; what holds for several param groups is said once.
 * Reads every curve of rates once.
 */
export function advise(curves: readonly Curve[], axis: Pick<Figure, "x" | "steps_per_epoch">): Finding[] {
  const findings = new Map<string, Finding>();
  for (const curve of curves.filter(({ parameter }) => parameter === "lr")) {
    const sight = {
      curve,
      ...survey(curve, columns),
      place: (index: number) => placeText(index, axis),
      span: (values: number) => `${countText(values)} ${axis.x}${values === 1 ? "" : "s"}`,
    };
    for (const { id, severity, find } of rules) {
      const found = find(sight);
      if (!found) continue;
      const key = `${id} ${curve.type} ${found.message}`;
      if (!findings.has(key)) findings.set(key, { rule: id, severity, curve: curve.label, ...found });
    }
  }
  const order = ["error", "warning", "note"];
  return [...findings.values()].sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
}
