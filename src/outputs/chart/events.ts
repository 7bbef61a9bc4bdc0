import type { Curve } from "../../core/curve.ts";
import type { Facts } from "../../core/facts.ts";
import type { Window } from "../../core/window.ts";
import { numberLabels } from "../axis/tick-labels.ts";

/** Something that happens at an index of a run, for a rule to mark. */
export interface Event {
  readonly kind: "warm-up" | "end" | "seam" | "milestone" | "restart";
  readonly index: number;
  /** What to write beside the rule. */
  readonly text: string;
}

/** More restarts than this are nearer to each other than rules may be, on the widest picture. */
const mostRestarts = 200;

const { of: placeOf } = numberLabels(",.2~f");

/** What happens in a curve, the most telling first, one event an index. */
export function eventsOf(
  { length, end, milestones, seam }: Curve,
  { warmup, restartCount, restarts }: Facts,
  { per }: Window,
): Event[] {
  const at = (index: number) => placeOf(index / per);
  const events: Event[] = [];
  if (seam) events.push({ kind: "seam", index: seam.index, text: `${seam.name} at ${at(seam.index)}` });
  if (warmup !== undefined)
    events.push({ kind: "warm-up", index: warmup, text: `warm-up ends ${at(warmup)}` });
  if (end !== undefined && end > length) {
    events.push({ kind: "end", index: length, text: `run ends at ${at(length)} of ${at(end)}` });
  }
  for (const index of milestones) {
    if (index > 0 && index < length)
      events.push({ kind: "milestone", index, text: `milestone ${at(index)}` });
  }
  if (restartCount <= mostRestarts) {
    for (const index of restarts) events.push({ kind: "restart", index, text: `restart ${at(index)}` });
  }
  return events.filter(({ index }, i) => events.findIndex((other) => other.index === index) === i);
}

/** The events that all of some curves have in common; other rules would be of one curve and cross them all. */
export function sharedEvents(curves: readonly (readonly Event[])[]): Event[] {
  const [first = [], ...others] = curves;
  return first.filter((event) =>
    others.every((events) => events.some(({ kind, text }) => kind === event.kind && text === event.text)),
  );
}
