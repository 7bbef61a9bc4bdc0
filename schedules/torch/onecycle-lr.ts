import * as z from "zod";
import { divide } from "../../src/core/arithmetic.ts";
import { dividedPeak } from "../../src/core/bound.ts";
import { define } from "../../src/core/definition.ts";
import { lastEpoch, left, ofGroup, perGroup, valueFor } from "../../src/core/parameters.ts";
import { Problem } from "../../src/core/problem.ts";
import type { Group } from "../../src/core/schedule.ts";
import { along, annealing } from "./annealing.ts";
import { chainable } from "./chainable.ts";
import { torchCode } from "./code.ts";
import { momentaFor } from "./momentum.ts";
import { torchReference } from "./reference.ts";

/** Reads a field of the group: set by claim(), or by whoever claimed the group before. */
type Field = (group: Group) => number;

/** A part of the cycle: where it ends, and what it goes from and to. */
interface Phase {
  readonly end_step: number;
  readonly rate: readonly [from: Field, to: Field];
  readonly momentum: readonly [from: Field, to: Field];
}

// functions, because to read a field by a name that varies takes several times as long
const initial_lr: Field = (group) => group.initial_lr as number;
const max_lr: Field = (group) => group.max_lr as number;
const min_lr: Field = (group) => group.min_lr as number;
const max_momentum: Field = (group) => group.max_momentum as number;
const base_momentum: Field = (group) => group.base_momentum as number;

const positiveCount = (text: string) => z.int().positive().nullable().default(null).describe(text);

export const oneCycleLR = define({ source: "torch.optim.lr_scheduler.OneCycleLR", name: "onecycle" }, () => ({
  summary: "Rise once to max_lr and anneal far below the start (1cycle), and momentum the other way.",
  formula: [
    "lr goes from max_lr / div_factor to max_lr in the first pct_start of total_steps,",
    "then to max_lr / (div_factor · final_div_factor), along a cosine or a line;",
    "with three_phase it falls to max_lr / div_factor first, in as many steps as it rose in",
  ].join("\n"),
  shapes: ["one-cycle"],
  code: torchCode,
  reference: torchReference,
  interval: "step",
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
  refused: { pct_start: "LR008", total_steps: "LR008", epochs: "LR008", steps_per_epoch: "LR008" },
  examples: [{ title: "a cycle of 100 steps", params: { max_lr: 0.01, total_steps: 100 } }],
  horizon: ({ total_steps, steps_per_epoch }) => {
    if (total_steps !== null) return "total_steps";
    return steps_per_epoch === 1 ? "epochs" : undefined;
  },
  bounds: ({ div_factor: div, final_div_factor: final }) =>
    dividedPeak(["div_factor", div], ["final_div_factor", final, div * final]),
  peak: ({ max_lr }, _, index) => ofGroup(max_lr, index),
  end: ({ total_steps, epochs, steps_per_epoch, last_epoch }) =>
    left(total_steps ?? (epochs ?? 0) * (steps_per_epoch ?? 0), last_epoch),
  total_steps: totalSteps,
  fromRun(given, { epochs, steps, steps_per_epoch = 1 }): Record<string, unknown> {
    if (given.total_steps !== undefined) return {};
    if (given.epochs !== undefined && given.steps_per_epoch !== undefined) return {};
    if (steps !== undefined) return { total_steps: steps };
    return epochs === undefined ? {} : { epochs, steps_per_epoch };
  },
  build(params) {
    const { pct_start, cycle_momentum, three_phase, last_epoch } = params;
    const total_steps = totalSteps(params);
    const { weight, between } = annealing[params.anneal_strategy];
    const phases = three_phase ? threePhases(total_steps, pct_start) : twoPhases(total_steps, pct_start);

    const claim = (group: Group) => {
      const max_lr = valueFor(params.max_lr, group, "max_lr");
      const momenta = cycle_momentum ? momentaFor(params, group) : undefined;
      if (last_epoch === -1) {
        group.initial_lr = divide(max_lr, params.div_factor, "div_factor");
        group.max_lr = max_lr;
        group.min_lr = divide(group.initial_lr, params.final_div_factor, "final_div_factor");
        if (momenta) Object.assign(group, { ...momenta, momentum: momenta.max_momentum });
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
      (group, { stepped }) => {
        claim(group);
        return {
          rate(_lr, t) {
            if (t > total_steps) {
              throw new Problem(`stepped ${t} times, but total_steps is ${total_steps}`, {
                rule: "LR006",
                ...horizonNeeded(params, stepped + last_epoch + 1),
                allowed: "torch raises ValueError at the second step past the end",
              });
            }
            let start_step = 0;
            let phase = phases[0] as Phase;
            for (let i = 1; i < phases.length && t > phase.end_step; i++) {
              start_step = phase.end_step;
              phase = phases[i] as Phase;
            }
            const weighed = weight(along(t, start_step, phase.end_step));
            if (cycle_momentum) {
              group.momentum = between(phase.momentum[0](group), phase.momentum[1](group), weighed);
            }
            return between(phase.rate[0](group), phase.rate[1](group), weighed);
          },
        };
      },
      cycle_momentum ? ["lr", "momentum"] : ["lr"],
    );
  },
}));

/** What a cycle must last for, so that the run's steps are in it. */
function horizonNeeded({ total_steps }: { total_steps: number | null }, needed: number) {
  const hint = `total_steps must be ${needed} or more, as often as the run steps it`;
  if (total_steps === null) return { hint };
  const path = ["total_steps"];
  return { path, hint, changes: [{ path, value: needed }] };
}

function twoPhases(total_steps: number, pct_start: number): readonly Phase[] {
  return [
    {
      end_step: pct_start * total_steps - 1,
      rate: [initial_lr, max_lr],
      momentum: [max_momentum, base_momentum],
    },
    { end_step: total_steps - 1, rate: [max_lr, min_lr], momentum: [base_momentum, max_momentum] },
  ];
}

function threePhases(total_steps: number, pct_start: number): readonly Phase[] {
  const [rise] = twoPhases(total_steps, pct_start) as [Phase, Phase];
  return [
    rise,
    {
      end_step: 2 * pct_start * total_steps - 2,
      rate: [max_lr, initial_lr],
      momentum: [base_momentum, max_momentum],
    },
    { end_step: total_steps - 1, rate: [initial_lr, min_lr], momentum: [max_momentum, max_momentum] },
  ];
}

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
