import type { Composable, Group, Scheduler } from "../../src/core/schedule.ts";
import { chainable } from "../torch/chainable.ts";

/** torch's LambdaLR with one function for all param groups, which is what these functions return. */
export const lambdaSchedule = (
  last_epoch: number,
  lambdaFor: (group: Group) => (step: number) => number,
): Scheduler<Composable> =>
  chainable(last_epoch, (group) => {
    const factor = lambdaFor(group);
    return { rate: (_lr, t, base) => base * factor(t) };
  });

/** The lambda that rises along a line for `num_warmup_steps`, and is `then` from there on. */
export function warmedUp(num_warmup_steps: number, then: (step: number) => number) {
  const steps = Math.max(1, num_warmup_steps);
  return (step: number) => (step < num_warmup_steps ? step / steps : then(step));
}
