import type { Stepper } from "./schedule.ts";

/**
 * A scheduler as accelerate's `prepare()` wraps it: one call of `step()` makes `times` of them (one for each process,
 * `AcceleratedScheduler.step`). An object that has `total_steps` is called that often at most.
 */
export function prepared(stepper: Stepper, times: number, total_steps: number | undefined): Stepper {
  let left = total_steps ?? Number.POSITIVE_INFINITY;
  return {
    step(metric) {
      for (let i = 0; i < times && left > 0; i++, left--) stepper.step(metric);
    },
  };
}
