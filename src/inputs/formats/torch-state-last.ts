import { draftOf } from "../../core/draft.ts";
import { plan } from "../../core/plan.ts";
import { isProblem } from "../../core/problem.ts";
import { run } from "../../core/run.ts";
import type { RawConfig } from "../filled-term.ts";
import type { Context, Values } from "./format.ts";

/** Of more steps than these the rate is not looked for. */
const mostSteps = 1e5;

/**
 * Says where the rate that a state ended with is not the one that is drawn of its parameters: someone changed it on the
 * way, or what is drawn was a default. Nothing where flags draw another schedule, or where it needs metrics.
 */
export function lastRateNotes(state: Values, config: RawConfig, context: Context): string[] {
  const { last_epoch, _last_lr } = state;
  if (context.schedule !== undefined || context.optimizer !== undefined) return [];
  if (!Number.isInteger(last_epoch) || !Array.isArray(_last_lr)) return [];
  const step = last_epoch as number;
  if (step < 0 || step > mostSteps) return [];
  const rates = ratesAt(step, config, context);
  const other = rates.findIndex((rate, i) => {
    const last: unknown = _last_lr[i];
    return (
      typeof last === "number" && Math.abs(rate - last) > 1e-6 * Math.max(Math.abs(last), Math.abs(rate))
    );
  });
  return other < 0 ? [] : [`_last_lr is ${_last_lr[other]} in the state, and drawn is ${rates[other]} there`];
}

/** The rate of each param group at a step; none where the config alone is not enough. */
function ratesAt(step: number, config: RawConfig, { registry }: Context): number[] {
  try {
    const planned = plan(draftOf({ ...config, epochs: step + 1 }), registry);
    return run(planned, ["lr"]).map((curve) => {
      let begin = 0;
      for (const { values, length } of curve.chunks()) {
        if (step < begin + length) return values[step - begin] as number;
        begin += length;
      }
      return Number.NaN;
    });
  } catch (error) {
    if (!isProblem(error)) throw error;
    return [];
  }
}
