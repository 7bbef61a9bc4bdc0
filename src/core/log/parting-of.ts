import { survey } from "../survey.ts";
import { perOf, type Tried, unitOf } from "./compared-from.ts";
import type { Planned } from "./course.ts";
import { mostDigits } from "./digits.ts";
import type { Log } from "./log.ts";
import type { Parting } from "./mistake.ts";
import type { Logged } from "./place.ts";
import type { Rounding } from "./rounding.ts";

/** How a log parts from its plan at the row at `first`, for mistakes to explain. */
export function partingOf(
  { compared: { rows, planned }, firstStep }: Tried,
  log: Log,
  plan: Planned,
  first: number,
  rounding: Rounding | undefined,
): Parting {
  const { curve, x, steps_per_epoch, every } = plan;
  return {
    index: (rows[first] as Logged).index,
    planned: planned[first] as number,
    logged: (rows[first] as Logged).value,
    parameter: curve.parameter,
    agreed: rows[first - 1]?.index ?? -1,
    isFlat: planned.every((value) => value === planned[0]),
    x,
    steps_per_epoch,
    every,
    warmup: survey(curve, 1).facts.warmup,
    digits: mostDigits(rows.map(({ value }) => value)),
    rounding,
    unit: unitOf(log, plan),
    per: perOf(log, plan),
    firstStep,
  };
}
