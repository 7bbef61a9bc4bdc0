import type { Guess, Mistake, Parting } from "../mistake.ts";

/** A log that was read behind `scheduler.step()`, or counts its steps from 1; a scheduler that is one step ahead. */
export const offByOne: Mistake = {
  kind: "off by one",
  fewest: 1,
  guesses: ({ x }: Parting): Guess[] => [
    {
      from: (index) => Math.max(0, index - 1),
      seen: `every value is the one planned for the ${x} before`,
      advice: `if the log counts its ${x}s from 1, say --first-step 1; else scheduler.step() is called one ${x} late`,
    },
    {
      from: (index) => index + 1,
      seen: `every value is the one planned for the next ${x}`,
      advice: "read the rate before scheduler.step(), and call that behind optimizer.step(), not before it",
    },
  ],
};
