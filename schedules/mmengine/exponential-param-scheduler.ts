import * as z from "zod";
import { decayPitfalls } from "../../src/core/decay-pitfalls.ts";
import type { Setting } from "../../src/core/pitfall.ts";
import { mmengineCode } from "./code.ts";
import { mmengineCounting } from "./counting.ts";
import { type Field, paramScheduler } from "./param-scheduler-machine.ts";
import { mmengineReference } from "./reference.ts";
import { endOf, intervalOf, ordered, type Window, windowParams } from "./window.ts";

const params = () =>
  ordered(z.strictObject({ gamma: z.number().describe("factor of each step"), ...windowParams() }));
type Params = z.output<ReturnType<typeof params>>;

/** mmengine's ExponentialParamScheduler, on the rate or the momentum. */
export const exponentialOf = (field: Field) => ({
  formula: `${field}(t) = ${field} · gamma^(t − begin) for begin ≤ t < end; it stays as it is before and after`,
  shapes: ["exponential"] as const,
  code: mmengineCode,
  counting: mmengineCounting,
  reference: mmengineReference,
  interval: intervalOf,
  params,
  end: (window: Window) => endOf(window),
  ...(field === "lr" && {
    pitfalls: ({ gamma, begin, end }: Params, setting: Setting) =>
      decayPitfalls(
        { name: "gamma", factor: gamma, from: begin, steps: Math.min(end, setting.steps) - begin },
        setting,
      ),
  }),
  build: ({ gamma, ...window }: Params) =>
    paramScheduler(field, window, () => (value, t) => (t === 0 ? value : value * gamma)),
});
