import { describe, expect, test } from "vitest";
import { compute } from "../helpers/compute.ts";

type Params = Record<string, unknown>;

const rates = (params: Params, steps: number, lr = 1) =>
  compute({ steps, optimizer: { lr }, schedule: { type: "torchtitan.build_lr_schedulers", ...params } })[0]
    ?.lr;

/** Another way to the same: the phases one after the other, as torchtitan's function goes through them. */
function ported(i: number, w: number, total: number, d: number, type: string, low: number): number {
  const stable = total + 1 - w - d;
  let step = i;
  if (step < w) {
    step += 1;
    return step / w;
  }
  if (step < w + stable) return 1;
  step += 1;
  const progress = (step - (w + stable)) / d;
  let adjustment = 1 - progress;
  if (type === "sqrt") adjustment = 1 - Math.sqrt(progress);
  if (type === "cosine") adjustment = 0.5 * (1 + Math.cos(Math.PI * progress));
  return low + (1 - low) * adjustment;
}

describe("torchtitan's [lr_scheduler]", () => {
  const phases = [
    { given: { warmup_steps: 10, total_steps: 100 }, warmup: 10, decay: 90 },
    { given: { warmup_steps: 0, total_steps: 100 }, warmup: 0, decay: 100 },
    { given: { warmup_steps: 20, total_steps: 100, decay_ratio: 0.3 }, warmup: 20, decay: 30 },
    { given: { warmup_steps: 90, total_steps: 100, decay_ratio: 0.3 }, warmup: 90, decay: 10 },
    { given: { total_steps: 100 }, warmup: 100, decay: 0 },
    { given: { warmup_steps: 1, total_steps: 100, decay_ratio: 0 }, warmup: 1, decay: 0 },
    { given: { warmup_steps: 3.7, total_steps: 100, decay_ratio: 0.5 }, warmup: 3, decay: 50 },
    { given: { warmup_steps: 2, total_steps: 25, decay_ratio: 0.1 }, warmup: 2, decay: 2 },
    { given: { warmup_steps: 2, total_steps: 35, decay_ratio: 0.1 }, warmup: 2, decay: 4 },
  ];
  const shapes = ["linear", "sqrt", "cosine"].flatMap((decay_type) =>
    [0, 0.1].map((min_lr_factor) => ({ decay_type, min_lr_factor })),
  );

  test.each(phases)("$given", ({ given, warmup, decay }) => {
    const total = given.total_steps;
    for (const { decay_type, min_lr_factor } of shapes) {
      const want = Array.from({ length: total }, (_, i) =>
        ported(i, warmup, total, decay, decay_type, min_lr_factor),
      );
      expect(rates({ ...given, decay_type, min_lr_factor }, total)).toEqual(want);
    }
  });

  test("by hand: a warm-up of 4, and the last 4 of 10 down, the end never drawn", () => {
    const lr = rates({ warmup_steps: 4, total_steps: 10, decay_ratio: 0.4 }, 10, 0.4);
    expect(lr?.map((rate) => Math.round(rate * 1e12) / 1e12)).toEqual([
      0.1, 0.2, 0.3, 0.4, 0.4, 0.4, 0.4, 0.3, 0.2, 0.1,
    ]);
  });

  test("a run beyond an end without decay divides by zero, as it does there", () => {
    const beyond = () => rates({ warmup_steps: 1, total_steps: 10, decay_ratio: 0 }, 12);
    expect(beyond).toThrow("division by zero (step 11)");
  });
});
