import { Problem } from "../../src/core/problem.ts";
import type { Group } from "../../src/core/schedule.ts";

/** A Problem where the optimizer has neither momentum nor betas to cycle. */
export function requireMomentum(group: Group): void {
  if (group.momentum !== undefined) return;
  throw new Problem("the optimizer has neither momentum nor betas", {
    path: ["cycle_momentum"],
    allowed: "torch refuses to cycle a momentum that is not there",
    hint: "Give --momentum 0.9 or --betas 0.9,0.999, or set cycle_momentum to false",
  });
}
