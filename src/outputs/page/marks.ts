import type { At } from "../../core/facts.ts";
import { rateText } from "../../core/facts-text.ts";
import type { Severity } from "../../core/finding.ts";
import { type Event, sharedEvents } from "../chart/events.ts";
import { type Box, type Path, Room } from "../chart/room.ts";
import { besideDot, besideRule, boundsOf } from "./beside.ts";
import type { Frame, Panel } from "./frame.ts";
import { sizes, widthOf } from "./measure.ts";
import type { Line, Model } from "./model.ts";
import type { View } from "./view.ts";

/** What is marked in a panel, in CSS pixels of the picture. */
export interface Marked {
  /** Where vertical rules stand. */
  readonly rules: readonly number[];
  readonly dots: readonly { readonly x: number; readonly y: number; readonly line: Line }[];
  /** Lines of text, from their left end and the middle of their height. */
  readonly texts: readonly Text[];
  /** Where rules of findings stand, and their numbers where there is room. */
  readonly found: readonly {
    readonly x: number;
    readonly severity: Severity;
    readonly label?: Text | undefined;
  }[];
}

interface Text {
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

/** A panel of a view, and the corners of its lines. */
export interface Plot {
  readonly panel: Panel;
  readonly paths: readonly Path[];
  readonly frame: Frame;
  readonly model: Model;
  readonly view: View;
}

/** More curves than this are not to be read by single values. */
const mostWithValues = 3;
/** Rules of one kind that are nearer to each other, in pixels, are a hatching; a restart's jump is seen without. */
const leastPitch = { "warm-up": 0, end: 0, seam: 0, milestone: 20, restart: 60 };
/** More restarts than this speak for themselves. */
const mostNamedRestarts = 3;
/** A plot of less is for its lines alone. */
const least = { width: 200, height: 80 };

/**
 * The end of warm-up, restarts, milestones and the end of the run that all lines of a panel have in common, and of few
 * lines their peaks and final rates: those that find room beside the lines.
 */
export function markedIn(plot: Plot): Marked {
  const { panel, paths, frame } = plot;
  const { top, bottom } = panel;
  const lines = panel.lines.filter(({ marks }) => marks !== undefined);
  const isSmall = frame.right - frame.left < least.width || bottom - top < least.height;
  const bounds = boundsOf(panel, frame);
  const room = new Room(bounds, paths);
  if (isSmall || lines.length === 0) return { rules: [], dots: [], texts: [], found: foundIn(plot, room) };
  const rules = rulesOf(sharedEvents(lines.map(({ marks }) => marks?.events ?? [])), plot);
  for (const { x } of rules) room.take({ left: x, right: x, top, bottom });
  const found = foundIn(plot, room);

  const texts: Text[] = [];
  const write = (text: string, boxes: (width: number) => Iterable<Box>): boolean => {
    const box = room.takeFirst(boxes(widthOf(text, sizes.note)));
    if (box) texts.push({ x: box.left, y: (box.top + box.bottom) / 2, text });
    return box !== undefined;
  };
  const values = lines.length > mostWithValues ? [] : lines.flatMap((line) => valuesOf(line, plot));
  const dots = distinct(values).filter((value) => {
    const { x, y, text } = value;
    const isWritten = write(text, (width) => besideDot(value, width, lines.length === 1, bounds));
    if (isWritten) room.take({ left: x - 4, right: x + 4, top: y - 4, bottom: y + 4 });
    return isWritten;
  });
  const areNamed = rules.filter(isRestart).length <= mostNamedRestarts;
  const drawn = rules.filter((rule) => {
    const { x, text } = rule;
    const isNamed = text !== undefined && (areNamed || !isRestart(rule));
    const isWritten = isNamed && write(text, (width) => besideRule(x, width, panel));
    return isWritten || isRestart(rule);
  });
  return { rules: drawn.map(({ x }) => x), dots, texts, found };
}

/** The findings that are seen, in the panel that is looked at first; those at one place have one rule. */
function foundIn({ panel, frame, model, view }: Plot, room: Room): Marked["found"] {
  if (!panel.isLeading) return [];
  const places: { x: number; severity: Severity; rules: Set<string> }[] = [];
  for (const { index, rule, severity } of model.data.found) {
    const place = index / model.data.per;
    if (place < view.x[0] || place > view.x[1]) continue;
    const x = frame.x(place);
    const same = places.find((other) => Math.abs(other.x - x) < 2);
    if (same) same.rules.add(rule);
    else places.push({ x, severity, rules: new Set([rule]) });
  }
  const { top, bottom } = panel;
  for (const { x } of places) room.take({ left: x, right: x, top, bottom });
  return places.map(({ x, severity, rules }) => {
    const text = [...rules].join(", ");
    const box = room.takeFirst(besideRule(x, widthOf(text, sizes.note, "bold"), panel));
    return { x, severity, label: box && { x: box.left, y: (box.top + box.bottom) / 2, text } };
  });
}

interface Rule extends Event {
  readonly x: number;
}

/** Its jump says what its rule is. */
const isRestart = ({ kind }: Event) => kind === "restart";

/** The rules of the events that are seen, without those that crowd. */
function rulesOf(events: readonly Event[], { frame, model, view }: Plot): Rule[] {
  const rules = events.flatMap((event): Rule[] => {
    // the run ends where its axis does
    const place = Math.min(event.index / model.data.per, model.whole[1]);
    return place > view.x[0] && place <= view.x[1] ? [{ ...event, x: frame.x(place) }] : [];
  });
  return rules.filter(({ kind, x }, i) =>
    rules.every((other, k) => k === i || other.kind !== kind || Math.abs(other.x - x) >= leastPitch[kind]),
  );
}

/** A rate that is written beside its place on a line. */
interface Value {
  readonly line: Line;
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

/** The peak and the final rate of a line, where they are seen. */
function valuesOf(line: Line, { panel: { y }, frame, model, view }: Plot): Value[] {
  const isInside = (value: number, [low = 0, high = 0]: readonly number[]) => value >= low && value <= high;
  const value = (name: string, at: At | undefined): Value[] => {
    if (!at) return [];
    const place = at.index / model.data.per;
    if (!isInside(place, view.x) || !isInside(at.rate, y.domain())) return [];
    return [{ line, x: frame.x(place), y: y(at.rate), text: `${name} ${rateText(at.rate)}` }];
  };
  return [...value("peak", line.marks?.peak), ...value("final", line.marks?.final)];
}

/** Lines that share a peak need to tell of it once. */
function distinct(values: readonly Value[]): Value[] {
  const isSame = (one: Value, other: Value) =>
    one.text === other.text && Math.hypot(one.x - other.x, one.y - other.y) < 2;
  return values.filter((value, i) => values.findIndex((other) => isSame(value, other)) === i);
}
