import * as z from "zod";
import { divide } from "../../src/core/arithmetic.ts";
import { listedCycle } from "../../src/core/cycle.ts";
import { cyclePitfalls } from "../../src/core/cycle-pitfalls.ts";
import { taken } from "../../src/core/parameters.ts";
import type { Setting } from "../../src/core/pitfall.ts";
import { mmengineCode } from "./code.ts";
import { mmengineCounting } from "./counting.ts";
import { etaMin, lowestOf } from "./eta-min.ts";
import { type Field, paramScheduler } from "./param-scheduler-machine.ts";
import { mmengineReference } from "./reference.ts";
import { endOf, intervalOf, ordered, windowParams } from "./window.ts";

const { cos, PI } = Math;

const params = () =>
  ordered(
    z.strictObject({
      periods: z.array(z.number()).describe("steps of each cycle"),
      restart_weights: z
        .array(z.number())
        .default([1])
        .describe("height at which each cycle begins, as a part of the first value"),
      eta_min: etaMin.eta_min(),
      eta_min_ratio: etaMin.eta_min_ratio(),
      ...windowParams(),
    }),
  )
    .refine(({ eta_min, eta_min_ratio }) => (eta_min === null) !== (eta_min_ratio === null), {
      path: ["eta_min"],
      error: "mmengine wants eta_min or eta_min_ratio, and not both",
    })
    .refine(({ periods, restart_weights }) => periods.length === restart_weights.length, {
      path: ["restart_weights"],
      error: "mmengine wants one for each of periods",
    });
type Params = z.output<ReturnType<typeof params>>;

/** mmengine's CosineRestartParamScheduler, on the rate or the momentum. */
export const cosineRestartOf = (field: Field) => ({
  formula: [
    `${field}(t) = eta_min + (w · ${field} − eta_min) · (1 + cos(π · s / periods[i])) / 2`,
    "w = restart_weights[i]; s: step in cycle i",
    "it stays as it is outside begin ≤ t < end and behind the last cycle",
  ].join("\n"),
  shapes: ["cosine-restarts"] as const,
  code: mmengineCode,
  counting: mmengineCounting,
  reference: mmengineReference,
  interval: intervalOf,
  params,
  refused: { restart_weights: "LR018" },
  end: ({ periods, ...window }: Params) => endOf(window, Math.max(0, ...cumulated(periods))),
  cycle: ({ periods, begin, last_step }: Params, n: number) =>
    listedCycle(Math.max(0, begin) - taken(last_step), periods, n),
  ...(field === "lr" && {
    pitfalls: ({ periods }: Params, setting: Setting) => cyclePitfalls(periods[0] ?? 0, { periods }, setting),
  }),
  build({ periods, restart_weights, eta_min, eta_min_ratio, ...window }: Params) {
    const ends = cumulated(periods);
    const lowest = lowestOf({ eta_min, eta_min_ratio });
    return paramScheduler(field, window, () => (value, t, base) => {
      let i = 0;
      while (i < ends.length && t >= (ends[i] as number)) i++;
      if (i === ends.length) return value;
      const period = periods[i] as number;
      const s = t - (i === 0 ? 0 : (ends[i - 1] as number));
      if (s === 0) return base * (restart_weights[i] as number);
      const low = lowest(base);
      return (
        divide(1 + cos((PI * s) / period), 1 + cos((PI * (s - 1)) / period), "periods") * (value - low) + low
      );
    });
  },
});

/** Where each cycle ends. */
function cumulated(periods: readonly number[]): number[] {
  let sum = 0;
  return periods.map((period) => (sum += period));
}
