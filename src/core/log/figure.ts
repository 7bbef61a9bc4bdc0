import type { Pair } from "../comparison.ts";
import type { Curve } from "../curve.ts";
import type { Figure } from "../figure.ts";
import { figureOf } from "../figure-of.ts";
import type { Finding } from "../finding.ts";
import type { Plan } from "../plan.ts";
import type { Checked } from "./check-log.ts";
import { curveOfLog } from "./curve-of-log.ts";
import type { Logged } from "./place.ts";

/**
 * What of a check an output may show: a comparison whose sides are the plan and the log. Its differences are those of the
 * rows; what is drawn between them is in none.
 */
export function logFigure(
  plan: Plan,
  curve: Curve,
  checked: Checked,
  names: { readonly plan: string; readonly log: string },
  findings: () => readonly Finding[],
  { command, precision }: Pick<Figure, "command" | "precision">,
): Figure {
  const { verdict, compared } = checked;
  const before: Curve = { ...curve, also: [], side: "before" };
  const after: Curve = { ...curveOfLog(curve, compared), side: "after" };
  const pair: Pair = {
    label: curve.label,
    parameter: curve.parameter,
    before,
    after,
    difference: differenceOf(checked),
  };
  const figure = figureOf(plan, [before, after], findings, { command, code: undefined, precision });
  return {
    title: figure.title,
    subtitle: figure.subtitle,
    x: figure.x,
    steps_per_epoch: figure.steps_per_epoch,
    parameters: figure.parameters,
    curves: figure.curves,
    comparison: {
      before: names.plan,
      after: names.log,
      changes: [],
      pairs: [pair],
      tolerance: verdict.tolerance,
      log: verdict,
    },
    get findings() {
      return findings();
    },
    command,
    code: undefined,
    get chart() {
      return plan.chart;
    },
    precision,
  };
}

function differenceOf({ verdict, compared: { rows, planned, agrees } }: Checked): Pair["difference"] {
  const apart = rows.flatMap(({ index, value }: Logged, i) => {
    const before = planned[i] as number;
    return agrees(before, value) ? [] : [{ index, before, after: value }];
  });
  const widest = (width: (one: (typeof apart)[number]) => number) =>
    apart.reduce<(typeof apart)[number] | undefined>(
      (most, one) => (most === undefined || width(one) > width(most) ? one : most),
      undefined,
    );
  return {
    first: verdict.parts?.index,
    absolute: widest(({ before, after }) => Math.abs(after - before)),
    relative: widest(
      ({ before, after }) => Math.abs(after - before) / Math.max(Math.abs(before), Math.abs(after)),
    ),
    area: verdict.area,
    also: [],
  };
}
