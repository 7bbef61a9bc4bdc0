import * as z from "zod";
import { define } from "../../src/core/definition.ts";
import { fillSteps } from "../../src/core/parameters.ts";
import { optaxCode } from "./code.ts";
import { optaxCounting } from "./counting.ts";
import { steps, transitionBegin, value } from "./parameters.ts";
import { endOfTransition, polynomial } from "./polynomial-schedule.ts";
import { optaxReference } from "./reference.ts";

export const optaxLinear = define({ source: "optax.linear_schedule", name: "optax-linear" }, () => ({
  summary: "From one rate to another along a line, at once or some steps later.",
  formula: [
    "lr(t) = (init_value − end_value) · p + end_value",
    "p: 1 − (t − transition_begin) / transition_steps, from 1 to 0",
  ].join("\n"),
  shapes: ["linear", "warmup"],
  counting: optaxCounting,
  reference: optaxReference,
  code: optaxCode,
  interval: "step",
  params: () =>
    z.strictObject({
      init_value: value("first rate"),
      end_value: value("last rate"),
      transition_steps: steps("steps from the first rate to the last; 0 or less keeps the first"),
      transition_begin: transitionBegin(),
    }),
  examples: [
    {
      title: "down to 0 in 500 steps",
      params: { init_value: 0.001, end_value: 0, transition_steps: 500 },
    },
  ],
  counts: ["transition_steps", "transition_begin"],
  horizon: "transition_steps",
  end: (params) => endOfTransition(params),
  ramp: (params) => endOfTransition(params),
  fromRun: (given, run) =>
    fillSteps("transition_steps", given, run, Math.max(0, Number(given.transition_begin ?? 0))),
  build: ({ init_value, end_value, transition_steps, transition_begin }) =>
    polynomial(init_value, end_value, 1, transition_steps, transition_begin),
}));
