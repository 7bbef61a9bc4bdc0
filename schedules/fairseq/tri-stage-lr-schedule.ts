import * as z from "zod";
import { partOfPeak } from "../../src/core/bound.ts";
import { define } from "../../src/core/definition.ts";
import { Problem } from "../../src/core/problem.ts";
import { refusedShare } from "../../src/core/share-of-run.ts";
import { fairseqCode } from "./code.ts";
import { fairseqCounting } from "./counting.ts";
import { rate, updatesOf } from "./parameters.ts";
import { fairseqReference } from "./reference.ts";
import { trained } from "./trainer.ts";

const steps = (text: string) => z.int().default(0).describe(text);

export const triStageLRSchedule = define(
  {
    source: "fairseq.optim.lr_scheduler.tri_stage_lr_scheduler.TriStageLRSchedule",
    name: "fairseq-tri-stage",
  },
  () => ({
    summary: "Warm up linearly, hold the rate, then decay exponentially and stay there.",
    formula: [
      "lr(t) = lr · (init_lr_scale + (1 − init_lr_scale) · t / warmup_steps)     for t < warmup_steps",
      "lr(t) = lr                                                                for hold_steps",
      "lr(t) = lr · final_lr_scale^(s / decay_steps)    s: steps of the decay    for decay_steps",
      "lr(t) = lr · final_lr_scale                                               from then on",
    ].join("\n"),
    shapes: ["stable-decay", "exponential", "warmup"],
    code: fairseqCode("tri_stage"),
    counting: fairseqCounting,
    reference: fairseqReference,
    interval: "step",
    ownInterval: true,
    params: () =>
      z.strictObject({
        warmup_steps: z.int().default(0).describe("updates of the linear warm-up"),
        hold_steps: steps("updates at the full rate"),
        decay_steps: steps("updates of the exponential decay; or give phase_ratio"),
        phase_ratio: z
          .tuple([z.number(), z.number(), z.number()])
          .nullable()
          .default(null)
          .describe("parts of max_update that the three stages take, in the place of their steps"),
        init_lr_scale: z.number().default(0.01).describe("factor of the rate at the start of the warm-up"),
        final_lr_scale: z.number().positive().default(0.01).describe("factor of the rate after the decay"),
        max_update: z.number().default(0).describe("updates of the run, for phase_ratio"),
        lr: rate("rate while it is held"),
      }),
    refused: { warmup_steps: refusedShare },
    examples: [
      {
        title: "a tenth up, four held and five down",
        params: { lr: 5e-4, phase_ratio: [0.1, 0.4, 0.5], final_lr_scale: 0.05, max_update: 1000 },
      },
      {
        title: "stages in updates",
        params: { lr: 1e-3, warmup_steps: 40, hold_steps: 160, decay_steps: 200 },
      },
    ],
    counts: ["warmup_steps", "hold_steps", "decay_steps", "max_update"],
    horizon: ({ phase_ratio }) => (phase_ratio === null ? "decay_steps" : undefined),
    bounds: ({ init_lr_scale, final_lr_scale, ...params }) => [
      ...(stagesOf(params)[0] > 0 ? partOfPeak("first", "init_lr_scale", init_lr_scale) : []),
      ...partOfPeak("last", "final_lr_scale", final_lr_scale),
    ],
    end: (params) => stagesOf(params).reduce((sum, steps) => sum + steps, 0),
    fromRun({ phase_ratio, max_update }, run): Record<string, unknown> {
      const updates = updatesOf(run);
      if (phase_ratio === undefined || max_update !== undefined || updates === undefined) return {};
      return { max_update: updates };
    },
    build({ init_lr_scale, final_lr_scale, lr, ...params }) {
      const [warmup, hold, decay] = stagesOf(params);
      return trained(lr, (optimizer, [highest]) => {
        const first = init_lr_scale * highest;
        const warmup_rate = warmup === 0 ? 0 : (highest - first) / warmup;
        const decay_factor = -Math.log(final_lr_scale) / decay;
        return {
          update(num_updates) {
            const held = num_updates - warmup;
            if (held < 0) optimizer.lr = first + warmup_rate * num_updates;
            else if (held < hold) optimizer.lr = highest;
            else if (held <= hold + decay) optimizer.lr = highest * Math.exp(-decay_factor * (held - hold));
            else optimizer.lr = final_lr_scale * highest;
          },
        };
      });
    },
  }),
);

/** Updates of the three stages. */
function stagesOf({
  warmup_steps,
  hold_steps,
  decay_steps,
  phase_ratio,
  max_update,
}: {
  warmup_steps: number;
  hold_steps: number;
  decay_steps: number;
  phase_ratio: readonly [number, number, number] | null;
  max_update: number;
}): readonly [warmup: number, hold: number, decay: number] {
  let stages: readonly [number, number, number] = [warmup_steps, hold_steps, decay_steps];
  if (phase_ratio !== null) {
    if (max_update <= 0) {
      throw new Problem(`${max_update} is not a positive number`, {
        path: ["max_update"],
        allowed: "phase_ratio needs the updates of the run",
      });
    }
    const [warmup, hold, decay] = phase_ratio;
    const sum = warmup + hold + decay;
    if (sum !== 1) {
      throw new Problem(`the three add up to ${sum}`, {
        path: ["phase_ratio"],
        allowed: "exactly 1, as floating-point numbers added from left to right",
      });
    }
    stages = [Math.trunc(max_update * warmup), Math.trunc(max_update * hold), Math.trunc(max_update * decay)];
  }
  const [warmup, hold, decay] = stages;
  if (warmup + hold + decay <= 0 || decay === 0) {
    const path = phase_ratio === null ? "decay_steps" : "phase_ratio";
    throw new Problem("no step decays", {
      path: [path],
      allowed: "fairseq divides by the steps of the decay",
    });
  }
  return stages;
}
