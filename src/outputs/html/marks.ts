import type { Curve } from "../../core/curve.ts";
import type { Facts } from "../../core/facts.ts";
import type { Window } from "../../core/window.ts";
import { eventsOf } from "../chart/events.ts";
import type { Marks } from "../page/data.ts";

/** More events than this are a hatching, not something to read, however near one looks. */
const mostEvents = 200;

/** What a page marks of a curve; nothing of what was before a change. */
export function marksOf(curve: Curve, facts: Facts, window: Window): Marks | undefined {
  if (curve.side === "before") return undefined;
  const { peak, lowest, final } = facts;
  const events = eventsOf(curve, facts, window);
  const hasPeak = peak.rate > lowest.rate && peak.index < final.index;
  return { events: events.length > mostEvents ? [] : events, peak: hasPeak ? peak : undefined, final };
}
