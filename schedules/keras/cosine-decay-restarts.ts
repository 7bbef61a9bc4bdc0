import * as z from "zod";
import { partOfPeak } from "../../src/core/bound.ts";
import { growingCycle } from "../../src/core/cycle.ts";
import { cyclePitfalls } from "../../src/core/cycle-pitfalls.ts";
import { define } from "../../src/core/definition.ts";
import { floorLog } from "../../src/core/exact.ts";
import { kerasCode } from "./code.ts";
import { kerasCounting } from "./counting.ts";
import { alpha, decaySteps, initialLearningRate } from "./parameters.ts";
import { kerasReference } from "./reference.ts";

export const kerasCosineDecayRestarts = define(
  { source: "keras.optimizers.schedules.CosineDecayRestarts", name: "keras-cosine-decay-restarts" },
  () => ({
    summary: "Half a cosine again and again, each t_mul times as long and m_mul times as high.",
    formula: [
      "lr(t) = first · ((1 − alpha) · m_mul^i · (1 + cos(π · s)) / 2 + alpha)",
      "first: initial_learning_rate; i: restarts so far",
      "s: part of the cycle that is over; the cycles last first_decay_steps · t_mul^i",
    ].join("\n"),
    shapes: ["cosine-restarts"],
    counting: kerasCounting,
    reference: kerasReference,
    code: kerasCode,
    interval: "step",
    params: () =>
      z.strictObject({
        initial_learning_rate: initialLearningRate(),
        first_decay_steps: decaySteps("steps of the first cycle"),
        t_mul: z.number().default(2).describe("growth of each next cycle"),
        m_mul: z.number().default(1).describe("factor of the peak from cycle to cycle"),
        alpha: alpha(),
      }),
    examples: [
      {
        title: "three cycles, each twice as long and a little lower",
        params: { initial_learning_rate: 0.1, first_decay_steps: 100, m_mul: 0.8 },
        steps: 700,
      },
    ],
    length({ first_decay_steps, t_mul }) {
      const growth = Math.max(0, t_mul);
      return Math.ceil(first_decay_steps * (t_mul === 1 ? 5 : 1 + growth + growth ** 2));
    },
    bounds: ({ alpha }) => partOfPeak("last", "alpha", alpha),
    pitfalls: ({ first_decay_steps }, setting) =>
      cyclePitfalls(first_decay_steps, { first_decay_steps }, setting),
    cycle: ({ first_decay_steps, t_mul }, n) =>
      growingCycle({ start: 0, length: first_decay_steps }, t_mul, n),
    build({ initial_learning_rate, first_decay_steps, t_mul, m_mul, alpha }) {
      // of the cycle that was asked for last: powers take most of the time
      let restarts = Number.NaN;
      let length = 1;
      let half = 0.5;
      return {
        at(t) {
          let part = t / first_decay_steps;
          const i = t_mul === 1 ? Math.floor(part) : floorOfLog(1 - part * (1 - t_mul), t_mul);
          if (i !== restarts) {
            restarts = i;
            length = t_mul ** i;
            half = 0.5 * m_mul ** i;
          }
          part = t_mul === 1 ? part - i : (part - (1 - length) / (1 - t_mul)) / length;
          const cosine = half * (1 + Math.cos(Math.PI * part));
          return initial_learning_rate * ((1 - alpha) * cosine + alpha);
        },
      };
    },
  }),
);

/** `floor(log(x) / log(base))` of tensors, which takes any number and makes NaN of it, or an infinity. */
function floorOfLog(x: number, base: number): number {
  if (x > 0 && base > 0 && x < Number.POSITIVE_INFINITY) return floorLog(x, base);
  return Math.floor(Math.log(x) / Math.log(base));
}
