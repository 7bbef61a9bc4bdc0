import * as z from "zod";
import { divide } from "../../src/core/arithmetic.ts";
import { dividedPeak } from "../../src/core/bound.ts";
import { define } from "../../src/core/definition.ts";
import { perGroup, valueFor } from "../../src/core/parameters.ts";
import { Problem } from "../../src/core/problem.ts";
import type { Group } from "../../src/core/schedule.ts";
import { along, annealing } from "../torch/annealing.ts";
import { mmengineCode } from "./code.ts";
import { mmengineCounting } from "./counting.ts";
import { paramScheduler } from "./param-scheduler-machine.ts";
import { mmengineReference } from "./reference.ts";
import { byEpochOrNot, countsOf, endOf, horizonOf, intervalOf, ordered, windowParams } from "./window.ts";

/** Reads a field of the group, which another OneCycleLR on it may have set anew. */
type Field = (group: Group) => number;
const initial_lr: Field = (group) => present(group.initial_lr, "initial_lr");
const max_lr: Field = (group) => present(group.max_lr, "max_lr");
const min_lr: Field = (group) => present(group.min_lr, "min_lr");

/** A part of the cycle: where it ends, and what it goes from and to. */
interface Phase {
  readonly end_step: number;
  readonly from: Field;
  readonly to: Field;
}

export const oneCycleLR = define({ source: "mmengine.optim.OneCycleLR", name: "mmengine-onecycle" }, () => ({
  summary: "Rise once to eta_max and anneal far below the start (1cycle), from begin on.",
  formula: [
    "lr goes from eta_max / div_factor to eta_max in the first pct_start of total_steps,",
    "then to eta_max / (div_factor · final_div_factor), along a cosine or a line;",
    "with three_phase it falls to eta_max / div_factor first, in as many steps as it rose in",
  ].join("\n"),
  shapes: ["one-cycle"],
  code: mmengineCode,
  counting: mmengineCounting,
  reference: mmengineReference,
  interval: intervalOf,
  params: () =>
    ordered(
      z.strictObject({
        eta_max: perGroup().default(0).describe("rate at the peak"),
        total_steps: z
          .int()
          .positive()
          .nullable()
          .default(null)
          .describe("steps of the cycle; none: end − begin"),
        pct_start: z.number().min(0).lt(1).default(0.3).describe("fraction of the cycle that rises, below 1"),
        anneal_strategy: z.enum(["cos", "linear"]).default("cos").describe("shape of rise and fall"),
        div_factor: z.number().default(25).describe("the first rate is eta_max / div_factor"),
        final_div_factor: z.number().default(1e4).describe("the last rate is the first / final_div_factor"),
        three_phase: z.boolean().default(false).describe("fall to the first rate before falling to the last"),
        ...windowParams(),
      }),
    ),
  refused: { pct_start: "LR008", total_steps: "LR008" },
  examples: [{ title: "a cycle of 100 epochs", params: { eta_max: 0.1, total_steps: 100 }, lr: 0.1 }],
  counts: (window) => countsOf(window, "total_steps"),
  intervals: byEpochOrNot,
  bounds: ({ div_factor: div, final_div_factor: final }) =>
    dividedPeak(["div_factor", div], ["final_div_factor", final, div * final]),
  horizon: ({ total_steps, ...window }) => horizonOf(window, "total_steps", total_steps),
  end: ({ total_steps, ...window }) => endOf(window, total_steps ?? undefined),
  build(params) {
    const { eta_max, div_factor, final_div_factor, pct_start, three_phase, last_step } = params;
    const total_steps = params.total_steps ?? params.end - params.begin;
    const { weight, between } = annealing[params.anneal_strategy];
    const phases = three_phase ? threePhases(total_steps, pct_start) : twoPhases(total_steps, pct_start);
    const last = phases.length - 1;
    return paramScheduler("lr", params, (group, { stepped }) => {
      const peak = valueFor(eta_max, group, "eta_max");
      if (last_step === -1) {
        group.initial_lr = divide(peak, div_factor, "div_factor");
        group.max_lr = peak;
        group.min_lr = divide(group.initial_lr, final_div_factor, "final_div_factor");
      }
      const needed = Math.min(stepped, params.end) - Math.max(0, params.begin) + last_step + 1;
      return (_lr, t) => {
        if (t > total_steps) {
          throw new Problem(`stepped ${t} times, but total_steps is ${total_steps}`, {
            rule: "LR006",
            ...(params.total_steps !== null && {
              path: ["total_steps"],
              changes: [{ path: ["total_steps"], value: needed }],
            }),
            allowed: "mmengine raises ValueError at the second step past the end",
            hint: `total_steps must be ${needed} or more, as often as the run steps it`,
          });
        }
        let start_step = 0;
        let i = 0;
        for (; i < last && t > (phases[i] as Phase).end_step; i++) start_step = (phases[i] as Phase).end_step;
        const { end_step, from, to } = phases[i] as Phase;
        const weighed = weight(along(t, start_step, end_step));
        return between(from(group), to(group), weighed);
      };
    });
  },
}));

function twoPhases(total_steps: number, pct_start: number): readonly Phase[] {
  return [
    { end_step: pct_start * total_steps - 1, from: initial_lr, to: max_lr },
    { end_step: total_steps - 1, from: max_lr, to: min_lr },
  ];
}

function threePhases(total_steps: number, pct_start: number): readonly Phase[] {
  return [
    { end_step: pct_start * total_steps - 1, from: initial_lr, to: max_lr },
    { end_step: 2 * pct_start * total_steps - 2, from: max_lr, to: initial_lr },
    { end_step: total_steps - 1, from: initial_lr, to: min_lr },
  ];
}

function present(value: number | undefined, name: string): number {
  if (value !== undefined) return value;
  throw new Problem("a OneCycleLR cannot be resumed from a fresh optimizer", {
    path: ["last_step"],
    allowed: `mmengine raises KeyError, as the optimizer's param group has no ${name}`,
  });
}
