import type { Random } from "./random.ts";
import type { Tree } from "./trees.ts";

const decays = ["linear", "cosine", "1-sqrt", "exponential"] as const;

/** A schedule that is a formula of a paper, which its text says to torch as a lambda. */
export function paper(r: Random): Tree {
  const total_steps = r.int(1, 200);
  const run = { steps: r.int(1, 250), optimizer: { lr: r.magnitude(1e-6, 10) } };
  if (r.chance(0.2)) return { ...run, schedule: { type: "generic.rex", total_steps } };
  if (r.chance(0.25)) {
    const [d_model, warmup_steps] = [r.int(1, 4096), r.int(1, 400)];
    return {
      ...run,
      schedule: { type: "generic.noam", d_model, warmup_steps, factor: r.pick([1, r.magnitude(0.01, 100)]) },
    };
  }
  const decay = r.pick(decays);
  return {
    ...run,
    schedule: {
      type: "generic.warmup_stable_decay",
      total_steps,
      warmup_steps: r.int(0, total_steps),
      decay_steps: r.pick([null, r.int(0, total_steps)]),
      min_lr_ratio: r.pick([decay === "exponential" ? 0.01 : 0, r.between(0.001, 1)]),
      decay,
    },
  };
}
