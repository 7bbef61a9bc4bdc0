import type { Pair } from "../comparison.ts";
import type { Curve, Rows } from "../curve.ts";
import type { Figure } from "../figure.ts";
import { figureOf } from "../figure-of.ts";
import type { Finding } from "../finding.ts";
import type { Plan } from "../plan.ts";
import type { Checked } from "./check-log.ts";
import { curveThrough } from "./curve-through.ts";
import { headline } from "./headline.ts";

/**
 * What of a check an output may show: a comparison whose sides are the plan and the log. Its differences are those of the
 * rows; what is drawn between them is in none.
 */
export function logFigure(
  plan: Plan,
  curve: Curve,
  checked: Checked,
  names: { readonly plan: string; readonly log: string; readonly file: string },
  findings: () => readonly Finding[],
  { command, precision }: Pick<Figure, "command" | "precision">,
): Figure {
  const { verdict, held } = checked;
  const { parts } = verdict;
  const before: Curve = { ...curve, also: [], side: "before" };
  const after: Curve = {
    ...curveThrough(curve, held.rows),
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
function apartIn({ held: { rows, planned, agrees } }: Checked): Rows {
  const apart = rows.values.map((value, i) => {
    const before = planned[i] as number;
    return agrees(before, value) ? 0 : value - before;
  });
  return { indices: rows.indices, values: apart };
}

function differenceOf({ verdict, held: { rows, planned, agrees } }: Checked): Pair["difference"] {
  let [absolute, relative] = [nowhere, nowhere];
  for (let i = 0; i < planned.length; i++) {
    const [before, after] = [planned[i] as number, rows.values[i] as number];
    if (agrees(before, after)) continue;
    const apart = Math.abs(after - before);
    const part = apart / Math.max(Math.abs(before), Math.abs(after));
    if (apart > absolute.width) absolute = { place: i, width: apart };
    if (part > relative.width) relative = { place: i, width: part };
  }
  const at = ({ place }: typeof nowhere) =>
    place < 0
      ? undefined
      : {
          index: rows.indices[place] as number,
          before: planned[place] as number,
          after: rows.values[place] as number,
        };
  return {
    first: verdict.parts?.index,
    absolute: at(absolute),
    relative: at(relative),
    area: verdict.area,
    also: [],
  };
}

const nowhere = { place: -1, width: -1 };
