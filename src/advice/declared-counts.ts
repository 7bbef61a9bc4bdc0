import { countText } from "../core/facts-text.ts";
import { clocksOf } from "./clock.ts";
import { declared } from "./declared.ts";
import { countedBy } from "./recounted.ts";
import type { Found, Sight } from "./rule.ts";

/** What the definitions of a curve's schedules themselves declare as a count of steps where they are stepped at epochs. */
export function declaredSteps(sight: Sight): Found[] {
  const each = countText(sight.steps_per_epoch ?? 1);
  const [clock, other] = clocksOf(sight);
  const stepping = other === undefined ? clock?.steppedAt("step") : undefined;
  const orStep = stepping ? `step it after every batch (${stepping}), or ` : "";
  return mended("LR001", sight, `if that is not meant, ${orStep}count it in epochs, each of ${each} steps`);
}

/** What they declare as a count of epochs where they are stepped at every batch. */
export function declaredEpochs(sight: Sight): Found[] {
  const { planned, steps_per_epoch: each = 1 } = sight;
  const count = `count ${countText(each)} steps in an epoch`;
  // where the framework does not say, some loops step it at epochs
  const isOpen = planned.part.definition.interval === undefined;
  return mended(
    "LR002",
    sight,
    `if epochs are meant, ${isOpen ? `step it once an epoch (--interval epoch), or ${count}` : count}`,
  );
}

/**
 * With what to write, unless several schedules take turns: then their turns are to be counted otherwise, too. Nothing
 * is known where accelerate makes several steps of one.
 */
function mended(id: string, sight: Sight, otherwise?: string): Found[] {
  if (sight.planned.times > 1) return [];
  const found = declared(id, sight, otherwise);
  // what holds them and counts nothing itself gives them no turns
  const isAlone = sight.holders.every(({ part }) => countedBy(part)?.length === 0);
  return isAlone ? found : found.map(({ changes: _, ...rest }) => rest);
}
