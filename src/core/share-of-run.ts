import type * as z from "zod";
import { countText, rateText } from "./facts-text.ts";
import { isProblem, Problem } from "./problem.ts";
import { ruled } from "./ruled.ts";
import type { Told } from "./schedule.ts";

const rule = "LR012";

/** A schema of whole numbers of steps: a share of the run, 0.1, that it refuses breaks a rule of advice. */
export const noShare = <S extends z.ZodType>(schema: S): S =>
  ruled(rule, schema, (value) => value > 0 && value < 1);

/** Run `work`; a Problem of its for a share of the run says how many steps of the run, if it is told, that share is. */
export function sharesInSteps<T>(given: Readonly<Record<string, unknown>>, told: Told, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const share = isProblem(error) && error.rule === rule ? given[String(error.path[0])] : undefined;
    const { epochs = Number.NaN, steps_per_epoch = 1, steps = epochs * steps_per_epoch } = told;
    if (!isProblem(error) || typeof share !== "number" || Number.isNaN(steps)) throw error;
    const hint = `${rateText(share)} of the run's ${countText(steps)} steps is ${countText(Math.ceil(share * steps))}`;
    throw new Problem(error.message, { ...error, hint });
  }
}
