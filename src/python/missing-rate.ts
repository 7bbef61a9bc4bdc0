import type { Registry } from "../core/definition.ts";
import { holdsFunction } from "../core/expression/interpreter.ts";
import { partOf } from "../core/part.ts";
import { isProblem } from "../core/problem.ts";
import type { Constructed } from "./constructor.ts";
import type { Unknown } from "./environment.ts";

/** What the rates of the optimizer hang on and nobody knows, where the schedule looks at them. */
export function missingRate({ schedule, missing }: Constructed, registry: Registry): readonly Unknown[] {
  const rates = missing.filter(({ parameter }) => parameter === "lr" || parameter === "initial_lr");
  return rates.length > 0 && looksAtRate(schedule, registry) ? rates.map(({ unknown }) => unknown) : [];
}

/** Does a schedule look at the rates of the optimizer that it is on? */
export function looksAtRate(schedule: unknown, registry: Registry): boolean {
  if (holdsFunction(schedule)) return true; // a factor of them, and not to be interpreted yet
  try {
    return !("at" in partOf(schedule, registry).schedule);
  } catch (error) {
    if (!isProblem(error)) throw error;
    return false; // what is wrong with it is said where it is planned
  }
}
