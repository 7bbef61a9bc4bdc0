import type { Rule } from "./rule.ts";

/** A cycle of which one phase has no steps at all, or a percentage where a fraction is asked for. */
export const onecycleDegenerate: Rule = {
  id: "LR008",
  name: "onecycle-degenerate",
  severity: "error",
  of: "refusal",
  title: "A phase of the cycle has no steps",
  why: "The framework divides by the length of each phase of the cycle: one that has no steps fails when it is reached, which may be late in the run.",
  reported: ["pytorch/pytorch#180187", "pytorch/pytorch#42447", "Pointcept/Pointcept#173"],
  wrong: "onecycle --max-lr 0.1 --total-steps 10 --pct-start 0.1",
  right: "onecycle --max-lr 0.1 --total-steps 10 --pct-start 0.2",
};
