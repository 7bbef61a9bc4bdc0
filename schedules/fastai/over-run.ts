import * as z from "zod";
import { orIssue } from "../../src/core/check.ts";
import type { Part, PartSchema } from "../../src/core/definition.ts";
import { perGroup } from "../../src/core/parameters.ts";
import { Problem } from "../../src/core/problem.ts";
import type { Group, Scheduler, Told } from "../../src/core/schedule.ts";
import type { Annealer } from "./annealers.ts";
import { attachFits } from "./fit.ts";
import { hyperFor } from "./hyper.ts";

/** A function of the position, which as a schedule is `learn.fit(…, cbs=ParamScheduler({"lr": …}))` over the run. */
export interface OverRun extends Scheduler {
  annealerFor(group: Group): Annealer;
}

export const overRun = (annealerFor: OverRun["annealerFor"]): OverRun => ({
  annealerFor,
  attach(group, { steps, steps_per_epoch }) {
    const n_epoch = Math.ceil(steps / steps_per_epoch);
    return attachFits(group, [{ n_epoch, start_epoch: 0, lr: annealerFor(group) }], steps_per_epoch);
  },
});

/** A run that shows one, where the user does not say. */
export const shown = (_params: unknown, { steps_per_epoch = 10 }: Told): number => 10 * steps_per_epoch;

/** A rate at the beginning or end: a number, or a list for an array with one per param group. */
export const bound = (text: string) => perGroup().describe(boundText(text));

/** Its description, for one that has a default: that would hide it. */
export const boundText = (text: string) => `${text}, or a list with one per param group`;

/** The annealer between the rates that a param group has of `start` and `end`. */
export const between =
  (annealer: (start: number, end: number) => Annealer) =>
  ({ start, end }: { start: number | number[]; end: number | number[] }): OverRun =>
    overRun((group) => annealer(hyperFor(start, group, "start"), hyperFor(end, group, "end")));

/** A list of schedules that are functions of the position. */
export const annealerParts = (part: PartSchema, owner: string) =>
  z
    .array(
      part.transform((value, context) =>
        orIssue(context, () => {
          if ("annealerFor" in value.schedule) return value as Part & { schedule: OverRun };
          throw new Problem(`${owner} cannot hold ${value.definition.source}`, {
            allowed: "its parts are fastai's functions of the position: SchedCos and its like",
          });
        }),
      ),
    )
    .min(1)
    .max(1000);
