import * as z from "zod";
import { power } from "../../src/core/arithmetic.ts";
import { growthPitfalls } from "../../src/core/decay-pitfalls.ts";
import { define } from "../../src/core/definition.ts";
import { milestonePitfalls } from "../../src/core/milestone-pitfalls.ts";
import { lastEpoch, left } from "../../src/core/parameters.ts";
import { chainable } from "./chainable.ts";
import { torchCode } from "./code.ts";
import { torchReference } from "./reference.ts";

export const multiStepLR = define(
  { source: "torch.optim.lr_scheduler.MultiStepLR", name: "multistep" },
  () => ({
    summary: "Multiply the rate by gamma at each milestone.",
    formula: "lr(t) = lr · gamma^(number of milestones ≤ t)",
    shapes: ["steps"],
    code: torchCode,
    reference: torchReference,
    params: () =>
      z.strictObject({
        milestones: z
          .array(z.number())
          .describe("epochs at which the rate decays; one given twice counts twice"),
        gamma: z.number().default(0.1).describe("factor of each decay"),
        last_epoch: lastEpoch(),
      }),
    examples: [
      { title: "a tenth at 30, 60 and 90", lr: 0.1, params: { milestones: [30, 60, 90] }, epochs: 120 },
    ],
    length({ milestones }) {
      const [last, previous = 0] = milestones.toSorted((a, b) => b - a);
      return last === undefined || last <= 0 ? undefined : Math.ceil(last + (last - previous || last));
    },
    counts: ["milestones"],
    end: ({ milestones, last_epoch }) => left(Math.max(0, ...milestones) + 1, last_epoch),
    milestones: ({ milestones, last_epoch }) => milestones.map((milestone) => milestone - last_epoch - 1),
    pitfalls({ milestones, gamma }, setting) {
      const reached = milestones.filter((milestone) => milestone < setting.steps);
      return [
        ...milestonePitfalls("milestones", milestones, setting),
        ...growthPitfalls("gamma", gamma, { times: reached.length, first: Math.min(...reached) }),
      ];
    },
    build({ milestones, gamma, last_epoch }) {
      const times = new Map<number, number>(); // torch's Counter
      for (const milestone of milestones) times.set(milestone, (times.get(milestone) ?? 0) + 1);
      return chainable(last_epoch, () => ({
        rate(lr, t) {
          const count = times.get(t);
          return count === undefined ? lr : lr * power(gamma, count, "gamma");
        },
        closed: (t, base) =>
          base * power(gamma, milestones.filter((milestone) => milestone <= t).length, "gamma"),
      }));
    },
  }),
);
