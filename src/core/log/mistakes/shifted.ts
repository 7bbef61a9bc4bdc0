import type { Compared } from "../compared.ts";
import type { Course } from "../course.ts";
import type { Guess, Mistake, Parting } from "../mistake.ts";
import { farShifts, nearest, type Shift } from "./shifts.ts";
import { spansOf } from "./spans.ts";

const kind = "shifted";
/** What begins flat, begun again soon, is as late as one that is behind; what decays exponentially is scaled at any two places. */
const besides = ["resumed from the start", "scaled"];

/** A schedule that runs a few steps ahead of the plan, or behind it. */
export const shifted: Mistake = {
  kind,
  fewest: 2,
  isLast: true,
  besides,
  *guesses(parting: Parting): Generator<Guess> {
    for (const span of spansOf(parting)) {
      for (let by = 2; by < nearest; by++) {
        for (const isBehind of [true, false]) yield guessOf({ span, by, isBehind, isAbout: false }, parting);
      }
    }
  },
};

/** The same by more, which is less likely than that it was begun again. */
export const farShifted: Mistake = {
  kind,
  fewest: 2,
  isLast: true,
  besides,
  guesses: (parting: Parting, compared: Compared, course: Course): Guess[] =>
    farShifts(parting, compared, course).map((shift) => guessOf(shift, parting)),
};

function guessOf({ span, by, isBehind, isAbout }: Shift, { firstStep }: Parting): Guess {
  const { name, length, isCounted } = span;
  const seen = `every value is the one planned ${isAbout ? "about " : ""}${by} ${name}s`;
  if (!isBehind) {
    return {
      from: (index) => index + by * length,
      seen: `${seen} later`,
      advice: "look for calls of scheduler.step() before the first step, and for a last_epoch that is not -1",
    };
  }
  const first = firstStep + by;
  const leftOut = "look for calls of scheduler.step() that are left out";
  return {
    from: (index) => Math.max(0, index - by * length),
    seen: `${seen} before`,
    advice: isCounted
      ? `if the log calls the first ${name} ${first}, say --first-step ${first}; else ${leftOut}`
      : leftOut,
  };
}
