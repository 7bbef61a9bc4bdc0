import * as z from "zod";
import { define } from "../../src/core/definition.ts";
import { fillSteps } from "../../src/core/parameters.ts";
import { kerasCode } from "./code.ts";
import { kerasCounting } from "./counting.ts";
import { decaySteps, initialLearningRate } from "./parameters.ts";
import { kerasReference } from "./reference.ts";

export const kerasPolynomialDecay = define(
  { source: "keras.optimizers.schedules.PolynomialDecay", name: "keras-polynomial-decay" },
  () => ({
    summary: "From one rate to another along a polynomial, once or in cycles that grow longer.",
    formula: [
      "lr(t) = (first − last) · (1 − t / steps)^power + last",
      "first: initial_learning_rate; last: end_learning_rate",
      "steps: decay_steps, where t stays",
      "with cycle: the next multiple of decay_steps from t on",
    ].join("\n"),
    shapes: ["polynomial", "linear"],
    counting: kerasCounting,
    reference: kerasReference,
    code: kerasCode,
    interval: "step",
    params: () =>
      z.strictObject({
        initial_learning_rate: initialLearningRate(),
        decay_steps: decaySteps("steps from the first rate to the last"),
        end_learning_rate: z.number().default(0.0001).describe("rate at the end"),
        power: z.number().default(1).describe("power of the polynomial; 1 makes a line"),
        cycle: z.boolean().default(false).describe("begin again at the end, each time for longer"),
      }),
    examples: [
      {
        title: "to a hundredth in 500 steps, by a square",
        params: { initial_learning_rate: 0.1, decay_steps: 500, end_learning_rate: 0.001, power: 2 },
      },
      {
        title: "a line that begins again",
        params: { initial_learning_rate: 0.1, decay_steps: 100, cycle: true },
        steps: 500,
      },
    ],
    horizon: ({ cycle }) => (cycle ? undefined : "decay_steps"),
    floor: "end_learning_rate",
    peak: ({ initial_learning_rate }) => initial_learning_rate,
    end: ({ decay_steps, cycle }) => (cycle ? undefined : Math.ceil(decay_steps)),
    length: ({ decay_steps, cycle }) => Math.ceil((cycle ? 5 : 1) * decay_steps),
    fromRun: (given, run) => (given.cycle === true ? {} : fillSteps("decay_steps", given, run)),
    build: ({ initial_learning_rate: first, decay_steps, end_learning_rate: last, power, cycle }) => ({
      at(t) {
        const steps = cycle && t > 0 ? decay_steps * Math.ceil(t / decay_steps) : decay_steps;
        const p = (cycle ? t : Math.min(t, steps)) / steps;
        return (first - last) * (1 - p) ** power + last;
      },
    }),
  }),
);
