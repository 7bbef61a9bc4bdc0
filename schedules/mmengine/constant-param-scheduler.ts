import * as z from "zod";
import { divide } from "../../src/core/arithmetic.ts";
import { refusedFactor } from "../../src/core/decay-pitfalls.ts";
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
  never,
  ordered,
  type Window,
  windowParams,
} from "./window.ts";

const params = () =>
  ordered(
    z.strictObject({
      factor: z
        .number()
        .min(0)
        .max(1)
        .default(1 / 3)
        .describe("factor of the value within the window"),
      ...windowParams(),
    }),
  );

/** mmengine's ConstantParamScheduler, on the rate or the momentum. */
export const constantOf = (field: Field) => ({
  formula: [
    `${field}(t) = ${field} · factor    for begin ≤ t < end − 1`,
    `${field}(t) = ${field}             before and after; a window of one step keeps the factor`,
  ].join("\n"),
  shapes: ["constant"] as const,
  code: mmengineCode,
  counting: mmengineCounting,
  reference: mmengineReference,
  interval: intervalOf,
  params,
  refused: { factor: refusedFactor },
  counts: (window: Window) => countsOf(window),
  intervals: byEpochOrNot,
  horizon: (window: Window) => horizonOf(window),
  end: (window: Window) => endOf(window),
  length({ begin, end }: Window) {
    return end < never ? Math.ceil(end + (end - Math.max(0, begin))) : undefined;
  },
  build({ factor, ...window }: z.output<ReturnType<typeof params>>) {
    const total_iters = window.end - window.begin - 1;
    return paramScheduler(field, window, () => (value, t) => {
      if (t === 0) return value * factor;
      return t === total_iters ? value * divide(1, factor, "factor", "LR025") : value;
    });
  },
});
