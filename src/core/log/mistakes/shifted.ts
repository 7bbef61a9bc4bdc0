import type { Guess, Mistake, Parting } from "../mistake.ts";
import { spansOf } from "./spans.ts";

/** Shifts by more than one are told up to this; larger ones are seldom what they look like. */
const furthest = 16;

/** A schedule that runs a few steps ahead of the plan, or behind it. */
export const shifted: Mistake = {
  kind: "shifted",
  fewest: 2,
  isLast: true,
  *guesses(parting: Parting): Generator<Guess> {
    const { firstStep } = parting;
    for (const { name, length, isCounted } of spansOf(parting)) {
      for (let by = 2; by <= furthest; by++) {
        const first = firstStep + by;
        const leftOut = "look for calls of scheduler.step() that are left out";
        yield {
          from: (index) => Math.max(0, index - by * length),
          seen: `every value is the one planned ${by} ${name}s before`,
          advice: isCounted
            ? `if the log calls the first ${name} ${first}, say --first-step ${first}; else ${leftOut}`
            : leftOut,
        };
        yield {
          from: (index) => index + by * length,
          seen: `every value is the one planned ${by} ${name}s later`,
          advice:
            "look for calls of scheduler.step() before the first step, and for a last_epoch that is not -1",
        };
      }
    }
  },
};
