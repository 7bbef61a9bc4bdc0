import { type Agrees, agreement } from "./agreement.ts";
import type { Planned } from "./course.ts";
import { isCut } from "./cut.ts";
import type { Held } from "./held.ts";
import { largestOf } from "./largest.ts";
import type { Leeway } from "./leeway.ts";
import type { Log, Skip } from "./log.ts";
import { type Placed, placed } from "./place.ts";
import { untilOf } from "./reach.ts";
import type { Rounding } from "./rounding.ts";
import { valuesAt } from "./values-at.ts";

/** A log beside a plan, with its steps counted from `firstStep`. */
export interface Tried extends Pick<Placed, "lost" | "beyond"> {
  readonly held: Held;
  /** How many rows differ, and the place of the first of them among the rows. */
  readonly differing: number;
  readonly first: number | undefined;
  readonly firstStep: number;
  readonly skips: readonly Skip[];
  /** What the values are rounded to, as far as that is sure. */
  readonly rounding: Rounding | undefined;
  /** The index of the last row, where the plan goes on far behind it, or the row there is cut; else undefined. */
  readonly until: number | undefined;
}

/** Hold a log against a plan: without its last row where that is cut, and differs. */
export function comparedFrom(log: Log, plan: Planned, leeway: Leeway, firstStep: number): Tried {
  const whole = comparedAll(log, plan, leeway, firstStep);
  const last = log.rows.at(-1);
  if (log.cut === undefined || last === undefined || whole.differing === 0) return whole;
  const index = Math.round((last.step - firstStep) * perOf(log, plan));
  if (!isCut(log, whole, index)) return whole;
  const cut = {
    what: "left out, as its line has no end and may be cut",
    count: 1,
    first: `line ${last.line}`,
  };
  const others = { ...log, rows: log.rows.withoutLast(), skips: [...log.skips, cut] };
  const rest = comparedAll(others, plan, leeway, firstStep);
  if (rest.differing >= whole.differing || rest.held.planned.length === 0) return whole;
  return { ...rest, until: rest.held.rows.indices.at(-1) };
}

function comparedAll(log: Log, plan: Planned, leeway: Leeway, firstStep: number): Tried {
  const { rows, skips, lost, beyond } = placed(log.rows, plan.curve.length, {
    firstStep,
    per: perOf(log, plan),
    unit: unitOf(log, plan),
    hasParts: log.countsEpochs,
  });
  const planned = valuesAt(plan.curve, rows.indices);
  return {
    ...heldBy(leeway, { rows, planned }),
    until: untilOf(rows.indices, plan.curve.length),
    firstStep,
    skips: [...log.skips, ...skips],
    lost: (log.lost ?? 0) + lost,
    beyond,
  };
}

/** Which rows agree: by what is sure to be hidden, or by what may be where that makes every row agree. */
function heldBy(
  { tolerance, rounding, perhaps, hides }: Leeway,
  both: Pick<Held, "rows" | "planned">,
): Pick<Tried, "held" | "differing" | "first" | "rounding"> {
  const peak = largestOf(both.planned);
  const agrees = agreement(tolerance, peak, hides ? rounding : undefined);
  const parting = partingBy(agrees, both);
  if (hides && perhaps !== undefined && parting.differing > 0) {
    const rounded = agreement(tolerance, peak, perhaps);
    const agreed = partingBy(rounded, both);
    if (agreed.differing === 0) {
      return { held: { ...both, agrees: rounded, alike: rounded }, ...agreed, rounding: perhaps };
    }
  }
  // what may be rounded must not hide a mistake from its explanation
  const alike = agreement(tolerance, peak, rounding ?? perhaps);
  return { held: { ...both, agrees, alike }, ...parting, rounding };
}

function partingBy(agrees: Agrees, { rows, planned }: Pick<Held, "rows" | "planned">) {
  let differing = 0;
  let first: number | undefined;
  for (let i = 0; i < planned.length; i++) {
    if (agrees(planned[i] as number, rows.values[i] as number)) continue;
    first ??= i;
    differing++;
  }
  return { differing, first };
}

/** What a log counts. */
export const unitOf = ({ countsEpochs }: Log, { x }: Planned) => (countsEpochs ? "epoch" : x);

/** Indices in one of what the log counts. */
export const perOf = ({ countsEpochs }: Log, { x, steps_per_epoch }: Planned) =>
  countsEpochs && x === "step" ? steps_per_epoch : 1;
