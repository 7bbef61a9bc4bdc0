import { countText } from "../core/facts-text.ts";
import { declared } from "./declared.ts";
import type { Found, Sight } from "./rule.ts";

/**
 * What the definitions of a curve's schedules themselves declare as a count of epochs where they are stepped at every
 * batch (LR002). It is said what to write, unless several schedules take turns: then their turns are to be counted, too.
 */
export function declaredEpochs(sight: Sight): Found[] {
  const { planned, stages, steps_per_epoch: each = 1 } = sight;
  // of steps that accelerate makes there are more in an epoch
  if (planned.times > 1) return [];
  const count = `count ${countText(each)} steps in an epoch`;
  const { interval } = planned.part.definition;
  // stepped at epochs by some loops, and at batches by others
  const advice = `if epochs are meant, ${interval === undefined ? `step it once an epoch (--interval epoch), or ${count}` : count}`;
  const found = declared("LR002", sight, advice);
  return stages.length === 1 ? found : found.map(({ changes: _, ...rest }) => rest);
}
