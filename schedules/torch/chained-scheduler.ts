import * as z from "zod";
import { define } from "../../src/core/definition.ts";
import { isProblem, Problem } from "../../src/core/problem.ts";
import type { Composable, Scheduler } from "../../src/core/schedule.ts";
import { heldByParts } from "./code.ts";
import { attachParts, composableParts, undoAll, writtenBy } from "./parts.ts";
import { torchReference } from "./reference.ts";

export const chainedScheduler = define(
  { source: "torch.optim.lr_scheduler.ChainedScheduler", name: "chained" },
  () => ({
    summary: "Several schedulers at once, each on the rate that the one before it left.",
    formula: "at every step each scheduler changes, in turn, the rate that the one before it left",
    shapes: ["sequence"],
    code: heldByParts,
    reference: torchReference,
    params: (part) =>
      z.strictObject({
        schedulers: composableParts(part, "ChainedScheduler").describe(
          "the schedulers, in the order of their steps",
        ),
      }),
    examples: [
      {
        title: "a warm-up and a decay at once",
        lr: 0.1,
        params: {
          schedulers: [
            { type: "torch.LinearLR", start_factor: 0.25, total_iters: 10 },
            { type: "torch.StepLR", step_size: 20, gamma: 0.5 },
          ],
        },
        words: "linear --start-factor 0.25 --total-iters 10 and step --step-size 20 --gamma 0.5",
        epochs: 100,
      },
    ],
    length({ schedulers }) {
      return schedulers.reduce((longest, { length = 0 }) => Math.max(longest, length), 0) || undefined;
    },
    end({ schedulers }) {
      const ends = schedulers.flatMap(({ end }) => end ?? []);
      return ends.length < schedulers.length ? undefined : Math.max(...ends);
    },
    milestones: ({ schedulers }) => schedulers.flatMap(({ milestones }) => milestones),
    idle: ({ schedulers }) => schedulers.flatMap(({ idle }) => idle),
    build: ({ schedulers: parts }): Scheduler<Composable> => ({
      writes: writtenBy(parts),
      attach(group, training) {
        const schedulers = attachParts(parts, group, () => training, "ChainedScheduler");
        const step = () => {
          let i = 0;
          try {
            for (; i < schedulers.length; i++) (schedulers[i] as Composable).step();
          } catch (error) {
            throw isProblem(error) ? error.below("schedulers", i) : error;
          }
        };
        return {
          step,
          begin: step, // not the members' own beginning: torch just calls step() here
          undo: () => undoAll(schedulers),
          restart() {
            throw new Problem("a ChainedScheduler cannot begin at a milestone of a SequentialLR", {
              allowed: "torch raises NotImplementedError at that step",
            });
          },
        };
      },
    }),
  }),
);
