import { rateText } from "../../facts-text.ts";
import type { Guess, Mistake, Parting } from "../mistake.ts";

/** A scheduler that nobody steps. */
export const neverStepped: Mistake = {
  kind: "never stepped",
  fewest: 2,
  // a log that never moves tells nothing of when it would, or by how much
  covers: ["stepped too often", "stepped too rarely", "resumed from the start", "scaled"],
  *guesses({ logged, isFlat }: Parting): Generator<Guess> {
    yield {
      from: () => 0,
      seen: `every value is the first one, ${rateText(logged)}`,
      advice: "call scheduler.step(), on the scheduler of the optimizer that trains",
    };
    if (isFlat) return; // so any constant would do
    yield {
      from: () => 0,
      made: () => logged,
      seen: `every value is ${rateText(logged)}, which is not what the plan begins with`,
      advice: "the optimizer that trains has no scheduler, or another rate: compare its lr with the plan's",
    };
  },
};
