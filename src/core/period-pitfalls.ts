import { countText } from "./facts-text.ts";
import type { Pitfall, Setting } from "./pitfall.ts";

/** Steps after which something comes again: a decay, a restart. */
export interface Period {
  /** The parameter. */
  readonly name: string;
  /** Its value, in steps of the scheduler. */
  readonly value: number;
  /** The step of the run from which it counts: behind a warm-up, below 0 where the run resumes; 0 where left out. */
  readonly from?: number;
  /** The step of the run from which on it acts no more, where that may be before the end. */
  readonly to?: number;
}

/** An epoch of fewer steps than this may divide any number, and be as long as anything that was meant in steps. */
export const dividing = 20;

/**
 * What is likely not meant by a period in which the rate changes but once: that the run is over before, of which the
 * number may be of optimizer steps where the scheduler is stepped at epochs.
 */
export function periodPitfalls(period: Period, setting: Setting): Pitfall[] {
  const { name, value, from = 0, to = Number.POSITIVE_INFINITY } = period;
  const { interval, steps } = setting;
  const last = Math.min(to, steps);
  if (!(value > 0) || from + value < last) return [];
  const counted = stepsAsEpochs(period, setting);
  if (counted.length > 0) return counted;
  const behind = from > 0 ? ` behind its first ${countText(from)}` : "";
  return [
    {
      rule: "LR016",
      message: `${name} ${countText(value)} is not over within the ${countText(last)} ${interval}${last === 1 ? "" : "s"} of the run${behind}: the rate never decays`,
      advice:
        "if that is not meant, make it shorter than the run: is it counted in what the scheduler is stepped by?",
      path: [name],
    },
  ];
}

/** A period that is never over as it is, and is of whole epochs' steps. */
export function stepsAsEpochs({ name, value }: Period, setting: Setting): Pitfall[] {
  const { interval, steps, steps_per_epoch: each = 1 } = setting;
  const epochs = value / each;
  if (interval !== "epoch" || each < dividing || !Number.isInteger(epochs) || epochs >= steps) return [];
  return [
    {
      rule: "LR001",
      message: `${name} ${countText(value)} is as many steps as ${countText(epochs)} epoch${epochs === 1 ? " has" : "s have"}, but the scheduler is stepped once an epoch, ${countText(steps)} times: it is never over`,
      advice: `if that is not meant, count it in epochs, each of ${countText(each)} steps`,
      changes: { [name]: epochs },
    },
  ];
}
