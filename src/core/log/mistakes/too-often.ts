import { countText } from "../../facts-text.ts";
import type { Guess, Mistake, Parting } from "../mistake.ts";
import { timesOf } from "./times.ts";

/** A scheduler that is stepped several times where it was planned once. */
export const tooOften: Mistake = {
  kind: "stepped too often",
  fewest: 2,
  *guesses({ x, every, steps_per_epoch }: Parting): Generator<Guess> {
    for (const times of timesOf({ steps_per_epoch })) {
      yield {
        from: (index) => index * times,
        seen: `the schedule runs ${countText(times)} times as fast as planned`,
        advice:
          times === steps_per_epoch
            ? unitAdvice(every)
            : `scheduler.step() is called ${countText(times)} times per ${x}: by each of ${countText(times)} processes, or for each of ${countText(times)} batches whose gradients are accumulated`,
      };
    }
  },
};

/** It is as many times as an epoch has steps: what was counted in one was meant in the other. */
function unitAdvice(every: number): string {
  return every === 1
    ? "its parameters count epochs in the run and steps in the plan: give them in steps, or call scheduler.step() once an epoch"
    : 'it is stepped at every step and planned to be at every epoch: call scheduler.step() once an epoch, or plan with "interval": "step"';
}
