import * as z from "zod";
import { divide, power } from "../../src/core/arithmetic.ts";
import { growingCycle } from "../../src/core/cycle.ts";
import { cyclePitfalls } from "../../src/core/cycle-pitfalls.ts";
import { define } from "../../src/core/definition.ts";
import { lambda, lastEpoch, ofGroup, perGroup, taken, valueFor } from "../../src/core/parameters.ts";
import { chainable } from "./chainable.ts";
import { torchCode } from "./code.ts";
import { momentaFor } from "./momentum.ts";
import { torchReference } from "./reference.ts";

export const cyclicLR = define({ source: "torch.optim.lr_scheduler.CyclicLR", name: "cyclic" }, () => ({
  summary: "Let the rate go up and down between base_lr and max_lr, and momentum the other way.",
  formula: [
    "lr(t) = base_lr + (max_lr − base_lr) · h · scale",
    "h: 0 to 1 in step_size_up steps, back to 0 in step_size_down",
    "scale: 1 (triangular), 1 / 2^cycle (triangular2), gamma^t (exp_range), or scale_fn",
  ].join("\n"),
  shapes: ["cyclic"],
  code: torchCode,
  reference: torchReference,
  interval: "step",
  params: () =>
    z.strictObject({
      base_lr: perGroup().describe("rate at the bottom of a cycle"),
      max_lr: perGroup().describe("rate at the top of a cycle, before scaling"),
      step_size_up: z.number().min(0).default(2000).describe("steps of the rising half"),
      step_size_down: z
        .number()
        .min(0)
        .nullable()
        .default(null)
        .describe("steps of the falling half; none: as up"),
      mode: z
        .enum(["triangular", "triangular2", "exp_range"])
        .default("triangular")
        .describe("how the height of the cycles changes"),
      gamma: z.number().default(1).describe("factor of the height per step, in mode exp_range"),
      scale_fn: lambda()
        .nullable()
        .default(null)
        .describe("Python expression for the height, in the place of mode"),
      scale_mode: z.enum(["cycle", "iterations"]).default("cycle").describe("what scale_fn is a function of"),
      cycle_momentum: z.boolean().default(true).describe("cycle momentum (beta1) against the rate"),
      base_momentum: perGroup().default(0.8).describe("momentum at the top of a cycle"),
      max_momentum: perGroup().default(0.9).describe("momentum at the bottom of a cycle"),
      last_epoch: lastEpoch(),
    }),
  examples: [
    {
      title: "four triangles",
      params: { base_lr: 0.001, max_lr: 0.1, step_size_up: 20, mode: "triangular2" },
      steps: 160,
    },
  ],
  floor: "base_lr",
  peak: ({ max_lr }, _, index) => ofGroup(max_lr, index),
  ramp: ({ step_size_up, last_epoch }) => step_size_up - taken(last_epoch),
  length: ({ step_size_up: up, step_size_down: down }) => Math.ceil(3 * (up + (down ?? up))) || undefined,
  pitfalls({ step_size_up, step_size_down }, setting) {
    const down = step_size_down === null ? {} : { step_size_down };
    return cyclePitfalls(step_size_up + (step_size_down ?? step_size_up), { step_size_up, ...down }, setting);
  },
  cycle({ step_size_up, step_size_down, last_epoch }, n) {
    const length = step_size_up + (step_size_down ?? step_size_up);
    return growingCycle({ start: -taken(last_epoch), length }, 1, n);
  },
  build(params) {
    const { step_size_up, mode, gamma, scale_fn, cycle_momentum, last_epoch } = params;
    const total_size = step_size_up + (params.step_size_down ?? step_size_up);
    const step_ratio = divide(step_size_up, total_size, "step_size_up");
    const scale =
      scale_fn ??
      {
        triangular: () => 1,
        triangular2: (x: number) => 1 / 2 ** (x - 1),
        exp_range: (x: number) => power(gamma, x, "gamma"),
      }[mode];
    const byCycle = scale_fn ? params.scale_mode === "cycle" : mode !== "exp_range";

    return chainable(
      last_epoch,
      (group) => {
        const base_lr = valueFor(params.base_lr, group, "base_lr");
        const max_lr = valueFor(params.max_lr, group, "max_lr");
        const momenta = cycle_momentum ? momentaFor(params, group) : undefined;
        if (last_epoch === -1) {
          group.lr = base_lr;
          if (momenta) Object.assign(group, { ...momenta, momentum: momenta.max_momentum });
        }
        let bottom: number | undefined; // torch sets base_lrs after the construction's step, which sees initial_lr
        return {
          rate(_lr, t, base) {
            const low = bottom ?? base;
            bottom = base_lr;
            const cycle = Math.floor(1 + t / total_size);
            const x = 1 + t / total_size - cycle;
            const factor =
              x <= step_ratio
                ? divide(x, step_ratio, "step_size_up")
                : divide(x - 1, step_ratio - 1, "step_size_down");
            const height = scale(byCycle ? cycle : t);
            if (momenta) {
              const { max_momentum, base_momentum } = momenta;
              group.momentum = max_momentum - (max_momentum - base_momentum) * factor * height;
            }
            return low + (max_lr - low) * factor * height;
          },
        };
      },
      cycle_momentum ? ["lr", "momentum"] : ["lr"],
    );
  },
}));
