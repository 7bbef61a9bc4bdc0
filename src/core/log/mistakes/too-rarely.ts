import { countText } from "../../facts-text.ts";
import type { Compared } from "../compared.ts";
import type { Course } from "../course.ts";
import type { Guess, Mistake, Parting } from "../mistake.ts";
import { pacesOf, stepsOf } from "./paces.ts";

/** The schedule is run for so many steps to find how slow the logged one is. */
const searched = 500_000;
/** More is not tried. */
const largest = 1_000_000;

/** A scheduler that is stepped once where it was planned several times. */
export const tooRarely: Mistake = {
  kind: "stepped too rarely",
  fewest: 2,
  *guesses(parting: Parting, compared: Compared, course: Course): Generator<Guess> {
    const { x, every, steps_per_epoch } = parting;
    // of one that was never stepped nobody knows how rarely
    const steps = Math.floor((compared.rows.at(-1)?.index ?? 0) / every);
    if (steps < 2) return;
    if (every === 1 && steps_per_epoch > 1) {
      yield {
        from: (index) => index - (index % steps_per_epoch),
        seen: "every value is the one planned for the first step of its epoch",
        advice:
          'scheduler.step() is called once an epoch, and its parameters count epochs: call it behind every optimizer.step(), or plan with "interval": "epoch"',
      };
    }
    const paces = pacesOf(compared, parting, {
      values: stepsOf(course, every, Math.min(searched, Math.floor(steps / 2) + 1)),
      stepOf: (index, times) => Math.floor(index / every / times),
      largest: Math.min(largest, steps),
      likely: every === 1 && steps_per_epoch <= steps ? [steps_per_epoch] : [],
      fewest: Number.POSITIVE_INFINITY,
    });
    for (const { times, isAbout } of paces) {
      const count = countText(times);
      yield {
        from: (index) => Math.floor(index / times),
        seen: `the schedule runs ${isAbout ? "about " : ""}${count} times as slowly as planned`,
        advice:
          times === steps_per_epoch && every === 1
            ? "scheduler.step() is called once an epoch and planned to be at every step: call it behind every optimizer.step()"
            : `scheduler.step() is called at one of ${count} ${every > 1 ? "epoch" : x}s only, or the length of the schedule counts batches and not updates`,
      };
    }
  },
};
