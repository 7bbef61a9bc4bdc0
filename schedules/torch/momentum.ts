import { valueFor } from "../../src/core/parameters.ts";
import { Problem } from "../../src/core/problem.ts";
import type { Group } from "../../src/core/schedule.ts";

/** The momenta between which a scheduler cycles, one or one per param group each. */
interface Momenta {
  readonly base_momentum: number | readonly number[];
  readonly max_momentum: number | readonly number[];
}

/** The momenta of this group; a Problem where its optimizer has none to cycle. */
export function momentaFor({ base_momentum, max_momentum }: Momenta, group: Group) {
  if (group.momentum === undefined) {
    throw new Problem("the optimizer has neither momentum nor betas", {
      path: ["cycle_momentum"],
      allowed: "torch refuses to cycle a momentum that is not there",
      hint: "Give --momentum 0.9 or --betas 0.9,0.999, or set cycle_momentum to false",
    });
  }
  return {
    base_momentum: valueFor(base_momentum, group, "base_momentum"),
    max_momentum: valueFor(max_momentum, group, "max_momentum"),
  };
}
