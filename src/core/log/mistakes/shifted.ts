import type { Guess, Mistake, Parting } from "../mistake.ts";

/** Shifts by more than one are told up to this; larger ones are seldom what they look like. */
const furthest = 16;

/** A schedule that runs a few steps ahead of the plan, or behind it. */
export const shifted: Mistake = {
  kind: "shifted",
  fewest: 2,
  *guesses({ x }: Parting): Generator<Guess> {
    for (let by = 2; by <= furthest; by++) {
      yield {
        from: (index) => Math.max(0, index - by),
        seen: `every value is the one planned ${by} ${x}s before`,
        advice: `if the log calls the first ${x} ${by}, say --first-step ${by}; else look for calls of scheduler.step() that are left out`,
      };
      yield {
        from: (index) => index + by,
        seen: `every value is the one planned ${by} ${x}s later`,
        advice:
          "look for calls of scheduler.step() before the first step, and for a last_epoch that is not -1",
      };
    }
  },
};
