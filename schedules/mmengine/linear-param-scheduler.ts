import * as z from "zod";
import { divide } from "../../src/core/arithmetic.ts";
import { refusedFactor } from "../../src/core/decay-pitfalls.ts";
import { countText, rateText } from "../../src/core/facts-text.ts";
import type { Pitfall, Setting } from "../../src/core/pitfall.ts";
import { warmupPitfalls } from "../../src/core/warmup-pitfalls.ts";
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

const factor = (fallback: number, text: string) =>
  z.number().min(0).max(1).default(fallback).describe(`factor of the value ${text}`);

const params = () =>
  ordered(
    z.strictObject({
      start_factor: factor(1 / 3, "when the window begins"),
      end_factor: factor(1, "at the window's last step"),
      ...windowParams(),
    }),
  );

type Params = z.output<ReturnType<typeof params>>;

/** mmengine's LinearParamScheduler, on the rate or the momentum. */
export const linearOf = (field: Field) => ({
  pitfalls: (params: Params, setting: Setting) => (field === "lr" ? unfinishedWarmup(params, setting) : []),
  formula: [
    `${field}(t) = ${field} · (start_factor + (end_factor − start_factor) · s / (end − begin − 1))`,
    "s = t − begin, for begin ≤ t < end; it stays as it is before and after",
  ].join("\n"),
  shapes: ["linear", "warmup"] as const,
  code: mmengineCode,
  counting: mmengineCounting,
  reference: mmengineReference,
  interval: intervalOf,
  params,
  refused: { start_factor: refusedFactor, end_factor: refusedFactor },
  counts: (window: Window) => countsOf(window),
  intervals: byEpochOrNot,
  horizon: (window: Window) => horizonOf(window),
  end: (window: Window) => endOf(window),
  // without an end of its own it has the runner's
  ramp: (window: Window) => endOf(window) ?? 0,
  build({ start_factor, end_factor, ...window }: Params) {
    const total_iters = window.end - window.begin - 1;
    const change = end_factor - start_factor;
    return paramScheduler(field, window, () => (value, t) => {
      if (t === 0) return value * start_factor;
      return (
        value * (1 + divide(change, total_iters * start_factor + (t - 1) * change, "start_factor", "LR025"))
      );
    });
  },
});

/** A warm-up that the run is over before: whatever acts beside it, its factor never comes. */
function unfinishedWarmup(
  { start_factor, end_factor, begin, end, last_step, by_epoch }: Params,
  setting: Setting,
): Pitfall[] {
  const { steps, interval } = setting;
  if (!by_epoch && interval === "epoch") return []; // nobody said how many iterations an epoch has
  const acted = steps - Math.max(0, begin);
  if (start_factor >= end_factor || end >= never || end <= steps || acted <= 0) return [];
  const reached =
    start_factor + ((end_factor - start_factor) * (acted + last_step)) / Math.max(1, end - begin - 1);
  return [
    ...(begin <= 0 && last_step < 0 ? warmupPitfalls("end", end, setting) : []),
    {
      rule: "LR011",
      message: `the warm-up lasts until end ${countText(end)}, the run until ${countText(steps)}: its factor rises to ${rateText(reached)}, and not to ${rateText(end_factor)}`,
      path: ["end"],
    },
  ];
}
