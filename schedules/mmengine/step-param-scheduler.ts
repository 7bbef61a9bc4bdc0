import * as z from "zod";
import { decayPitfalls } from "../../src/core/decay-pitfalls.ts";
import { taken } from "../../src/core/parameters.ts";
import type { Setting } from "../../src/core/pitfall.ts";
import { Problem } from "../../src/core/problem.ts";
import { mmengineCode } from "./code.ts";
import { mmengineCounting } from "./counting.ts";
import { type Field, paramScheduler } from "./param-scheduler-machine.ts";
import { mmengineReference } from "./reference.ts";
import { endOf, intervalOf, ordered, windowParams } from "./window.ts";

const params = () =>
  ordered(
    z.strictObject({
      step_size: z.number().describe("steps between two decays"),
      gamma: z.number().default(0.1).describe("factor of each decay"),
      ...windowParams(),
    }),
  );
type Params = z.output<ReturnType<typeof params>>;

/** mmengine's StepParamScheduler, on the rate or the momentum. */
export const stepOf = (field: Field) => ({
  formula: `${field}(t) = ${field} · gamma^⌊(t − begin) / step_size⌋ for begin ≤ t < end`,
  shapes: ["steps"] as const,
  code: mmengineCode,
  counting: mmengineCounting,
  reference: mmengineReference,
  interval: intervalOf,
  params,
  end: (window: Params) => endOf(window),
  length: ({ step_size, ...window }: Params) => endOf(window, 4 * Math.abs(step_size) + window.last_step + 1),
  ...(field === "lr" && {
    pitfalls: ({ gamma, step_size, begin, end, last_step }: Params, setting: Setting) => {
      const from = Math.max(0, begin) - taken(last_step);
      const period = { name: "step_size", value: step_size, from, to: end };
      const steps = Math.min(end, setting.steps) - begin;
      return decayPitfalls({ name: "gamma", factor: gamma, period, steps }, setting);
    },
  }),
  build: ({ step_size, gamma, ...window }: Params) =>
    paramScheduler(field, window, () => (value, t) => {
      if (t === 0) return value;
      if (step_size === 0) {
        throw new Problem("division by zero", {
          path: ["step_size"],
          allowed: "Python raises ZeroDivisionError here",
        });
      }
      return t % step_size === 0 ? value * gamma : value;
    }),
});
