import * as z from "zod";
import { divide } from "../../src/core/arithmetic.ts";
import { define } from "../../src/core/definition.ts";
import { lastEpoch, perGroup, valueFor } from "../../src/core/parameters.ts";
import { Problem } from "../../src/core/problem.ts";
import type { Group } from "../../src/core/schedule.ts";
import { annealing } from "./annealing.ts";
import { chainable } from "./chainable.ts";
import { requireMomentum } from "./momentum.ts";
import { torchReference } from "./reference.ts";

type Rate = "initial_lr" | "max_lr" | "min_lr";
type Momentum = "max_momentum" | "base_momentum";
/** The rate and momentum that a phase goes from and to, as names of the group's fields. */
type Phase = readonly [end_step: number, Rate, Rate, Momentum, Momentum];

const positiveCount = (text: string) => z.int().positive().nullable().default(null).describe(text);

export const oneCycleLR = define({
  source: "torch.optim.lr_scheduler.OneCycleLR",
  framework: "torch",
  name: "onecycle",
  summary: "Rise once to max_lr and anneal far below the start (1cycle), and momentum the other way.",
  reference: torchReference("lr_scheduler.OneCycleLR"),
  params: () =>
    z.strictObject({
      max_lr: perGroup().describe("rate at the peak"),
      total_steps: positiveCount("steps of the cycle; or give epochs and steps_per_epoch"),
      epochs: positiveCount("epochs of the cycle"),
      steps_per_epoch: positiveCount("steps in an epoch of the cycle"),
      pct_start: z.number().min(0).lt(1).default(0.3).describe("fraction of the cycle that rises, below 1"),
      anneal_strategy: z.enum(["cos", "linear"]).default("cos").describe("shape of rise and fall"),
      cycle_momentum: z.boolean().default(true).describe("cycle momentum (beta1) against the rate"),
      base_momentum: perGroup().default(0.85).describe("momentum at the peak"),
      max_momentum: perGroup().default(0.95).describe("momentum at both ends"),
      div_factor: z.number().default(25).describe("the first rate is max_lr / div_factor"),
      final_div_factor: z.number().default(1e4).describe("the last rate is the first / final_div_factor"),
      three_phase: z.boolean().default(false).describe("fall to the first rate before falling to the last"),
      last_epoch: lastEpoch(),
    }),
  examples: [{ title: "a cycle of 100 steps", params: { max_lr: 0.01, total_steps: 100 } }],
  length: ({ total_steps, epochs, steps_per_epoch }) =>
    total_steps ?? (epochs && steps_per_epoch ? epochs * steps_per_epoch : undefined),
  fromRun: ({ total_steps }, { epochs, steps_per_epoch }) =>
    total_steps === undefined && epochs !== undefined
      ? { epochs, steps_per_epoch: steps_per_epoch ?? 1 }
      : {},
  build(params) {
    const { pct_start, cycle_momentum, three_phase, last_epoch } = params;
    const total_steps = totalSteps(params);
    const anneal = annealing[params.anneal_strategy];
    const rise: Phase = [
      pct_start * total_steps - 1,
      "initial_lr",
      "max_lr",
      "max_momentum",
      "base_momentum",
    ];
    const phases: readonly Phase[] = three_phase
      ? [
          rise,
          [2 * pct_start * total_steps - 2, "max_lr", "initial_lr", "base_momentum", "max_momentum"],
          [total_steps - 1, "initial_lr", "min_lr", "max_momentum", "max_momentum"],
        ]
      : [rise, [total_steps - 1, "max_lr", "min_lr", "base_momentum", "max_momentum"]];

    const claim = (group: Group) => {
      const max_lr = valueFor(params.max_lr, group, "max_lr");
      const max_momentum = valueFor(params.max_momentum, group, "max_momentum");
      const base_momentum = valueFor(params.base_momentum, group, "base_momentum");
      if (cycle_momentum) requireMomentum(group);
      if (last_epoch === -1) {
        group.initial_lr = divide(max_lr, params.div_factor);
        group.max_lr = max_lr;
        group.min_lr = divide(group.initial_lr, params.final_div_factor);
        if (cycle_momentum) Object.assign(group, { momentum: max_momentum, max_momentum, base_momentum });
      } else if (group.max_lr === undefined || (cycle_momentum && group.max_momentum === undefined)) {
        const missing = group.max_lr === undefined ? "max_lr" : "max_momentum";
        throw new Problem("a OneCycleLR cannot be resumed from a fresh optimizer", {
          path: ["last_epoch"],
          allowed: `torch raises KeyError, as the optimizer's param group has no ${missing}`,
        });
      }
    };

    return chainable(
      last_epoch,
      (group) => {
        claim(group);
        return {
          rate(_lr, t) {
            if (t > total_steps) {
              throw new Problem(`stepped ${t} times, but total_steps is ${total_steps}`, {
                allowed: "torch raises ValueError at the second step past the end",
              });
            }
            let start_step = 0;
            let i = 0;
            while (i < phases.length - 1 && t > (phases[i] as Phase)[0])
              start_step = (phases[i++] as Phase)[0];
            const [end_step, fromRate, toRate, fromMomentum, toMomentum] = phases[i] as Phase;
            const pct = divide(t - start_step, end_step - start_step);
            // set by claim(), or by whoever claimed the group before
            if (cycle_momentum) {
              group.momentum = anneal(group[fromMomentum] as number, group[toMomentum] as number, pct);
            }
            return anneal(group[fromRate] as number, group[toRate] as number, pct);
          },
        };
      },
      cycle_momentum,
    );
  },
});

function totalSteps(params: {
  total_steps: number | null;
  epochs: number | null;
  steps_per_epoch: number | null;
}): number {
  if (params.total_steps !== null) return params.total_steps;
  if (params.epochs !== null && params.steps_per_epoch !== null)
    return params.epochs * params.steps_per_epoch;
  throw new Problem("the length of the cycle is missing", {
    path: ["total_steps"],
    allowed: "total_steps, or both epochs and steps_per_epoch",
  });
}
