import { countText, rateText } from "./facts-text.ts";
import type { Pitfall, Setting } from "./pitfall.ts";
import { isProblem, Problem } from "./problem.ts";
import type { Told } from "./schedule.ts";

// A share of the run, which the trainers' warmup_ratio is, given for a number of steps.

const rule = "LR012";
/** A run of so many steps is not warmed up by one. */
const long = 1000;

const isShare = (value: unknown): value is number => typeof value === "number" && value > 0 && value < 1;

/** The rule about a share of the run, for a parameter that takes whole numbers only. */
export const refusedShare = (value: unknown): string | undefined => (isShare(value) ? rule : undefined);

/** What is likely not meant by a number of steps, of a warm-up or a decay. `every` is what is counted in a step: 32 samples, say. */
export function sharePitfalls(
  name: string,
  value: number | null,
  { steps, interval }: Setting,
  every = 1,
): Pitfall[] {
  if (value === null || interval !== "step") return [];
  if (isShare(value)) {
    return [
      {
        rule,
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
      rule,
      message: `${name} 1 is one step of the run's ${countText(steps)}, not the whole of it`,
      advice: `if that is not meant, give a number of steps: ${countText(Math.ceil(steps / 20))} are 5 % of the run`,
      path: [name],
    },
  ];
}

/** Run `work`; a Problem of its for a share of the run says how many steps of the run, if it is told, that share is. */
export function sharesInSteps<T>(given: Readonly<Record<string, unknown>>, told: Told, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const share = isProblem(error) && error.rule === rule ? given[String(error.path[0])] : undefined;
    const { epochs = Number.NaN, steps_per_epoch = 1, steps = epochs * steps_per_epoch } = told;
    if (!isProblem(error) || !isShare(share) || Number.isNaN(steps)) throw error;
    const hint = `${rateText(share)} of the run's ${countText(steps)} steps is ${countText(Math.ceil(share * steps))}`;
    throw new Problem(error.message, { ...error, hint });
  }
}
