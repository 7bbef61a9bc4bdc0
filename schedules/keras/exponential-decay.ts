import * as z from "zod";
import { decayPitfalls } from "../../src/core/decay-pitfalls.ts";
import { define } from "../../src/core/definition.ts";
import { kerasCode } from "./code.ts";
import { kerasCounting } from "./counting.ts";
import { decaySteps, initialLearningRate, staircase } from "./parameters.ts";
import { kerasReference } from "./reference.ts";

export const kerasExponentialDecay = define(
  { source: "keras.optimizers.schedules.ExponentialDecay", name: "keras-exponential-decay" },
  () => ({
    summary: "Multiply the rate by decay_rate every decay_steps, smoothly or as a staircase.",
    formula: [
      "lr(t) = initial_learning_rate · decay_rate^(t / decay_steps)",
      "with staircase: t / decay_steps rounded down",
    ].join("\n"),
    shapes: ["exponential", "steps"],
    counting: kerasCounting,
    reference: kerasReference,
    code: kerasCode,
    interval: "step",
    params: () =>
      z.strictObject({
        initial_learning_rate: initialLearningRate(),
        decay_steps: decaySteps("steps in which the rate decays by decay_rate"),
        decay_rate: z.number().describe("factor of the rate in decay_steps"),
        staircase: staircase(),
      }),
    examples: [
      {
        title: "4 % less every 100 steps",
        params: { initial_learning_rate: 0.1, decay_steps: 100, decay_rate: 0.96 },
        steps: 1000,
      },
      {
        title: "half every 100 steps, as a staircase",
        params: { initial_learning_rate: 0.1, decay_steps: 100, decay_rate: 0.5, staircase: true },
        steps: 500,
      },
    ],
    length: ({ decay_steps }) => Math.ceil(10 * decay_steps),
    pitfalls: ({ initial_learning_rate, decay_steps, decay_rate, staircase }, setting) =>
      decayPitfalls(
        {
          name: "decay_rate",
          factor: decay_rate,
          period: { name: "decay_steps", value: decay_steps },
          smooth: !staircase,
          rate: initial_learning_rate,
        },
        setting,
      ),
    build: ({ initial_learning_rate, decay_steps, decay_rate, staircase }) => ({
      at(t) {
        const p = t / decay_steps;
        return initial_learning_rate * decay_rate ** (staircase ? Math.floor(p) : p);
      },
    }),
  }),
);
