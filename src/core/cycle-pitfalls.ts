import { countText } from "./facts-text.ts";
import { type Counts, countsTimes, dividing, numbersOf, stepsAsEpochs } from "./period-pitfalls.ts";
import type { Pitfall, Setting } from "./pitfall.ts";

/** A cycle of no more than this part of an epoch is far from any that is meant in epochs' steps. */
const far = 0.25;

/**
 * What is likely not meant by the length of a first cycle, in steps of the scheduler: that it is of epochs, where the
 * scheduler is stepped at every batch and starts again many times in each epoch, or of steps where it is stepped at
 * epochs. `counts` are the parameters that are to be counted otherwise then.
 */
export function cyclePitfalls(length: number, counts: Counts, setting: Setting): Pitfall[] {
  const { interval, steps, steps_per_epoch: each = 1 } = setting;
  const epochs = steps / each;
  // a cycle of one epoch at epochs would be none
  if (interval === "epoch") return length > each ? stepsAsEpochs(counts, setting) : [];
  if (each < dividing || length < 2 || length > far * each) return [];
  if (numbersOf(counts).some((count) => count > epochs)) return [];
  const share = Number((length / each).toPrecision(2));
  return [
    {
      rule: "LR002",
      message: `the first cycle of ${countText(length)} steps is over after ${share} of an epoch, which has ${countText(each)} steps: the scheduler is stepped at every batch, and the run has ${countText(Math.ceil(epochs))} epochs`,
      changes: countsTimes(each, counts),
    },
  ];
}
