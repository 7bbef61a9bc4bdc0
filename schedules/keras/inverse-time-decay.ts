import * as z from "zod";
import { define } from "../../src/core/definition.ts";
import { periodPitfalls } from "../../src/core/period-pitfalls.ts";
import { kerasCode } from "./code.ts";
import { kerasCounting } from "./counting.ts";
import { decaySteps, initialLearningRate, staircase } from "./parameters.ts";
import { kerasReference } from "./reference.ts";

export const kerasInverseTimeDecay = define(
  { source: "keras.optimizers.schedules.InverseTimeDecay", name: "keras-inverse-time-decay" },
  () => ({
    summary: "Divide the rate by one plus decay_rate for each decay_steps, smoothly or as a staircase.",
    formula: [
      "lr(t) = initial_learning_rate / (1 + decay_rate · t / decay_steps)",
      "with staircase: t / decay_steps rounded down",
    ].join("\n"),
    shapes: ["inverse-time", "steps"],
    counting: kerasCounting,
    reference: kerasReference,
    code: kerasCode,
    interval: "step",
    params: () =>
      z.strictObject({
        initial_learning_rate: initialLearningRate(),
        decay_steps: decaySteps("steps in which the divisor grows by decay_rate"),
        decay_rate: z.number().describe("growth of the divisor in decay_steps"),
        staircase: staircase(),
      }),
    examples: [
      {
        title: "half after 200 steps, a third after 400",
        params: { initial_learning_rate: 0.1, decay_steps: 100, decay_rate: 0.5 },
        steps: 1000,
      },
    ],
    length: ({ decay_steps }) => Math.ceil(10 * decay_steps),
    pitfalls: ({ decay_steps, decay_rate, staircase }, setting) =>
      staircase && decay_rate > 0 ? periodPitfalls({ name: "decay_steps", value: decay_steps }, setting) : [],
    build: ({ initial_learning_rate, decay_steps, decay_rate, staircase }) => ({
      at(t) {
        const p = t / decay_steps;
        return initial_learning_rate / (1 + decay_rate * (staircase ? Math.floor(p) : p));
      },
    }),
  }),
);
