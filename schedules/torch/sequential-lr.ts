import * as z from "zod";
import { define } from "../../src/core/definition.ts";
import { lastEpoch } from "../../src/core/parameters.ts";
import { Problem } from "../../src/core/problem.ts";
import type { Composable, Scheduler } from "../../src/core/schedule.ts";
import { attachParts, composableParts, cyclesMomentum, undoAll } from "./parts.ts";
import { torchReference } from "./reference.ts";

export const sequentialLR = define({
  source: "torch.optim.lr_scheduler.SequentialLR",
  name: "sequential",
  summary: "One scheduler after another, each from its milestone on.",
  reference: torchReference,
  params: (part) =>
    z
      .strictObject({
        schedulers: composableParts(part, "SequentialLR").describe("the schedulers, in their order"),
        milestones: z.array(z.number()).describe("the epoch at which each next one begins"),
        last_epoch: lastEpoch(),
      })
      .refine(({ schedulers, milestones }) => milestones.length === schedulers.length - 1, {
        path: ["milestones"],
        error: ({ input }) => {
          const { schedulers, milestones } = input as { schedulers: unknown[]; milestones: unknown[] };
          return `${milestones.length} for ${schedulers.length} schedulers; torch wants one milestone less than schedulers`;
        },
      }),
  examples: [
    {
      title: "warm up, then a cosine",
      lr: 1e-3,
      params: {
        schedulers: [
          { type: "torch.LinearLR", start_factor: 0.01, total_iters: 5 },
          { type: "torch.CosineAnnealingLR", T_max: 95 },
        ],
        milestones: [5],
      },
      epochs: 100,
    },
  ],
  length({ schedulers, milestones }) {
    const last = schedulers.at(-1)?.length;
    return last === undefined
      ? undefined
      : Math.ceil(milestones.reduce((latest, at) => Math.max(latest, at), 0)) + last;
  },
  build: ({ schedulers: parts, milestones, last_epoch }): Scheduler<Composable> => ({
    momentum: cyclesMomentum(parts),
    attach(group) {
      const schedulers = attachParts(parts, group, "SequentialLR");
      const at = (index: number) => schedulers[index] as Composable;
      let t = last_epoch + 1; // where the milestones are counted from; the parts have a last_epoch of their own
      // every member has stepped at construction: start over, from the first
      group.lr = group.initial_lr ?? group.lr;
      undoAll(schedulers);
      at(active(milestones, 0)).begin();
      const step = () => {
        t++;
        const index = active(milestones, t);
        if (index > 0 && milestones[index - 1] === t) at(index).restart();
        else at(index).step();
      };
      return {
        step,
        begin: step,
        undo: () => undoAll(schedulers),
        restart() {
          throw new Problem("a SequentialLR cannot begin at a milestone of another SequentialLR", {
            allowed: "torch raises NotImplementedError at that step",
            hint: "List its schedulers in the outer one",
          });
        },
      };
    },
  }),
});

/** Which scheduler step `t` belongs to: Python's `bisect_right(milestones, t)`, also where they are unsorted. */
function active(milestones: readonly number[], t: number): number {
  let low = 0;
  let high = milestones.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (t < (milestones[middle] as number)) high = middle;
    else low = middle + 1;
  }
  return low;
}
