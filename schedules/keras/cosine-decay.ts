import * as z from "zod";
import { firstRate, partOfPeak } from "../../src/core/bound.ts";
import { define } from "../../src/core/definition.ts";
import { countText } from "../../src/core/facts-text.ts";
import { fillSteps } from "../../src/core/parameters.ts";
import type { Pitfall } from "../../src/core/pitfall.ts";
import { kerasCode } from "./code.ts";
import { kerasCounting } from "./counting.ts";
import { alpha, decaySteps, initialLearningRate } from "./parameters.ts";
import { kerasReference } from "./reference.ts";

export const kerasCosineDecay = define(
  { source: "keras.optimizers.schedules.CosineDecay", name: "keras-cosine-decay" },
  () => ({
    summary: "Half a cosine from the top down to alpha of it, after a linear warm-up if there is a target.",
    formula: [
      "for t < warmup_steps:",
      "lr(t) = (warmup_target − first) · t / warmup_steps + first",
      "then, and from the start on where there is no target:",
      "lr(t) = top · ((1 − alpha) · (1 + cos(π · s / decay_steps)) / 2 + alpha)",
      "first: initial_learning_rate; top: warmup_target, or first",
      "s: steps after the warm-up, at most decay_steps",
    ].join("\n"),
    shapes: ["cosine", "warmup"],
    counting: kerasCounting,
    reference: kerasReference,
    code: kerasCode,
    interval: "step",
    params: () =>
      z.strictObject({
        initial_learning_rate: initialLearningRate(),
        decay_steps: decaySteps("steps of the cosine, warm-up left out"),
        alpha: alpha(),
        warmup_target: z
          .number()
          .nullable()
          .default(null)
          .describe("rate after the warm-up; without it there is none"),
        warmup_steps: z
          .number()
          .default(0)
          .describe("steps of the warm-up; without a target they do nothing"),
      }),
    examples: [
      {
        title: "50 steps of warm-up, then a cosine of 450",
        params: { initial_learning_rate: 0, decay_steps: 450, warmup_target: 0.001, warmup_steps: 50 },
      },
      {
        title: "a cosine to a tenth",
        params: { initial_learning_rate: 0.1, decay_steps: 500, alpha: 0.1 },
      },
    ],
    counts: ["decay_steps", "warmup_steps"],
    horizon: "decay_steps",
    bounds: ({ alpha, initial_learning_rate, warmup_steps, warmup_target }) => [
      ...partOfPeak("last", "alpha", alpha),
      ...(warmup_target === null
        ? []
        : firstRate("initial_learning_rate", initial_learning_rate, warmup_steps, warmup_target)),
    ],
    end: ({ decay_steps, warmup_target, warmup_steps }) =>
      Math.max(0, Math.ceil(decay_steps + (warmup_target === null ? 0 : warmup_steps))),
    fromRun: (given, run) =>
      fillSteps(
        "decay_steps",
        given,
        run,
        (given.warmup_target ?? null) === null ? 0 : Math.max(0, Number(given.warmup_steps ?? 0)),
      ),
    pitfalls: (params, { steps }) =>
      params.warmup_target === null && params.warmup_steps > 0 ? [untargetedPitfall(params, steps)] : [],
    build({ initial_learning_rate: first, decay_steps, alpha, warmup_target, warmup_steps }) {
      const decayed = (top: number, step: number) => {
        const cosine = 0.5 * (1 + Math.cos(Math.PI * (step / decay_steps)));
        return top * ((1 - alpha) * cosine + alpha);
      };
      if (warmup_target === null) return { at: (t) => decayed(first, Math.min(t, decay_steps)) };
      const delta = warmup_target - first;
      const last = decay_steps + warmup_steps;
      return {
        at(t) {
          const step = Math.min(t, last);
          if (step < warmup_steps) return delta * (step / warmup_steps) + first;
          return decayed(warmup_target, step - warmup_steps);
        },
      };
    },
  }),
);

interface Untargeted {
  readonly initial_learning_rate: number;
  readonly warmup_steps: number;
  readonly decay_steps: number;
}

/** Steps of a warm-up that leads nowhere. */
function untargetedPitfall(
  { initial_learning_rate, warmup_steps, decay_steps }: Untargeted,
  steps: number,
): Pitfall {
  // a decay that fills the run has no room for what is to come before it
  const isWhole = decay_steps === steps && warmup_steps < steps;
  return {
    rule: "LR012",
    message: `warmup_steps ${countText(warmup_steps)} does nothing without a warmup_target: there is no warm-up`,
    advice: `if one is meant, begin low, ${isWhole ? "leave its steps to it, " : ""}and give the rate that it leads to`,
    changes: {
      initial_learning_rate: 0,
      warmup_target: initial_learning_rate,
      ...(isWhole && { decay_steps: decay_steps - warmup_steps }),
    },
    path: ["warmup_steps"],
  };
}
