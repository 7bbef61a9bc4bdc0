import { countText } from "../../src/core/facts-text.ts";
import type { Pitfall, Setting } from "../../src/core/pitfall.ts";

/** A patience of so small a part of an epoch is likely to be one of epochs. */
const little = 0.1;

interface Patience {
  /** What the parameter is called. */
  readonly name: string;
  readonly patience: number;
  /** How many values of the metric it is told and does not look at. */
  readonly ignored?: number;
}

/**
 * A patience that no run of this length can exhaust. The first value is always the best, so that as many have to
 * follow as are allowed, and one more; the last is told before the last value of the rate.
 */
export function neverFires({ name, patience, ignored = 0 }: Patience, told: number): Pitfall[] {
  const events = Math.max(0, told - ignored);
  const needed = Math.floor(patience) + 2;
  if (events >= needed) return [];
  return [
    {
      rule: "LR027",
      message: `${name}=${patience} is never exhausted: the first reduction needs ${countText(needed)} values of the metric, and the run tells ${countText(events)}${ignored > 0 ? " that count" : ""} before its last rate is set`,
      path: [name],
    },
  ];
}

/** What is likely not meant of a plateau that is told a metric at every step. */
export function plateauPitfalls(patience: Patience, setting: Setting): Pitfall[] {
  const { steps, interval, steps_per_epoch = 1 } = setting;
  const never = neverFires(patience, steps - 1);
  if (never.length > 0 || interval === "epoch") return never;
  if (patience.patience + 1 >= little * steps_per_epoch) return [];
  return [
    {
      rule: "LR027",
      severity: "note",
      message: `${patience.name}=${patience.patience} counts steps, of which an epoch has ${countText(steps_per_epoch)}`,
      advice: "if epochs are meant, step it once an epoch",
      path: [patience.name],
    },
  ];
}
