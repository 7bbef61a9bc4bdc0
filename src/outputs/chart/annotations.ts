import type { Facts } from "../../core/facts.ts";
import { rateText } from "../../core/facts-text.ts";
import type { Figure } from "../../core/figure.ts";
import type { Finding } from "../../core/finding.ts";
import type { Window } from "../../core/window.ts";
import type { Axis } from "./axes.ts";
import { type Event, eventsOf, sharedEvents } from "./events.ts";
import { type FindingMark, findingMarksOf } from "./finding-marks.ts";
import type { Frame } from "./frame.ts";
import { peakOf } from "./peak.ts";
import { type Box, type Path, Room } from "./room.ts";
import type { Drawn } from "./rows.ts";
import { textWidth } from "./text.ts";
import { sizes } from "./theme.ts";

/** What is written into a chart, in the units of its axes. */
export interface Annotations {
  /** Where vertical rules stand. */
  readonly rules: readonly number[];
  readonly dots: readonly Dot[];
  readonly texts: readonly Text[];
  /** Where findings are seen. */
  readonly found: readonly FindingMark[];
}

interface Dot {
  readonly position: number;
  readonly rate: number;
  readonly color: string;
}

/** A line of text, from its left end and the middle of its height. */
interface Text {
  readonly position: number;
  readonly rate: number;
  readonly text: string;
}

/** The chart that is annotated. */
export interface Annotated {
  readonly figure: Figure;
  readonly window: Window;
  readonly drawn: readonly Drawn[];
  /** Of each of `drawn`, in their order. */
  readonly facts: readonly Facts[];
  readonly x: Axis;
  readonly above: Axis | undefined;
  /** Has it a title above it? */
  readonly isTitledAbove: boolean;
  readonly y: Axis;
  readonly legend: { readonly orient: string } | undefined;
  readonly frame: Frame;
  /** Where its panel begins, as a part of the plot's height from above. */
  readonly from: number;
}

/** More curves than this are not to be read by single values. */
const mostWithValues = 3;
/** Rules of one kind that are nearer to each other, in pixels, are a hatching; a restart's jump is seen without. */
const leastPitch = { "warm-up": 0, end: 0, seam: 0, milestone: 20, restart: 60 };
/** More restarts than this speak for themselves. */
const mostNamedRestarts = 3;
/** A plot of less is for its lines alone. */
const least = { width: 200, height: 80 };
/** How far text may reach above the plot, where there is nothing else. */
const overPlot = 12;
/** What text keeps from the axis on the left. */
const offAxis = 5;
/** Half the height of a line of text; kerning, which is not measured, may widen it by that part. */
const halfLine = 7;
const kerning = 1.03;

export const nothing: Annotations = { rules: [], dots: [], texts: [], found: [] };

/**
 * The end of warm-up, restarts, milestones, the end of a run that a schedule goes on after, and peak and final rates:
 * those that find room where they cover nothing, and before them the findings. The same chart gets the same. In a
 * window, reads up to three curves for their peaks.
 */
export function annotationsOf(chart: Annotated, findings: readonly Finding[]): Annotations {
  const { figure, window, drawn, facts, frame, legend } = chart;
  const isSmall = frame.width < least.width || frame.height < least.height || legend?.orient === "right";
  const room = roomOf(chart);
  if (!figure.chart.annotate || isSmall) return { ...nothing, found: findingMarksOf(findings, chart, room) };
  const marked = drawn
    .map((series, i) => ({ ...series, facts: facts[i] as Facts }))
    .filter(({ isMarked }) => isMarked);
  const rules = rulesOf(
    sharedEvents(marked.map(({ curve, facts }) => eventsOf(curve, facts, window))),
    chart,
  );
  for (const { x } of rules) room.take({ left: x, right: x, top: 0, bottom: frame.height });
  const found = findingMarksOf(findings, chart, room);

  const dots: Dot[] = [];
  const texts: Text[] = [];
  const write = (text: string, { left, top, bottom }: Box) =>
    texts.push({ position: frame.position(left), rate: frame.rate((top + bottom) / 2), text });
  const values = marked.length > mostWithValues ? [] : marked.map((series) => valuesOf(series, chart));
  for (const value of distinct([...values.map(([peak]) => peak), ...values.map(([, final]) => final)])) {
    const box = room.takeFirst(besideDot(value, frame.width, marked.length > 1));
    if (box === undefined) continue;
    room.take({ left: value.x - 4, right: value.x + 4, top: value.y - 4, bottom: value.y + 4 });
    dots.push(value);
    write(value.text, box);
  }
  const isRestart = ({ kind }: Rule) => kind === "restart";
  const areNamed = rules.filter(isRestart).length <= mostNamedRestarts;
  const drawnRules = rules.filter((rule) => {
    if (isRestart(rule) && !areNamed) return true;
    const box = room.takeFirst(besideRule(rule.x, rule.text, frame.height));
    if (box !== undefined) write(rule.text, box);
    return isRestart(rule) || box !== undefined; // a jump says what its rule is
  });
  return { rules: drawnRules.map(({ position }) => position), dots, texts, found };
}

/** A rate that is written beside its place on the line. */
interface Value extends Dot {
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

/** The peak and the final rate, where they are in the window and tell two things. */
function valuesOf(
  { curve, facts, color }: Drawn & { facts: Facts },
  { window, frame, x, y }: Annotated,
): [peak: Value | undefined, final: Value | undefined] {
  const { from, to } = window.range;
  const value = (name: string, { index, rate }: Facts["peak"]): Value | undefined => {
    const position = index / window.per;
    const isInside = (place: number, [low, high]: Axis["domain"]) => place >= low && place <= high;
    if (!isInside(position, x.domain) || !isInside(rate, y.domain)) return undefined;
    return {
      position,
      rate,
      color,
      x: frame.x(position),
      y: frame.y(rate),
      text: `${name} ${rateText(rate)}`,
    };
  };
  const { final, lowest } = facts;
  const isWhole = from === 0 && to >= curve.length;
  const peak = isWhole ? facts.peak : peakOf(curve);
  const hasPeak = peak.rate > lowest.rate && peak.index < curve.length - 1;
  return [hasPeak ? value("peak", peak) : undefined, to >= curve.length ? value("final", final) : undefined];
}

/** Curves that share a peak need to be told of it once. */
function distinct(values: readonly (Value | undefined)[]): Value[] {
  const isSame = (one: Value, other: Value) =>
    one.text === other.text && Math.hypot(one.x - other.x, one.y - other.y) < 2;
  const there = values.filter((value) => value !== undefined);
  return there.filter((value, i) => there.findIndex((other) => isSame(value, other)) === i);
}

interface Rule extends Event {
  readonly position: number;
  readonly x: number;
}

/** The rules that are in the window, without those that crowd. */
function rulesOf(events: readonly Event[], { window, x: { domain }, frame }: Annotated): Rule[] {
  const rules = events.flatMap((event) => {
    // The run ends at its last value where the axis does.
    const position =
      event.kind === "end" && window.limits === undefined ? domain[1] : event.index / window.per;
    const isInside = position > domain[0] && position <= domain[1];
    return isInside ? [{ ...event, position, x: frame.x(position) }] : [];
  });
  return Object.entries(leastPitch).flatMap(([kind, pitch]) => {
    const same = rules.filter((rule) => rule.kind === kind).sort((one, other) => one.x - other.x);
    return same.filter(({ x }, i) =>
      [same[i - 1], same[i + 1]].every((next) => next === undefined || Math.abs(next.x - x) >= pitch),
    );
  });
}

function roomOf({ figure, window, drawn, above, isTitledAbove, frame }: Annotated): Room {
  const bounds = {
    left: offAxis,
    right: frame.width,
    top: above || isTitledAbove ? 0 : -overPlot,
    bottom: frame.height - 1,
  };
  return new Room(
    bounds,
    drawn.map((series) => pathOf(series, figure, window, frame)),
  );
}

function pathOf({ points }: Drawn, { chart }: Figure, { per }: Window, frame: Frame): Path {
  const x = Array.from(points.x, (index) => frame.x(index / per));
  const y = Array.from(points.y, (rate) => (chart.log_y && rate <= 0 ? Number.NaN : frame.y(rate)));
  if (chart.line === "linear") return { x, y };
  const corners = { x: [...x.slice(0, 1)], y: [...y.slice(0, 1)] };
  for (let k = 1; k < x.length; k++) {
    corners.x.push(x[k] as number, x[k] as number);
    corners.y.push(y[k - 1] as number, y[k] as number);
  }
  corners.x.push((x.at(-1) ?? 0) + frame.x(1 / per) - frame.x(0));
  corners.y.push(y.at(-1) ?? 0);
  return corners;
}

function widthOf(text: string): number {
  return kerning * textWidth(text, sizes.note) + 1;
}

/** Boxes for the text of a dot: beside it, above, below, and then further away, unless it could be another line's. */
function* besideDot({ x, y, text }: Value, plotWidth: number, isNear: boolean): Generator<Box> {
  const width = widthOf(text);
  const from = (left: number, middle: number): Box => ({
    left,
    right: left + width,
    top: middle - halfLine,
    bottom: middle + halfLine,
  });
  const inside = (left: number) => Math.max(offAxis, Math.min(plotWidth - width, left));
  for (const away of isNear ? [0, 8] : [0, 8, 16, 24, 32, 40, 56]) {
    for (const down of away === 0 ? [0] : [0, -12, 12]) {
      yield from(x + 8 + away, y + down);
      yield from(x - 8 - away - width, y + down);
    }
    for (const down of [-1, 1]) {
      const middle = y + down * (halfLine + 5 + away / 2);
      for (const left of [x - width / 2, x - 3, x + 3 - width]) yield from(inside(left), middle);
    }
  }
}

/** Boxes for the text of a rule: to its right and its left, from above to below. */
function* besideRule(x: number, text: string, height: number): Generator<Box> {
  const width = widthOf(text);
  for (let top = 2; top < height; top += halfLine) {
    for (const left of [x + 5, x - 5 - width])
      yield { left, right: left + width, top, bottom: top + 2 * halfLine };
  }
}
