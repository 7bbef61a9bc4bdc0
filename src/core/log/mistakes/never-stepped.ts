import { rateText } from "../../facts-text.ts";
import type { Guess, Mistake, Parting } from "../mistake.ts";

/** A scheduler that nobody steps. */
export const neverStepped: Mistake = {
  kind: "never stepped",
  fewest: 2,
  guesses: ({ logged }: Parting): Guess[] => [
    {
      from: () => 0,
      seen: `every value is the first one, ${rateText(logged)}`,
      advice: "call scheduler.step(), on the scheduler of the optimizer that trains",
    },
  ],
};
