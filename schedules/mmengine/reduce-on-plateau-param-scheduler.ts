import * as z from "zod";
import { refusedFactor } from "../../src/core/decay-pitfalls.ts";
import { perGroup, valueFor } from "../../src/core/parameters.ts";
import type { Setting } from "../../src/core/pitfall.ts";
import type { Scheduler } from "../../src/core/schedule.ts";
import { neverFires } from "../torch/plateau-pitfalls.ts";
import { mmengineCode } from "./code.ts";
import { mmengineCounting } from "./counting.ts";
import { baseValue, checkMomentum, type Field, type ParamScheduler } from "./param-scheduler-machine.ts";
import { mmengineReference } from "./reference.ts";
import { intervalOf, never, ordered, windowParams } from "./window.ts";

const params = () => {
  const { by_epoch, ...window } = windowParams();
  return ordered(
    z.strictObject({
      monitor: z.string().default("loss").describe("name of the metric; the run's metrics are taken for it"),
      rule: z.enum(["less", "greater"]).default("less").describe("is a smaller or a larger metric better"),
      factor: z.number().lt(1).default(0.1).describe("factor of each reduction"),
      patience: z.number().default(10).describe("validations without improvement that are allowed"),
      threshold: z.number().min(0).default(1e-4).describe("how much better counts as better"),
      threshold_rule: z.enum(["rel", "abs"]).default("rel").describe("is threshold relative to the best"),
      cooldown: z.number().default(0).describe("validations after a reduction in which none counts as bad"),
      min_value: perGroup().default(0).describe("smallest value"),
      eps: z.number().default(1e-8).describe("a smaller reduction is left out"),
      ...window,
      by_epoch: by_epoch
        .refine((value) => value, { error: "mmengine has it by epoch only" })
        .describe("true: mmengine has it by epoch only"),
    }),
  );
};

type Params = z.output<ReturnType<typeof params>>;

/** mmengine's ReduceOnPlateauParamScheduler, on the rate or the momentum: a machine of its own. */
export const reduceOnPlateauOf = (field: Field) => ({
  formula: [
    `${field} ← max(${field} · factor, min_value)`,
    "when the metric was no better for more than patience validations",
  ].join("\n"),
  shapes: ["plateau"] as const,
  code: mmengineCode,
  counting: mmengineCounting,
  reference: mmengineReference,
  interval: intervalOf,
  fed: "step" as const,
  params,
  refused: { factor: refusedFactor },
  pitfalls: ({ patience, begin, end }: Params, { steps }: Setting) =>
    neverFires({ name: "patience", patience, ignored: Math.max(0, begin - 1) }, Math.min(steps, end) - 1),
  build({
    rule,
    factor,
    patience,
    threshold,
    threshold_rule,
    cooldown,
    min_value,
    eps,
    begin,
    end,
    last_step,
  }: Params): Scheduler<ParamScheduler> {
    const isBetter = {
      less_rel: (a: number, best: number) => a < best * (1 - threshold),
      less_abs: (a: number, best: number) => a < best - threshold,
      greater_rel: (a: number, best: number) => a > best * (threshold + 1),
      greater_abs: (a: number, best: number) => a > best + threshold,
    }[`${rule}_${threshold_rule}` as const];
    return {
      writes: [field],
      attach(group) {
        checkMomentum(field, group);
        baseValue(field, group, last_step);
        const lowest = valueFor(min_value, group, "min_value");
        let best = rule === "less" ? never : -never; // what mmengine has for infinity
        let num_bad_epochs = 0;
        let cooldown_counter = 0;
        let global_step = 0; // it takes no step at construction, but begins to count there
        const reduce = () => {
          const value = group[field] as number;
          const reduced = Math.max(value * factor, lowest);
          if (value - reduced > eps) group[field] = reduced;
        };
        const evaluate = (metric: number) => {
          if (begin > global_step || global_step >= end) return;
          if (isBetter(metric, best)) {
            best = metric;
            num_bad_epochs = 0;
          } else {
            num_bad_epochs++;
          }
          if (cooldown_counter > 0) {
            cooldown_counter--;
            num_bad_epochs = 0;
          }
          if (num_bad_epochs > patience) {
            reduce();
            cooldown_counter = cooldown;
            num_bad_epochs = 0;
          }
        };
        return {
          step(metric) {
            global_step++;
            if (metric !== undefined) evaluate(metric);
          },
          evaluate,
        };
      },
    };
  },
});
