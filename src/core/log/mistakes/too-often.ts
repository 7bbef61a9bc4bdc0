import { countText } from "../../facts-text.ts";
import type { Compared } from "../compared.ts";
import type { Course } from "../course.ts";
import type { Guess, Mistake, Parting } from "../mistake.ts";
import { sampleOf } from "../sample.ts";
import { pacesOf, stepsOf } from "./paces.ts";

/** The schedule is run for so many steps to find how fast the logged one is, or for more where that finds no usual number. */
const searched = { usual: 100_000, most: 500_000, times: 64 };
/** No further than this is it run to see whether it is so fast all along. */
const furthest = 20_000_000;
/** Processes, accumulated batches and steps of an epoch are no more. */
const largest = 100_000;
/** So many of the rows that differ must be among the first steps. */
const fewest = 4;

/** A scheduler that is stepped several times where it was planned once. */
export const tooOften: Mistake = {
  kind: "stepped too often",
  fewest: 2,
  *guesses(parting: Parting, compared: Compared, course: Course): Generator<Guess> {
    const { x, every, steps_per_epoch } = parting;
    const last = compared.rows.at(-1)?.index ?? 0;
    const stepOf = (index: number, times: number) => Math.floor((index * times) / every);
    const near = Math.max(1, nearest(compared, parting));
    const steps = Math.min(searched.most, Math.max(searched.usual, stepOf(near, searched.times) + 1));
    const most = Math.min(largest, Math.floor((steps * every) / near));
    const paces = pacesOf(compared, parting, {
      values: stepsOf(course, every, Math.min(steps, stepOf(last, most) + 1)),
      stepOf,
      largest: most,
      likely: [every, steps_per_epoch],
      fewest,
    });
    for (const { times, isAbout } of paces) {
      const length = stepOf(last, times) + 1;
      const curve = length > furthest ? undefined : course.longer(length, 1);
      if (curve === undefined) continue;
      const count = countText(times);
      yield {
        curve,
        from: (index) => stepOf(index, times),
        seen: `the schedule runs ${isAbout ? "about " : ""}${count} times as fast as planned`,
        advice:
          times === steps_per_epoch
            ? unitAdvice(every)
            : `scheduler.step() is called ${count} times per ${every > 1 ? "epoch" : x}: by each of ${count} processes, or for each of ${count} batches whose gradients are accumulated`,
      };
    }
  },
};

/** The index before which there are as many rows that differ as are needed. */
function nearest(compared: Compared, parting: Parting): number {
  const { rows, planned, agrees } = compared;
  const differing = sampleOf(compared, parting).flatMap((place) => {
    const row = rows[place];
    return row === undefined || agrees(planned[place] as number, row.value) ? [] : row.index;
  });
  return differing[Math.min(fewest, differing.length) - 1] ?? 0;
}

/** It is as many times as an epoch has steps: what was counted in one was meant in the other. */
function unitAdvice(every: number): string {
  return every === 1
    ? "its parameters count epochs in the run and steps in the plan: give them in steps, or call scheduler.step() once an epoch"
    : 'it is stepped at every step and planned to be at every epoch: call scheduler.step() once an epoch, or plan with "interval": "step"';
}
