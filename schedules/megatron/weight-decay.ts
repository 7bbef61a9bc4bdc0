import { Problem } from "../../src/core/problem.ts";

interface Increase {
  readonly start_wd: number;
  readonly end_wd: number;
  readonly wd_incr_steps?: number | undefined;
  readonly wd_incr_style: "constant" | "linear" | "cosine";
  readonly lr_decay_steps: number;
}

/** `get_wd`: the weight decay after `num_steps` samples. */
export function increasedWeightDecay(params: Increase): (num_steps: number) => number {
  const { start_wd, end_wd, wd_incr_style, wd_incr_steps = params.lr_decay_steps } = params;
  const delta_wd = end_wd - start_wd;
  if (wd_incr_steps === 0 && wd_incr_style !== "constant") {
    throw new Problem("division by zero", {
      path: ["wd_incr_steps"],
      allowed: "Python raises ZeroDivisionError here",
    });
  }
  return (num_steps) => {
    if (num_steps > wd_incr_steps) return end_wd;
    if (wd_incr_style === "constant") {
      if (start_wd === end_wd) return end_wd;
      throw new Problem(`a constant weight decay cannot go from ${start_wd} to ${end_wd}`, {
        path: ["wd_incr_style"],
        allowed: "linear or cosine, where start_wd and end_wd are not the same",
      });
    }
    const ratio = num_steps / wd_incr_steps;
    const along = wd_incr_style === "linear" ? ratio : 0.5 * (Math.cos(Math.PI * (1 - ratio)) + 1);
    return start_wd + along * delta_wd;
  };
}
