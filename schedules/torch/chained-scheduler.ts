import * as z from "zod";
import { define } from "../../src/core/definition.ts";
import { attachPart, composableParts } from "../../src/core/parameters.ts";
import { below, Problem } from "../../src/core/problem.ts";
import type { Composable, Scheduler } from "../../src/core/schedule.ts";
import { torchReference } from "./reference.ts";

export const chainedScheduler = define({
  source: "torch.optim.lr_scheduler.ChainedScheduler",
  framework: "torch",
  name: "chained",
  summary: "Several schedulers at once, each on the rate that the one before it left.",
  reference: torchReference("lr_scheduler.ChainedScheduler"),
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
      epochs: 100,
    },
  ],
  length({ schedulers }) {
    const lengths = schedulers.map(({ length }) => length ?? 0);
    return Math.max(...lengths) || undefined;
  },
  build: ({ schedulers: parts }): Scheduler<Composable> => ({
    momentum: parts.some((part) => "attach" in part.schedule && part.schedule.momentum === true),
    attach(group) {
      const schedulers = parts.map((part, i) =>
        below(["schedulers", i], () => attachPart(part, group, "ChainedScheduler")),
      );
      const step = () => {
        for (let i = 0; i < schedulers.length; i++) (schedulers[i] as Composable).step();
      };
      return {
        step,
        begin: step, // not the members' own beginning: torch just calls step() here
        undo() {
          for (const scheduler of schedulers) scheduler.undo();
        },
        restart() {
          throw new Problem("a ChainedScheduler cannot begin at a milestone of a SequentialLR", {
            allowed: "torch raises NotImplementedError at that step",
          });
        },
      };
    },
  }),
});
