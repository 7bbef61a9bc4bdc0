import * as z from "zod";
import { divide, power } from "../../src/core/arithmetic.ts";
import { mmengineCode } from "./code.ts";
import { mmengineCounting } from "./counting.ts";
import { type Field, paramScheduler } from "./param-scheduler-machine.ts";
import { mmengineReference } from "./reference.ts";
import {
  byEpochOrNot,
  countsOf,
  endOf,
  horizonOf,
  intervalOf,
  ordered,
  type Window,
  windowParams,
} from "./window.ts";

const params = () =>
  ordered(
    z.strictObject({
      eta_min: z.number().default(0).describe("value at the window's last step"),
      power: z.number().default(1).describe("exponent of the polynomial"),
      ...windowParams(),
    }),
  );

/** mmengine's PolyParamScheduler, on the rate or the momentum. */
export const polyOf = (field: Field) => ({
  formula: [
    `${field}(t) = eta_min + (${field} − eta_min) · (1 − (t − begin) / (end − begin − 1))^power`,
    "for begin ≤ t < end; it stays as it is before and after",
  ].join("\n"),
  shapes: ["polynomial", "linear"] as const,
  code: mmengineCode,
  counting: mmengineCounting,
  reference: mmengineReference,
  interval: intervalOf,
  params,
  counts: (window: Window) => countsOf(window),
  intervals: byEpochOrNot,
  horizon: (window: Window) => horizonOf(window),
  end: (window: Window) => endOf(window),
  build({ eta_min, power: exponent, ...window }: z.output<ReturnType<typeof params>>) {
    const total_iters = window.end - window.begin - 1;
    return paramScheduler(field, window, () => (value, t) => {
      if (t === 0) return value;
      return (value - eta_min) * power(1 - divide(1, total_iters - t + 1), exponent, "power") + eta_min;
    });
  },
});
