import type { Pair } from "../comparison.ts";
import type { Curve, Row } from "../curve.ts";
import type { Figure } from "../figure.ts";
import { figureOf } from "../figure-of.ts";
import type { Finding } from "../finding.ts";
import type { Plan } from "../plan.ts";
import type { Checked } from "./check-log.ts";
import { curveThrough } from "./curve-through.ts";
import { headline } from "./headline.ts";
import type { Logged } from "./place.ts";

/**
 * What of a check an output may show: a comparison whose sides are the plan and the log. Its differences are those of the
 * rows; what is drawn between them is in none.
 */
export function logFigure(
  plan: Plan,
  curve: Curve,
  checked: Checked,
  names: { readonly plan: string; readonly log: string; readonly file: string | undefined },
  findings: () => readonly Finding[],
  { command, precision }: Pick<Figure, "command" | "precision">,
): Figure {
  const { verdict, compared } = checked;
  const { parts } = verdict;
  const before: Curve = { ...curve, also: [], side: "before" };
  const after: Curve = {
    ...curveThrough(curve, compared.rows),
    side: "after",
    ...(parts && { seam: { index: parts.index, name: "parts" } }),
  };
  const pair: Pair = {
    label: curve.label,
    parameter: curve.parameter,
    before,
    after,
    difference: differenceOf(checked),
    apart: curveThrough(curve, apartIn(checked)),
  };
  const figure = figureOf(plan, [before, after], findings, { command, code: undefined, precision });
  return {
    title: figure.title,
    subtitle: headline(verdict, plan),
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
      log: { ...verdict, file: names.file },
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

/** What the rows differ by; those that agree by nothing. */
function apartIn({ compared: { rows, planned, agrees } }: Checked): Row[] {
  return rows.map(({ index, value }, i) => {
    const before = planned[i] as number;
    return { index, value: agrees(before, value) ? 0 : value - before };
  });
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
