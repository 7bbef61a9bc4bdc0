import * as z from "zod";
import { divide } from "../../src/core/arithmetic.ts";
import { define } from "../../src/core/definition.ts";
import { adamW } from "../../src/core/optimizer.ts";
import { left, ofGroup, perGroup, valueFor } from "../../src/core/parameters.ts";
import type { Group, Scheduler } from "../../src/core/schedule.ts";
import { afterBatches, lastBatchIteration } from "./batches.ts";
import { deepspeedCode } from "./code.ts";
import { deepspeedCounting } from "./counting.ts";
import { deepspeedReference } from "./reference.ts";

export const oneCycle = define(
  { source: "deepspeed.runtime.lr_schedules.OneCycle", name: "deepspeed-onecycle" },
  () => ({
    summary: "Rise once to cycle_max_lr, fall back to cycle_min_lr, then decay; momentum the other way.",
    formula: [
      "lr(t) = cycle_min_lr + (cycle_max_lr − cycle_min_lr) · h",
      "h: 0 to 1 in cycle_first_step_size steps, back to 0 in cycle_second_step_size, along lines or stairs",
      "lr(t) = cycle_min_lr / (1 + decay_lr_rate · d / decay_step_size)     d steps behind the cycle",
      "momentum(t) = cycle_max_mom − (cycle_max_mom − cycle_min_mom) · h",
      "momentum(t) = cycle_max_mom · (1 + decay_mom_rate · d / decay_step_size)",
    ].join("\n"),
    shapes: ["one-cycle"],
    counting: deepspeedCounting,
    reference: deepspeedReference,
    code: deepspeedCode,
    interval: "step",
    params: () =>
      z.strictObject({
        cycle_min_lr: perGroup().describe("rate at both ends of the cycle"),
        cycle_max_lr: perGroup().describe("rate at the peak"),
        decay_lr_rate: z
          .number()
          .default(0)
          .describe("decay of the rate behind the cycle, per decay_step_size; 0: none"),
        cycle_first_step_size: z.number().positive().default(2000).describe("steps of the rising half"),
        cycle_second_step_size: z
          .number()
          .min(0)
          .nullable()
          .default(null)
          .describe("steps of the falling half; none: as the first"),
        cycle_first_stair_count: z.number().default(0).describe("stairs of the rising half; 0: a line"),
        cycle_second_stair_count: z
          .number()
          .nullable()
          .default(null)
          .describe("stairs of the falling half; none: as the first"),
        decay_step_size: z.number().default(0).describe("steps that the decay rates are for; 0: no decay"),
        cycle_momentum: z
          .boolean()
          .default(true)
          .describe("cycle beta1 against the rate, if there are betas"),
        cycle_min_mom: perGroup().default(0.8).describe("momentum at the peak, and at the very first step"),
        cycle_max_mom: perGroup().default(0.9).describe("momentum at both ends of the cycle"),
        decay_mom_rate: z
          .number()
          .default(0)
          .describe("growth of the momentum behind the cycle, per decay_step_size; 0: none"),
        last_batch_iteration: lastBatchIteration(),
      }),
    examples: [
      {
        title: "400 steps up and 400 down, then a decay",
        params: {
          cycle_min_lr: 1e-4,
          cycle_max_lr: 1e-3,
          decay_lr_rate: 0.5,
          cycle_first_step_size: 400,
          decay_step_size: 50,
        },
        steps: 1000,
      },
      {
        title: "in stairs",
        params: {
          cycle_min_lr: 1e-3,
          cycle_max_lr: 1e-1,
          cycle_first_step_size: 200,
          cycle_first_stair_count: 5,
        },
      },
    ],
    floor: "cycle_min_lr",
    peak: ({ cycle_max_lr }, _, index) => ofGroup(cycle_max_lr, index),
    end: (params) => (decays(params) ? undefined : left(cycleSteps(params), params.last_batch_iteration)),
    length: (params) =>
      decays(params) ? left(1.5 * cycleSteps(params), params.last_batch_iteration) : undefined,
    build(params): Scheduler {
      const { decay_step_size, decay_lr_rate, decay_mom_rate, cycle_momentum } = params;
      const total_size = cycleSteps(params);
      const height = heightInCycle(params);
      const lr_decays = decay_step_size !== 0 && decay_lr_rate !== 0;
      const wrong = decay_step_size < 0 ? "decay_step_size" : "decay_lr_rate"; // where it divides by zero
      const mom_decays = decay_step_size !== 0 && decay_mom_rate !== 0;
      return {
        writes: cycle_momentum ? ["lr", "momentum"] : ["lr"],
        attach(group) {
          const min_lr = valueFor(params.cycle_min_lr, group, "cycle_min_lr");
          const max_lr = valueFor(params.cycle_max_lr, group, "cycle_max_lr");
          const momenta = cycle_momentum ? momentaFor(params, group) : undefined;
          if (momenta && params.last_batch_iteration === -1) group.momentum = momenta.min;
          return afterBatches(params.last_batch_iteration, group, min_lr, (t) => {
            if (t < total_size) {
              const h = height(t);
              if (momenta) group.momentum = momenta.max - (momenta.max - momenta.min) * h;
              return min_lr + (max_lr - min_lr) * h;
            }
            const interval = (t - total_size + 1) / decay_step_size;
            if (momenta)
              group.momentum = mom_decays ? momenta.max * (1 + decay_mom_rate * interval) : momenta.max;
            return lr_decays ? divide(min_lr, 1 + decay_lr_rate * interval, wrong) : min_lr;
          });
        },
      };
    },
  }),
);

interface Cycle {
  readonly cycle_first_step_size: number;
  readonly cycle_second_step_size: number | null;
  readonly cycle_first_stair_count: number;
  readonly cycle_second_stair_count: number | null;
}

interface After {
  readonly decay_step_size: number;
  readonly decay_lr_rate: number;
  readonly cycle_momentum: boolean;
  readonly decay_mom_rate: number;
}

/** Does anything change behind the cycle? */
const decays = ({ decay_step_size, decay_lr_rate, cycle_momentum, decay_mom_rate }: After) =>
  decay_step_size !== 0 && (decay_lr_rate !== 0 || (cycle_momentum && decay_mom_rate !== 0));

const cycleSteps = ({ cycle_first_step_size: first, cycle_second_step_size: second }: Cycle) =>
  first + (second ?? first);

/** `_get_scale_factor`: how far up the cycle is after `t`, 0 to 1. */
function heightInCycle(params: Cycle): (t: number) => number {
  const { cycle_first_step_size: first_size, cycle_first_stair_count: first_stairs } = params;
  const second_size = params.cycle_second_step_size ?? first_size;
  const second_stairs = params.cycle_second_stair_count ?? first_stairs;
  const total_size = first_size + second_size;
  const step_ratio = first_size / total_size;
  return (t) => {
    const batch = t + 1;
    const x = 1 + batch / total_size - Math.floor(1 + batch / total_size);
    const rises = x <= step_ratio;
    const stairs = rises ? first_stairs : second_stairs;
    if (!(stairs > 0)) return rises ? x / step_ratio : (x - 1) / (step_ratio - 1);
    // which half it is in is told twice, and by different arithmetic
    const inCycle = batch % total_size;
    const at =
      inCycle <= first_size
        ? (inCycle * stairs) / first_size
        : ((total_size - inCycle) * stairs) / second_size;
    return Math.floor(at) / stairs;
  };
}

interface Momenta {
  readonly cycle_min_mom: number | readonly number[];
  readonly cycle_max_mom: number | readonly number[];
}

/** The momenta of this group; undefined where its optimizer has no betas, which DeepSpeed warns of and leaves alone. */
function momentaFor(params: Momenta, group: Group) {
  if (group.momentum !== undefined && !group.betas) return undefined;
  group.momentum ??= adamW.betas[0]; // which a run that resumes begins with
  return {
    min: valueFor(params.cycle_min_mom, group, "cycle_min_mom"),
    max: valueFor(params.cycle_max_mom, group, "cycle_max_mom"),
  };
}
