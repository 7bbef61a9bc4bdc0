import type { Composable, Scheduler } from "../../src/core/schedule.ts";
import { chainable } from "../torch/chainable.ts";

/** A schedule of a paper as its users write it: torch's LambdaLR with this factor of the initial rate. */
export const lambda = (factor: (t: number) => number): Scheduler<Composable> =>
  chainable(-1, () => ({ rate: (_lr, t, base) => base * factor(t) }));

/** `total_steps`, as long as the run where it is not given. */
export function totalFrom(
  total_steps: unknown,
  { epochs, steps, steps_per_epoch = 1 }: { epochs?: unknown; steps?: unknown; steps_per_epoch?: unknown },
): Record<string, unknown> {
  if (total_steps !== undefined) return {};
  if (steps !== undefined) return { total_steps: steps };
  return epochs === undefined ? {} : { total_steps: Number(epochs) * Number(steps_per_epoch) };
}
