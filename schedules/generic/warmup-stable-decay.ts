import * as z from "zod";
import { define } from "../../src/core/definition.ts";
import { Problem } from "../../src/core/problem.ts";
import { refusedShare } from "../../src/core/share-of-run.ts";
import { lambdaCode } from "./code.ts";
import { lambda, totalFrom } from "./lambda.ts";

/** What is left of the rate after a part of the decay, 1 at its start and 0 at its end; the same in Python. */
const shapes = {
  linear: { f: (part: number) => 1 - part, code: (part: string) => `1 - ${part}` },
  cosine: {
    f: (part: number) => (1 + Math.cos(Math.PI * part)) / 2,
    code: (part: string) => `(1 + cos(pi * (${part}))) / 2`,
  },
  "1-sqrt": { f: (part: number) => 1 - Math.sqrt(part), code: (part: string) => `1 - sqrt(${part})` },
} as const;

interface Params {
  readonly total_steps: number;
  readonly warmup_steps: number;
  readonly decay_steps: number | null;
  readonly min_lr_ratio: number;
  readonly decay: keyof typeof shapes | "exponential";
}

const coolingOf = ({ decay_steps, total_steps }: Params) => decay_steps ?? Math.round(total_steps / 10);

function lambdaBody(params: Params): string {
  const { total_steps, warmup_steps: warmup, min_lr_ratio: lowest, decay } = params;
  const cooling = coolingOf(params);
  const start = total_steps - cooling;
  const part = `(step - ${start}) / ${cooling}`;
  const rising = warmup === 0 ? "" : `step / ${warmup} if step < ${warmup} else `;
  const stable = `${lowest} if step >= ${total_steps} else 1`;
  if (cooling === 0) return `${rising}${stable}`;
  const shape = decay === "exponential" ? `${lowest} ** (${part})` : shapes[decay].code(part);
  const scaled = decay === "exponential" || lowest === 0 ? shape : `${lowest} + (1 - ${lowest}) * (${shape})`;
  return `${rising}${stable} if step <= ${start} else ${scaled}`;
}

export const warmupStableDecay = define({ source: "generic.warmup_stable_decay", name: "wsd" }, () => ({
  summary: "Warm up linearly, keep the rate, and decay at the end (trapezoidal, cooldown).",
  formula: [
    "lr(t) = lr · t / warmup_steps                             for t < warmup_steps",
    "lr(t) = lr                                                until the last decay_steps of total_steps",
    "lr(t) = lr · (min_lr_ratio + (1 − min_lr_ratio) · f(s))   s: part of the decay, f(0) = 1, f(1) = 0",
    "linear: f(s) = 1 − s; cosine: f(s) = (1 + cos(π · s)) / 2; 1-sqrt: f(s) = 1 − √s",
    "exponential: lr(t) = lr · min_lr_ratio^s",
  ].join("\n"),
  shapes: ["stable-decay", "warmup"],
  code: lambdaCode(lambdaBody),
  reference: { version: "Hu et al. 2024; Hägele et al. 2024", url: "https://arxiv.org/abs/2405.18392" },
  interval: "step",
  params: () =>
    z
      .strictObject({
        total_steps: z
          .int()
          .positive()
          .describe("steps of the run, decay included; min_lr_ratio from then on"),
        warmup_steps: z.int().min(0).default(0).describe("steps of the linear warm-up, which begins at 0"),
        decay_steps: z
          .int()
          .min(0)
          .nullable()
          .default(null)
          .describe("steps of the decay; null: a tenth of total_steps"),
        min_lr_ratio: z.number().min(0).max(1).default(0).describe("factor of the rate after the decay"),
        decay: z
          .enum(["linear", "cosine", "1-sqrt", "exponential"])
          .default("1-sqrt")
          .describe("shape of the decay"),
      })
      .refine(({ decay, min_lr_ratio }) => decay !== "exponential" || min_lr_ratio > 0, {
        path: ["min_lr_ratio"],
        error: "an exponential decay never comes to 0: give a ratio above it",
      }),
  refused: { warmup_steps: refusedShare, decay_steps: refusedShare },
  examples: [
    {
      title: "a fifth of the run cools down",
      lr: 3e-4,
      params: { total_steps: 1000, warmup_steps: 50, decay_steps: 200 },
      steps: 1000,
    },
    {
      title: "MiniCPM's: a tenth of the run decays exponentially to a tenth of the rate",
      lr: 0.01,
      params: { total_steps: 1000, warmup_steps: 50, decay: "exponential", min_lr_ratio: 0.1 },
      steps: 1000,
    },
  ],
  counts: ["total_steps", "warmup_steps", "decay_steps"],
  horizon: "total_steps",
  end: ({ total_steps }) => total_steps,
  fromRun: ({ total_steps }, run) => totalFrom(total_steps, run),
  build(params) {
    const { total_steps, warmup_steps, min_lr_ratio, decay } = params;
    const cooling = coolingOf(params);
    const start = total_steps - cooling;
    if (warmup_steps > start) {
      throw new Problem(`${warmup_steps} and ${cooling} of the decay are more than ${total_steps}`, {
        path: ["warmup_steps"],
        allowed: "warmup_steps and decay_steps are at most total_steps together",
      });
    }
    const factor =
      decay === "exponential"
        ? (part: number) => min_lr_ratio ** part
        : (part: number) => min_lr_ratio + (1 - min_lr_ratio) * shapes[decay].f(part);
    return lambda((t) => {
      if (t < warmup_steps) return t / warmup_steps;
      if (t >= total_steps) return min_lr_ratio;
      return t <= start ? 1 : factor((t - start) / cooling);
    });
  },
}));
