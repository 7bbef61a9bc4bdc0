import { agreement } from "./agreement.ts";
import type { Planned } from "./course.ts";
import type { Held } from "./held.ts";
import { largestOf } from "./largest.ts";
import type { Leeway } from "./leeway.ts";
import type { Log, Skip } from "./log.ts";
import { type Placed, placed } from "./place.ts";
import { valuesAt } from "./values-at.ts";

/** A log beside a plan, with its steps counted from `firstStep`. */
export interface Tried extends Pick<Placed, "lost" | "beyond"> {
  readonly held: Held;
  /** How many rows differ, and the place of the first of them among the rows. */
  readonly differing: number;
  readonly first: number | undefined;
  readonly firstStep: number;
  readonly skips: readonly Skip[];
}

/** Hold a log against a plan: without its last row where that may be cut, and differs. */
export function comparedFrom(log: Log, plan: Planned, leeway: Leeway, firstStep: number): Tried {
  const whole = comparedAll(log, plan, leeway, firstStep);
  const last = log.rows.at(-1);
  if (!log.mayBeCut || last === undefined || log.rows.length < 2 || whole.differing === 0) return whole;
  const cut = {
    what: "left out, as its line has no end and may be cut",
    count: 1,
    first: `line ${last.line}`,
  };
  const others = { ...log, rows: log.rows.withoutLast(), skips: [...log.skips, cut] };
  const rest = comparedAll(others, plan, leeway, firstStep);
  return rest.differing < whole.differing && rest.held.planned.length > 0 ? rest : whole;
}

function comparedAll(log: Log, plan: Planned, leeway: Leeway, firstStep: number): Tried {
  const { rows, skips, lost, beyond } = placed(log.rows, plan.curve.length, {
    firstStep,
    per: perOf(log, plan),
    unit: unitOf(log, plan),
    hasParts: log.countsEpochs,
  });
  const planned = valuesAt(plan.curve, rows.indices);
  const { tolerance, rounding, hides } = leeway;
  const alike = agreement(tolerance, largestOf(planned), rounding);
  const agrees = hides ? alike : agreement(tolerance, largestOf(planned));
  let differing = 0;
  let first: number | undefined;
  for (let i = 0; i < planned.length; i++) {
    if (agrees(planned[i] as number, rows.values[i] as number)) continue;
    first ??= i;
    differing++;
  }
  return {
    held: { rows, planned, agrees, alike },
    differing,
    first,
    firstStep,
    skips: [...log.skips, ...skips],
    lost: (log.lost ?? 0) + lost,
    beyond,
  };
}

/** What a log counts. */
export const unitOf = ({ countsEpochs }: Log, { x }: Planned) => (countsEpochs ? "epoch" : x);

/** Indices in one of what the log counts. */
export const perOf = ({ countsEpochs }: Log, { x, steps_per_epoch }: Planned) =>
  countsEpochs && x === "step" ? steps_per_epoch : 1;
