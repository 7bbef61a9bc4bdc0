import { placeText, rateText } from "../../facts-text.ts";
import type { Guess, Mistake, Parting } from "../mistake.ts";
import { beginnings } from "./candidates.ts";

/** A schedule that goes no further from somewhere on. */
export const frozen: Mistake = {
  kind: "stopped",
  fewest: 3,
  *guesses(parting: Parting): Generator<Guess> {
    for (const begin of beginnings(parting)) {
      if (begin === 0) continue;
      yield {
        from: (index) => Math.min(index, begin - 1),
        seen: `from ${placeText(begin, parting)} on the value stays ${rateText(parting.logged)}`,
        advice: "scheduler.step() is no longer called, or its schedule is shorter than the run",
      };
    }
  },
};
