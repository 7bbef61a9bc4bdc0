import { declared } from "./declared.ts";
import type { Rule } from "./rule.ts";

/** A factor that the framework refuses, or that makes the rate grow where a decay is meant. */
export const factorDomain: Rule = {
  id: "LR025",
  name: "factor-domain",
  severity: "warning",
  also: ["error", "note"],
  of: "plan",
  title: "A factor is outside the range that makes sense",
  why: "A factor of 0 cannot be divided out again, and one above 1 makes the rate grow: a decay wants one between the two.",
  reported: ["pytorch/pytorch#86454", "pytorch/pytorch#86695", "ildoonet/pytorch-gradual-warmup-lr#4"],
  covers: ["LR011", "LR014"],
  wrong: "exponential --gamma 1.05 --epochs 100",
  right: "exponential --gamma 0.95 --epochs 100",
  find(sight) {
    // one that others follow may be a warm-up
    const last = sight.stages.filter(({ to }) => to >= sight.steps);
    return declared("LR025", { ...sight, stages: last }).map((found) => ({
      ...found,
      advice:
        found.advice ||
        `if ${found.severity === "note" ? "it is no test of the range of rates" : "that is not meant"}, give a factor below 1`,
    }));
  },
};
