import { divide } from "../../src/core/arithmetic.ts";
import { valueFor } from "../../src/core/parameters.ts";
import type { Scheduler } from "../../src/core/schedule.ts";

interface Greedy {
  readonly mode: "min" | "max";
  readonly factor: number;
  readonly patience: number;
  readonly threshold: number;
  readonly threshold_mode: "rel" | "abs";
  readonly cooldown: number;
  readonly warmup: number;
  readonly min_lr: number | readonly number[];
  readonly max_lr: number | readonly number[];
  readonly eps: number;
  readonly smooth: boolean;
  readonly window_size: number;
  readonly reset_start: number;
}

/** transformers' `GreedyLR`. Each group's machine keeps the rates of all, as a reset waits for all to be at min_lr. */
export function greedyLR(params: Greedy): Scheduler {
  const { mode, factor, patience, threshold, cooldown, warmup, eps, window_size, reset_start } = params;
  const isBetter = {
    min_rel: (a: number, best: number) => a < best * (1 - threshold),
    min_abs: (a: number, best: number) => a < best - threshold,
    max_rel: (a: number, best: number) => a > best * (1 + threshold),
    max_abs: (a: number, best: number) => a > best + threshold,
  }[`${mode}_${params.threshold_mode}` as const];
  const worst = mode === "min" ? Infinity : -Infinity;

  return {
    attach(group) {
      const boundsOf = (name: "min_lr" | "max_lr") =>
        group.rates.map((_, index) => valueFor(params[name], { ...group, index }, name));
      const [lowest, highest] = [boundsOf("min_lr"), boundsOf("max_lr")];
      const rates = [...group.rates];
      let meanOf = streamingAverage(window_size);
      let best = worst;
      let bad = 0;
      let good = 0;
      let cooldown_counter = 0;
      let warmup_counter = 0;
      let until_reset = reset_start;

      /** `_reduce_lr` */
      const reduce = () => {
        let allLowest = true;
        for (let i = 0; i < rates.length; i++) {
          const [rate, least] = [rates[i] as number, lowest[i] as number];
          const reduced = Math.max(rate * factor, least);
          if (rate - reduced > eps) rates[i] = reduced;
          if ((rates[i] as number) > least) allLowest = false;
        }
        if (allLowest && --until_reset <= 0) reset();
      };

      /** `_increase_lr` */
      const raise = () => {
        for (let i = 0; i < rates.length; i++) {
          const rate = rates[i] as number;
          const raised = Math.min(divide(rate, factor, "factor"), highest[i] as number);
          if (raised - rate > eps) rates[i] = raised;
        }
        until_reset = reset_start;
      };

      /** `_reset`; the counters are set by who calls it */
      const reset = () => {
        for (let i = 0; i < rates.length; i++) rates[i] = group.rates[i] as number;
        best = worst;
        good = 0;
        warmup_counter = 0;
        until_reset = reset_start;
        meanOf = streamingAverage(window_size);
      };

      return {
        step(metric = Number.NaN) {
          const current = params.smooth ? meanOf(metric) : metric;
          if (cooldown_counter > 0 || warmup_counter > 0) {
            if (cooldown_counter > 0) cooldown_counter--;
            else warmup_counter--;
            bad = 0;
            good = 0;
            return;
          }
          if (isBetter(current, best)) {
            best = current;
            bad = 0;
            good++;
          } else {
            bad++;
            good = 0;
          }
          if (good > patience) {
            raise();
            warmup_counter = warmup;
            good = 0;
          } else if (bad > patience) {
            reduce();
            cooldown_counter = cooldown;
            bad = 0;
          } else return;
          group.lr = rates[group.index] as number;
        },
      };
    },
  };
}

/** `StreamingAverage`: the mean of the last `window_size` values, from a sum that is kept and drifts. */
function streamingAverage(window_size: number): (value: number) => number {
  const values: number[] = [];
  let sum = 0;
  return (value) => {
    values.push(value);
    sum += value;
    if (values.length > window_size) sum -= values.shift() as number;
    return divide(sum, values.length, "window_size");
  };
}
