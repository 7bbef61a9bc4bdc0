import { survey } from "../survey.ts";
import type { Compared } from "./compared.ts";
import { perOf, type Tried, unitOf } from "./compared-from.ts";
import type { Planned } from "./course.ts";
import { mostDigits } from "./digits.ts";
import type { Log } from "./log.ts";
import type { Parting } from "./mistake.ts";
import type { Rounding } from "./rounding.ts";

/** How a log parts from its plan, for mistakes to explain: `some` are the rows that they look at. */
export function partingOf(
  { held: { rows, planned }, first = 0, firstStep }: Tried,
  some: Compared,
  {
    log,
    plan,
    rounding,
  }: { readonly log: Log; readonly plan: Planned; readonly rounding: Rounding | undefined },
): Parting {
  const { curve, x, steps_per_epoch, every } = plan;
  return {
    index: rows.indices[first] as number,
    planned: planned[first] as number,
    logged: rows.values[first] as number,
    parameter: curve.parameter,
    agreed: rows.indices[first - 1] ?? -1,
    isFlat: planned.every((value) => value === planned[0]),
    x,
    steps_per_epoch,
    every,
    warmup: survey(curve, 1).facts.warmup,
    digits: mostDigits(some.rows.map(({ value }) => value)),
    rounding,
    unit: unitOf(log, plan),
    per: perOf(log, plan),
    firstStep,
  };
}
