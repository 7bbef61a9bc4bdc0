import * as z from "zod";
import { define } from "../../src/core/definition.ts";
import { fillSteps } from "../../src/core/parameters.ts";
import type { Formula } from "../../src/core/schedule.ts";
import { optaxCode } from "./code.ts";
import { optaxCounting } from "./counting.ts";
import { steps, transitionBegin, value } from "./parameters.ts";
import { optaxReference } from "./reference.ts";

export const optaxPolynomial = define(
  { source: "optax.polynomial_schedule", name: "optax-polynomial" },
  () => ({
    summary: "From one rate to another along a polynomial, at once or some steps later.",
    formula: [
      "lr(t) = (init_value − end_value) · p^power + end_value",
      "p: 1 − (t − transition_begin) / transition_steps, from 1 to 0",
    ].join("\n"),
    shapes: ["polynomial", "linear", "warmup"],
    counting: optaxCounting,
    reference: optaxReference,
    code: optaxCode,
    interval: "step",
    params: () =>
      z.strictObject({
        init_value: value("first rate"),
        end_value: value("last rate"),
        power: z.number().describe("power of the polynomial; 1 makes a line"),
        transition_steps: steps("steps from the first rate to the last; 0 or less keeps the first"),
        transition_begin: transitionBegin(),
      }),
    examples: [
      {
        title: "to a hundredth in 500 steps, by a square",
        params: { init_value: 0.1, end_value: 0.001, power: 2, transition_steps: 500 },
      },
      {
        title: "100 steps later",
        params: { init_value: 0.1, end_value: 0, power: 0.5, transition_steps: 400, transition_begin: 100 },
      },
    ],
    counts: ["transition_steps", "transition_begin"],
    horizon: "transition_steps",
    end: (params) => endOfTransition(params),
    ramp: (params) => endOfTransition(params),
    fromRun: (given, run) =>
      fillSteps("transition_steps", given, run, Math.max(0, Number(given.transition_begin ?? 0))),
    build: ({ init_value, end_value, power, transition_steps, transition_begin }) =>
      polynomial(init_value, end_value, power, transition_steps, transition_begin),
  }),
);

/** `polynomial_schedule` itself, which optax builds others of too. */
export function polynomial(
  first: number,
  last: number,
  power: number,
  steps: number,
  transition_begin: number,
): Formula {
  if (steps <= 0) return { at: () => first };
  const begin = Math.max(0, transition_begin);
  return {
    at(t) {
      const step = Math.min(Math.max(t - begin, 0), steps);
      return (first - last) * (1 - step / steps) ** power + last;
    },
  };
}

/** How many values show a transition to its end; undefined where there is none. */
export function endOfTransition(params: { transition_steps: number; transition_begin: number }) {
  const { transition_steps: steps, transition_begin: begin } = params;
  return steps <= 0 ? undefined : Math.ceil(steps + Math.max(0, begin));
}
