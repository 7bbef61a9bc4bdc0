import type { Curve } from "./curve.ts";
import { className } from "./definition.ts";
import type { Figure } from "./figure.ts";
import type { Finding } from "./finding.ts";
import { usualTitle } from "./parameter-name.ts";
import { parameterText } from "./parameter-text.ts";
import type { Plan } from "./plan.ts";

/** What of a plan and its curves an output may show. */
export function figureOf(
  plan: Plan,
  curves: readonly Curve[],
  findings: () => readonly Finding[],
  { command, code, config, precision }: Pick<Figure, "command" | "code" | "config" | "precision">,
): Figure {
  const names = [...new Set(plan.curves.map(({ part }) => className(part.definition)))];
  const [first] = plan.curves;
  // what was recorded is no parameter that anybody wrote
  const alone = plan.curves.length === 1 && first !== undefined && !first.part.records;
  return {
    title: plan.title ?? (names.length === 1 ? (names[0] as string) : usualTitle(plan.parameters)),
    subtitle: alone ? parameterText(first.part.given) : "",
    x: plan.x,
    steps_per_epoch: plan.steps_per_epoch,
    parameters: plan.parameters,
    curves,
    get findings() {
      return findings();
    },
    command,
    code,
    config,
    get chart() {
      return plan.chart;
    },
    precision,
  };
}
