import type { Facts } from "../core/facts.ts";
import { countText } from "../core/facts-text.ts";
import type { Found, Sight } from "./rule.ts";

/** A last milestone behind this part of the run is one that was counted in the run's own steps. */
const late = 0.5;
/** A warm-up that is over after less than this part of the run is hardly one. */
const short = 0.01;

/**
 * What comes early as accelerate steps the scheduler once for each process, where nothing says how long the schedule
 * is to last: milestones, all that it counts, or a warm-up that is next to none then. Whoever has counted in steps of
 * all processes may see the same, so that it is a note, and silences no other rule, unless the milestones tell.
 */
export function steppedMoreOften(sight: Sight, { peak, lowest, final }: Facts): Found[] {
  const { planned, steps, stages, interval, indexOf, place } = sight;
  const { times, part } = planned;
  const calls = steps / times;
  if (times === 1 || calls < 2 || lowest.rate === peak.rate) return [];
  const last = stages.at(-1);
  const milestones = last?.part.milestones ?? [];
  const message = `accelerate steps the scheduler ${times} times at each of the run's ${countText(calls)} ${interval}s`;
  const advice = `if that is not meant, do not prepare() the scheduler, or count in steps of all ${times} processes`;
  const unsure = { severity: "note", covers: false, advice } as const;
  if (last !== undefined && milestones.length > 0) {
    const latest = last.from + Math.max(...milestones);
    if (latest >= calls || latest <= 0) return [];
    const at = indexOf(latest);
    const found = {
      message: `${message}: the last milestone, ${countText(latest)}, comes at ${place(at)}`,
      at,
    };
    return [latest >= late * calls ? { ...found, severity: "warning", advice } : { ...found, ...unsure }];
  }
  const { end } = part;
  if (end === undefined) {
    return [{ message: `${message}: what it counts comes ${times} times as early`, ...unsure }];
  }
  // what stays at its highest then is a warm-up
  const after = Math.ceil(end / times);
  if (end < times || after >= short * calls || final.rate < peak.rate) return [];
  return [
    {
      message: `${message}: the warm-up of ${countText(end)} is over after ${countText(after)} of them, less than 1 % of the run`,
      at: indexOf(end),
      ...unsure,
    },
  ];
}
