import { type Severity, severities } from "../core/finding.ts";
import type { Rule } from "./rule.ts";

/** Every severity in which a rule may speak, the gravest first. */
export function severitiesOf({ severity, also = [] }: Pick<Rule, "severity" | "also">): Severity[] {
  return severities.filter((one) => one === severity || also.includes(one));
}

/** The same for a reader: `error, warning or note`. */
export function severitiesText(rule: Pick<Rule, "severity" | "also">): string {
  const all = severitiesOf(rule);
  return [...(all.length > 1 ? [all.slice(0, -1).join(", ")] : []), all.at(-1)].join(" or ");
}
