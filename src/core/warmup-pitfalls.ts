import { countText } from "./facts-text.ts";
import { countsTimes, dividing } from "./period-pitfalls.ts";
import type { Pitfall, Setting } from "./pitfall.ts";

/** A warm-up so many times as long as the run's epochs counts none. */
const farBeyond = 5;

/**
 * What is likely not meant by the length of a warm-up, a parameter and its value in steps of the scheduler: that it is
 * of whole epochs' optimizer steps where the scheduler is stepped at epochs, so that it never ends.
 */
export function warmupPitfalls(name: string, value: number | null, setting: Setting): Pitfall[] {
  const { interval, steps, steps_per_epoch: each = 1 } = setting;
  if (value === null || interval !== "epoch" || each < dividing || value % each !== 0) return [];
  const epochs = value / each;
  if (value < farBeyond * steps || epochs >= steps) return [];
  return [
    {
      rule: "LR001",
      message: `the warm-up of ${name} ${countText(value)} is as many steps as ${countText(epochs)} epoch${epochs === 1 ? " has" : "s have"}, but the scheduler is stepped once an epoch, ${countText(steps)} times: it never ends`,
      changes: countsTimes(1 / each, { [name]: value }),
    },
  ];
}
