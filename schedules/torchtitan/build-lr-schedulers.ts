import * as z from "zod";
import { divide } from "../../src/core/arithmetic.ts";
import { define } from "../../src/core/definition.ts";
import { fillSteps } from "../../src/core/parameters.ts";
import type { Composable, Scheduler } from "../../src/core/schedule.ts";
import { sharePitfalls } from "../../src/core/share-of-run.ts";
import { chainable } from "../torch/chainable.ts";
import { torchtitanCode } from "./code.ts";
import { torchtitanCounting } from "./counting.ts";
import { fallen, phasesOf } from "./phases.ts";

export const buildLRSchedulers = define(
  { source: "torchtitan.components.lr_scheduler.build_lr_schedulers", name: "torchtitan" },
  () => ({
    summary:
      "Warm up along a line, keep the rate, and decay at the end, as torchtitan's [lr_scheduler] says.",
    formula: [
      "lr(t) = lr · (t + 1) / warmup_steps                            for t < warmup_steps",
      "lr(t) = lr                                                     for t < total_steps + 1 − decay_steps",
      "lr(t) = lr · (min_lr_factor + (1 − min_lr_factor) · f(p))      behind that",
      "p = (t − total_steps + decay_steps) / decay_steps; decay_steps = round(total_steps · decay_ratio),",
      "or all behind the warm-up; linear: f(p) = 1 − p; sqrt: 1 − √p; cosine: (1 + cos(π · p)) / 2",
    ].join("\n"),
    shapes: ["stable-decay", "warmup"],
    code: torchtitanCode,
    counting: torchtitanCounting,
    reference: {
      version: "commit b5bcd76",
      url: "https://github.com/pytorch/torchtitan/blob/b5bcd76/torchtitan/components/lr_scheduler.py",
    },
    interval: "step",
    params: () =>
      z.strictObject({
        warmup_steps: z
          .number()
          .min(0)
          .default(200)
          .describe("steps of the warm-up; its first rate is above 0"),
        total_steps: z
          .int()
          .positive()
          .describe("steps until the end of the decay: training.steps where the config does not say"),
        decay_ratio: z
          .number()
          .min(0)
          .max(1)
          .nullable()
          .default(null)
          .describe("part of total_steps that decays; null: all behind the warm-up"),
        decay_type: z.enum(["linear", "sqrt", "cosine"]).default("linear").describe("shape of the decay"),
        min_lr_factor: z
          .number()
          .min(0)
          .max(1)
          .default(0)
          .describe("factor of the rate that the decay goes to, one step behind the last"),
      }),
    examples: [
      {
        title: "200 steps up, the last fifth down along a root",
        lr: 3e-4,
        params: { total_steps: 2000, decay_ratio: 0.2, decay_type: "sqrt" },
        steps: 2000,
      },
      {
        title: "a cosine behind the warm-up to a tenth of the rate",
        lr: 8e-4,
        params: { warmup_steps: 100, total_steps: 1000, decay_type: "cosine", min_lr_factor: 0.1 },
        steps: 1000,
      },
    ],
    counts: ["warmup_steps", "total_steps"],
    horizon: "total_steps",
    end: ({ total_steps }) => total_steps,
    fromRun: (given, run) => fillSteps("total_steps", given, run),
    pitfalls: ({ warmup_steps }, setting) => sharePitfalls("warmup_steps", warmup_steps, setting),
    build(params): Scheduler<Composable> {
      const { warmup, start, decay } = phasesOf(params);
      const { decay_type, min_lr_factor } = params;
      const factor = (t: number) => {
        if (t < warmup) return (t + 1) / warmup;
        if (t < start) return 1;
        const along = divide(t + 1 - start, decay, "decay_ratio");
        return min_lr_factor + (1 - min_lr_factor) * fallen[decay_type].at(along);
      };
      return chainable(-1, () => ({ rate: (_lr, t, base) => base * factor(t) }));
    },
  }),
);
