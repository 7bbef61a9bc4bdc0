import * as z from "zod";
import { define } from "../../src/core/definition.ts";
import { fillSteps } from "../../src/core/parameters.ts";
import { sharePitfalls } from "../../src/core/share-of-run.ts";
import { megatronCode } from "./code.ts";
import { megatronCounting } from "./counting.ts";
import { decayedRate } from "./decay.ts";
import { stepsAsSamples } from "./samples.ts";
import { ofScript } from "./script.ts";
import { increasedWeightDecay } from "./weight-decay.ts";

export const optimizerParamScheduler = define(
  { source: "megatron.core.optimizer_param_scheduler.OptimizerParamScheduler", name: "megatron" },
  () => ({
    summary: "Warm up along a line, then decay along a line, cosine, root or at the end; grow weight decay.",
    formula: [
      "n = t · increment",
      "lr = init_lr + (max_lr − init_lr) · n / lr_warmup_steps             for n ≤ lr_warmup_steps > 0",
      "lr = min_lr + (max_lr − min_lr) · c(r)                              for n ≤ lr_decay_steps",
      "lr = min_lr                                                         behind it (constant: max_lr)",
      "r = (n − lr_warmup_steps) / (lr_decay_steps − lr_warmup_steps)",
      "c: 1 (constant), 1 − r (linear), (1 + cos(π · r)) / 2 (cosine);",
      "   WSD: 1 until the last wsd_decay_steps, there 1 − r, (1 + cos(π · r)) / 2,",
      "   2 · 0.5^r − 1 (exponential) or 1 − √r (minus_sqrt), r counted from their first",
      "inverse-square-root: lr = max(min_lr, max_lr · √(max(lr_warmup_steps, 1) / max(n, 1)))",
      "weight_decay = start_wd + (end_wd − start_wd) · c(1 − min(1, n / wd_incr_steps))",
    ].join("\n"),
    shapes: ["cosine", "linear", "stable-decay", "inverse-sqrt", "constant", "warmup"],
    counting: megatronCounting,
    reference: {
      version: "core 0.20.0",
      url: "https://github.com/NVIDIA/Megatron-LM/blob/main/megatron/core/optimizer_param_scheduler.py",
    },
    code: megatronCode,
    interval: "step",
    params: () =>
      z
        .strictObject({
          init_lr: z.number().default(ofScript.init_lr).describe("rate at the start of the warm-up"),
          max_lr: z.number().describe("rate at the peak"),
          min_lr: z.number().min(0).default(ofScript.min_lr).describe("smallest rate"),
          lr_warmup_steps: z
            .number()
            .default(ofScript.lr_warmup_steps)
            .describe("samples of the warm-up (steps × increment)"),
          lr_decay_steps: z
            .number()
            .positive()
            .describe("samples until min_lr is reached, with the warm-up (steps × increment)"),
          lr_decay_style: z
            .union([z.enum(["constant", "linear", "cosine", "inverse-square-root", "WSD"]), z.string()])
            .default(ofScript.lr_decay_style)
            .describe("course of the decay"),
          start_wd: z.number().min(0).default(ofScript.start_wd).describe("weight decay at the start"),
          end_wd: z.number().default(ofScript.end_wd).describe("weight decay at the end; not below start_wd"),
          wd_incr_steps: z
            .number()
            .optional()
            .describe("samples until end_wd is reached (steps × increment); left out: lr_decay_steps"),
          wd_incr_style: z
            .enum(["constant", "linear", "cosine"])
            .default(ofScript.wd_incr_style)
            .describe("course of the weight decay; constant wants start_wd = end_wd"),
          use_checkpoint_opt_param_scheduler: z
            .boolean()
            .default(true)
            .describe("take these values from a checkpoint; there is none here, so without effect"),
          override_opt_param_scheduler: z
            .boolean()
            .default(false)
            .describe("take none from a checkpoint; not together with the one above"),
          wsd_decay_steps: z
            .number()
            .nullable()
            .default(null)
            .describe("samples of the decay of WSD, at its end (steps × increment)"),
          lr_wsd_decay_style: z
            .union([z.enum(["linear", "cosine", "exponential", "minus_sqrt"]), z.string()])
            .nullable()
            .default(null)
            .describe("course of the decay of WSD"),
          increment: z.int().positive().default(1).describe("samples in a step: the global batch size"),
        })
        .refine(({ max_lr, min_lr }) => max_lr >= min_lr, {
          path: ["max_lr"],
          error: "the highest rate must not be below the smallest (min_lr)",
          params: { rule: "LR015" },
        })
        .refine(({ init_lr, max_lr }) => init_lr <= max_lr, {
          path: ["init_lr"],
          error: "the first rate must not be above the highest (max_lr)",
        })
        .refine(({ lr_warmup_steps, lr_decay_steps }) => lr_warmup_steps < lr_decay_steps, {
          path: ["lr_warmup_steps"],
          error: "the warm-up must be shorter than the decay, which it is a part of (lr_decay_steps)",
        })
        .refine(
          ({ lr_decay_style, wsd_decay_steps }) => lr_decay_style !== "WSD" || wsd_decay_steps !== null,
          {
            path: ["wsd_decay_steps"],
            error: "missing: the style WSD wants it",
          },
        )
        .refine(({ start_wd, end_wd }) => end_wd >= start_wd, {
          path: ["end_wd"],
          error: "the weight decay must not end below its start (start_wd)",
        })
        .refine(
          ({ override_opt_param_scheduler: none, use_checkpoint_opt_param_scheduler: all }) => !(none && all),
          {
            path: ["override_opt_param_scheduler"],
            error: "use_checkpoint_opt_param_scheduler is true, and only one of the two can be",
          },
        ),
    examples: [
      {
        title: "a cosine behind a warm-up, 256 samples a step",
        params: {
          max_lr: 3e-4,
          min_lr: 3e-5,
          lr_warmup_steps: 12_800,
          lr_decay_steps: 256_000,
          lr_decay_style: "cosine",
          increment: 256,
        },
      },
      {
        title: "WSD, and a weight decay that grows",
        params: {
          max_lr: 1e-3,
          min_lr: 1e-5,
          lr_warmup_steps: 100,
          lr_decay_steps: 1000,
          lr_decay_style: "WSD",
          start_wd: 0.01,
          end_wd: 0.1,
          wd_incr_style: "cosine",
          wsd_decay_steps: 200,
          lr_wsd_decay_style: "minus_sqrt",
        },
      },
    ],
    counts: ["lr_warmup_steps", "lr_decay_steps", "wsd_decay_steps"],
    horizon: ({ increment }) => (increment === 1 ? "lr_decay_steps" : undefined),
    end: ({ lr_decay_style, lr_decay_steps, increment }) =>
      lr_decay_style === "constant" ? undefined : Math.ceil(lr_decay_steps / increment),
    length: ({ lr_decay_steps, increment }) => Math.ceil(lr_decay_steps / increment),
    fromRun(given, run): Record<string, unknown> {
      const increment = Number(given.increment ?? 1);
      const filled = {
        ...fillSteps("lr_decay_steps", given, run),
        ...fillSteps("wd_incr_steps", given, run),
      };
      return Object.fromEntries(
        Object.entries(filled).map(([name, steps]) => [name, Number(steps) * increment]),
      );
    },
    pitfalls: (params, setting) => [
      ...sharePitfalls("lr_warmup_steps", params.lr_warmup_steps, setting, params.increment),
      ...stepsAsSamples(params, setting),
    ],
    build(params) {
      const lr = decayedRate(params);
      const weightDecay = increasedWeightDecay(params);
      const { increment } = params;
      return {
        writes: ["lr", "weight_decay"],
        attach(group) {
          let num_steps = 0;
          const write = () => {
            group.lr = lr(num_steps);
            group.weight_decay = weightDecay(num_steps);
          };
          write();
          return {
            step() {
              num_steps += increment;
              write();
            },
          };
        },
      };
    },
  }),
);
