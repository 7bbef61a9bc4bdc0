import type { Guess, Mistake, Parting } from "../mistake.ts";

/** A log of epochs that has the rate at their end, of a schedule that is stepped within them. */
export const endOfEpoch: Mistake = {
  kind: "logged at the end of each epoch",
  fewest: 2,
  covers: ["off by one"],
  guesses({ per, every, firstStep }: Parting): Guess[] {
    if (per === 1 || every > 1) return [];
    const advice =
      "the run is as planned: the log has the rate of an epoch's end, and is compared with that of its beginning; log it by the step, or when an epoch begins";
    return [
      {
        from: (index) => index + per - 1,
        seen: "every value is the one planned for the last step of its epoch",
        advice,
      },
      {
        from: (index) => index + per,
        seen: "every value is the one planned for the end of its epoch, behind its last step",
        advice,
      },
      {
        from: (index) => Math.max(0, index - 1),
        seen: "every value is the one planned for the last step of the epoch before",
        advice: `${advice}; it counts epochs from ${firstStep + 1}`,
      },
    ];
  },
};
