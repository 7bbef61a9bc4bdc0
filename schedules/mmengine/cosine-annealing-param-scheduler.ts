import * as z from "zod";
import { divide } from "../../src/core/arithmetic.ts";
import { countText } from "../../src/core/facts-text.ts";
import type { Pitfall } from "../../src/core/pitfall.ts";
import { mmengineCode } from "./code.ts";
import { mmengineCounting } from "./counting.ts";
import { etaMin, lowestOf } from "./eta-min.ts";
import { type Field, paramScheduler } from "./param-scheduler-machine.ts";
import { mmengineReference } from "./reference.ts";
import { byEpochOrNot, countsOf, endOf, horizonOf, intervalOf, ordered, windowParams } from "./window.ts";

const { cos, PI } = Math;

/** So small a part of the descent is nothing lost. */
const slight = 0.01;

const params = () =>
  ordered(
    z.strictObject({
      T_max: z.number().nullable().default(null).describe("steps of the descent; none or 0: end − begin"),
      eta_min: etaMin.eta_min(),
      ...windowParams(),
      eta_min_ratio: etaMin.eta_min_ratio(),
    }),
  ).refine(({ eta_min, eta_min_ratio }) => eta_min === null || eta_min_ratio === null, {
    path: ["eta_min_ratio"],
    error: "eta_min is given too; mmengine takes one of the two",
  });
type Params = z.output<ReturnType<typeof params>>;

/** mmengine's CosineAnnealingParamScheduler, on the rate or the momentum. */
export const cosineAnnealingOf = (field: Field) => ({
  formula: [
    `${field}(t) = eta_min + (${field} − eta_min) · (1 + cos(π · (t − begin) / T_max)) / 2`,
    "for begin ≤ t < end; it stays as it is before and after",
  ].join("\n"),
  shapes: ["cosine"] as const,
  code: mmengineCode,
  counting: mmengineCounting,
  reference: mmengineReference,
  interval: intervalOf,
  params,
  counts: (window: Params) => countsOf(window, "T_max"),
  intervals: byEpochOrNot,
  horizon: ({ T_max, ...window }: Params) => horizonOf(window, "T_max", T_max),
  end: ({ T_max, ...window }: Params) => endOf(window, T_max ? Math.abs(T_max) : undefined),
  pitfalls: ({ T_max, begin, end }: Params) =>
    field === "lr" && T_max !== null ? warmupPitfall(T_max, begin, end) : [],
  build({ T_max: given, eta_min, eta_min_ratio, ...window }: Params) {
    const T_max = given || window.end - window.begin;
    const lowest = lowestOf({ eta_min, eta_min_ratio });
    return paramScheduler(field, window, () => (value, t, base) => {
      if (t === 0) return value;
      const low = lowest(base);
      if ((t - 1 - T_max) % (2 * T_max) === 0) return value + ((base - low) * (1 - cos(PI / T_max))) / 2;
      return (
        divide(1 + cos((PI * t) / T_max), 1 + cos((PI * (t - 1)) / T_max), "T_max") * (value - low) + low
      );
    });
  },
});

/** A T_max that is the end of the window, as if it were not counted from its beginning on. */
function warmupPitfall(T_max: number, begin: number, end: number): Pitfall[] {
  if (begin <= 0 || T_max !== end) return [];
  const left = (1 - cos((PI * begin) / T_max)) / 2;
  if (left < slight) return [];
  return [
    {
      rule: "LR005",
      message: `T_max ${countText(T_max)} is counted from begin ${countText(begin)} on, and is cut at end ${countText(end)}: ${Number((100 * left).toPrecision(2))} % of the descent is left there`,
      advice: "if that is not meant, let it be end − begin",
      changes: { T_max: end - begin },
    },
  ];
}
