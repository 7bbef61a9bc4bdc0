import { countText } from "../../facts-text.ts";
import type { Guess, Mistake, Parting } from "../mistake.ts";
import { timesOf } from "./times.ts";

/** A scheduler that is stepped once where it was planned several times. */
export const tooRarely: Mistake = {
  kind: "stepped too rarely",
  fewest: 2,
  *guesses({ x, steps_per_epoch }: Parting): Generator<Guess> {
    for (const times of timesOf({ steps_per_epoch })) {
      yield {
        from: (index) => Math.floor(index / times),
        seen: `the schedule runs ${countText(times)} times as slowly as planned`,
        advice:
          times === steps_per_epoch
            ? "scheduler.step() is called once an epoch and planned to be at every step: call it behind every optimizer.step()"
            : `scheduler.step() is called at one of ${countText(times)} ${x}s only, or the length of the schedule counts batches and not updates`,
      };
    }
  },
};
