import { valueFor } from "../../src/core/parameters.ts";
import type { Scheduler } from "../../src/core/schedule.ts";

export interface PlateauParams {
  readonly mode: "min" | "max";
  readonly factor: number;
  readonly patience: number;
  readonly threshold: number;
  readonly threshold_mode: "rel" | "abs";
  readonly cooldown: number;
  readonly min_lr: number | readonly number[];
  readonly eps: number;
}

/** torch's `ReduceLROnPlateau`, which other frameworks have inside theirs. */
export function plateau(params: PlateauParams): Scheduler {
  const { mode, factor, patience, threshold, threshold_mode, cooldown, min_lr, eps } = params;
  const isBetter = {
    min_rel: (a: number, best: number) => a < best * (1 - threshold),
    min_abs: (a: number, best: number) => a < best - threshold,
    max_rel: (a: number, best: number) => a > best * (threshold + 1),
    max_abs: (a: number, best: number) => a > best + threshold,
  }[`${mode}_${threshold_mode}` as const];
  return {
    attach(group) {
      const lowest = valueFor(min_lr, group, "min_lr");
      let best = mode === "min" ? Infinity : -Infinity;
      let num_bad_epochs = 0;
      let cooldown_counter = 0;
      return {
        step(metric = Number.NaN) {
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
            const reduced = Math.max(group.lr * factor, lowest);
            if (group.lr - reduced > eps) group.lr = reduced;
            cooldown_counter = cooldown;
            num_bad_epochs = 0;
          }
        },
      };
    },
  };
}
