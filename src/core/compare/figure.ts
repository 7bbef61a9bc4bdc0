import type { ChartOptions } from "../chart.ts";
import type { Change } from "../comparison.ts";
import type { Figure } from "../figure.ts";
import type { Finding } from "../finding.ts";
import { briefName } from "../label.ts";
import { usualTitle } from "../parameter-name.ts";
import type { Plan } from "../plan.ts";
import type { Compared, Input } from "./compare.ts";

/** What of a comparison an output may show; it looks as `after` says. */
export function comparisonFigure(
  before: Input,
  after: Input,
  { comparison, curves, x, steps_per_epoch }: Compared,
  findings: () => readonly Finding[],
  { command, precision }: Pick<Figure, "command" | "precision">,
): Figure {
  return {
    title: after.plan.title ?? titleOf(before.plan, after.plan),
    subtitle: subtitleOf(comparison.changes),
    x,
    steps_per_epoch,
    parameters: after.plan.parameters,
    curves,
    comparison,
    get findings() {
      return findings();
    },
    command,
    code: undefined,
    get chart() {
      return chartOf(after.plan, steps_per_epoch);
    },
    precision,
  };
}

/** In steps where it asks for epochs, and those of the two sides are of other lengths. */
function chartOf({ chart, steps_per_epoch: steps }: Plan, steps_per_epoch: number): ChartOptions {
  if (chart.x !== "epoch" || steps === steps_per_epoch || steps_per_epoch > 1) return chart;
  const [low, high] = chart.xlim ?? [];
  const xlim =
    low === undefined || high === undefined ? undefined : ([low * steps, high * steps] as [number, number]);
  return { ...chart, x: "step", xlim };
}

/** The class, `StepLR → CosineAnnealingLR` where it changes, `metrics.csv: lr → CosineAnnealingLR` where one was recorded. */
function titleOf(before: Plan, after: Plan): string {
  const names = [before, after].map(({ curves }) => [...new Set(curves.map(briefName))]);
  const isSingle = names.every(({ length }) => length === 1);
  return isSingle ? [...new Set(names.flat())].join(" → ") : usualTitle(after.parameters);
}

/** `T_max: 100 → 120, epochs: 100 → 120` */
function subtitleOf(changes: readonly Change[]): string {
  return changes
    .filter(({ appearance }) => !appearance)
    .map((change) => `${change.path.replace(/^(schedule|optimizer)\./, "")}: ${changeText(change)}`)
    .join(", ");
}

/** `100 → 120`; a dash for the side that has none. */
export function changeText({ before = "–", after = "–" }: Change): string {
  return `${before} → ${after}`;
}
