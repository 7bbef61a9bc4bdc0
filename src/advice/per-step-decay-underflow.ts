import { declared } from "./declared.ts";
import type { Found, Rule, Sight } from "./rule.ts";
import { steppedAt } from "./stepped-at.ts";

/** A decay that was thought of in epochs is applied at every step, and leaves nothing of the rate. */
export const perStepDecayUnderflow: Rule = {
  id: "LR028",
  name: "per-step-decay-underflow",
  severity: "warning",
  of: "plan",
  title: "A decay at every step leaves nothing of the rate",
  why: "A factor for epochs that is applied at every step brings the rate to nothing in the first part of the run; what follows trains nothing.",
  reported: ["ivadomed/ivadomed#55", "aimagelab/meshed-memory-transformer#71"],
  covers: ["LR014"],
  wrong: "exponential --gamma 0.95 --interval step --epochs 20 --steps-per-epoch 500",
  right: "exponential --gamma 0.9999 --interval step --epochs 20 --steps-per-epoch 500",
  find: (sight) =>
    declared("LR028", sight).map((found) => ({ ...found, advice: found.advice || adviceFor(found, sight) })),
};

/** Some are stepped at every step, whatever anyone says: those have steps in which the rate is once multiplied. */
function adviceFor({ path = [] }: Found, { planned }: Sight): string {
  const other = steppedAt("epoch", planned.part) ? "step the scheduler at epochs" : `a larger ${path.at(-1)}`;
  return `if that is not meant, give a factor nearer to 1, or ${other}`;
}
