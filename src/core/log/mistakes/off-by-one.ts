import type { Guess, Mistake, Parting } from "../mistake.ts";
import { spansOf } from "./spans.ts";

/** A log that was read behind `scheduler.step()`, or counts its steps from 1; a scheduler that is one step ahead. */
export const offByOne: Mistake = {
  kind: "off by one",
  fewest: 1,
  // what decays exponentially, at any two places
  covers: ["scaled"],
  guesses: (parting: Parting): Guess[] =>
    spansOf(parting).flatMap(({ name, length, isCounted }) => [
      {
        from: (index) => Math.max(0, index - length),
        seen: `every value is the one planned for the ${name} before`,
        advice:
          isCounted && parting.firstStep === 0
            ? `if the log counts its ${name}s from 1, say --first-step 1; else scheduler.step() is called one ${name} late`
            : `scheduler.step() is called one ${name} late`,
      },
      {
        from: (index) => index + length,
        seen: `every value is the one planned for the next ${name}`,
        advice: "read the rate before scheduler.step(), and call that behind optimizer.step(), not before it",
      },
    ]),
};
