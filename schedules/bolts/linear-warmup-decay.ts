import * as z from "zod";
import { define } from "../../src/core/definition.ts";
import { fillSteps } from "../../src/core/parameters.ts";
import { sharePitfalls } from "../../src/core/share-of-run.ts";
import { chainable } from "../torch/chainable.ts";
import { lambdaLRCode } from "./code.ts";
import { boltsCounting } from "./counting.ts";
import { boltsReference } from "./reference.ts";

const { cos, max, PI } = Math;

export const linearWarmupDecay = define(
  {
    source: "pl_bolts.optimizers.lr_scheduler.linear_warmup_decay",
    framework: "bolts",
    name: "bolts-linear-warmup-decay",
  },
  () => ({
    summary:
      "Rise along a line from 0, then fall to 0 along half a cosine or a line; a function for LambdaLR.",
    formula: [
      "lr(t) = lr · t / warmup_steps                  for t < warmup_steps",
      "lr(t) = lr · (1 + cos(π · p)) / 2              or lr · (1 − p) (linear), or lr (neither)",
      "p = (t − warmup_steps) / (total_steps − warmup_steps)",
    ].join("\n"),
    shapes: ["cosine", "linear", "constant", "warmup"],
    counting: boltsCounting,
    reference: boltsReference,
    code: lambdaLRCode,
    interval: "step",
    params: () =>
      z
        .strictObject({
          warmup_steps: z.number().describe("steps of the warm-up"),
          total_steps: z.number().describe("steps of the whole course, with the warm-up"),
          cosine: z.boolean().default(true).describe("fall along half a cosine"),
          linear: z.boolean().default(false).describe("fall along a line; not together with cosine"),
        })
        .refine(({ cosine, linear }) => !(cosine && linear), {
          path: ["linear"],
          error: "cosine is true, and only one of the two can be",
        }),
    examples: [
      {
        title: "10 steps up, 90 down along a cosine",
        lr: 0.1,
        params: { warmup_steps: 10, total_steps: 100 },
      },
      {
        title: "and along a line",
        lr: 0.1,
        params: { warmup_steps: 10, total_steps: 100, cosine: false, linear: true },
      },
    ],
    counts: ["warmup_steps", "total_steps"],
    horizon: ({ cosine, linear }) => (cosine || linear ? "total_steps" : "warmup_steps"),
    end: ({ cosine, linear, total_steps, warmup_steps }) =>
      max(0, Math.ceil(cosine || linear ? total_steps : warmup_steps)),
    length: ({ total_steps }) => max(0, Math.ceil(total_steps)) || undefined,
    fromRun: (given, run) => fillSteps("total_steps", given, run),
    pitfalls: ({ warmup_steps }, setting) => sharePitfalls("warmup_steps", warmup_steps, setting),
    build({ warmup_steps, total_steps, cosine, linear }) {
      const warmup = max(1, warmup_steps);
      const decay = max(1, total_steps - warmup_steps);
      const factor = (step: number) => {
        if (step < warmup_steps) return step / warmup;
        const progress = (step - warmup_steps) / decay;
        if (cosine) return 0.5 * (1 + cos(PI * progress));
        return linear ? 1 - progress : 1;
      };
      return chainable(-1, () => ({ rate: (_lr, t, base) => base * factor(t) }));
    },
  }),
);
