import { countText, rateText } from "./facts-text.ts";
import type { Pitfall, Setting } from "./pitfall.ts";

/** A run of so many steps is not warmed up by one. */
const long = 1000;

/**
 * What is likely not meant by a number of warm-up steps: a share of the run, which the trainers' `warmup_ratio` is.
 * `every` is what the parameter counts in a step, where it counts samples.
 */
export function warmupPitfalls(
  name: string,
  value: number | null,
  { steps, interval }: Setting,
  every = 1,
): Pitfall[] {
  if (value === null || interval !== "step") return [];
  if (value > 0 && value < 1) {
    return [
      {
        rule: "LR012",
        severity: "error",
        message: `${name} ${rateText(value)} is no share of the run but a number of steps, of which it is less than one`,
        advice: `if ${rateText(value)} of the run's ${countText(steps)} steps is meant, say how many steps that is`,
        changes: { [name]: Math.ceil(value * steps) * every },
      },
    ];
  }
  if (value !== 1 || every !== 1 || steps < long) return [];
  return [
    {
      rule: "LR012",
      message: `${name} 1 is one step of the run's ${countText(steps)}, not the whole of it`,
      advice: `if that is not meant, give a number of steps: ${countText(Math.ceil(steps / 20))} are 5 % of the run`,
      path: [name],
    },
  ];
}
