import type { Curve } from "../../core/curve.ts";
import { decimate, type Points } from "../../core/decimate.ts";
import type { Facts } from "../../core/facts.ts";
import type { Figure } from "../../core/figure.ts";
import { survey } from "../../core/survey.ts";
import { isWhole, rangeOf, type Window } from "../../core/window.ts";
import { type Dots, Pen, type Place } from "./dots.ts";
import type { Look } from "./look.ts";

/** A curve, what of it is drawn, and how. */
export interface Trace {
  readonly curve: Curve;
  /** Of all of it. */
  readonly facts: Facts;
  /** What the chart's window shows of it. */
  readonly shown: Points;
  readonly look: Look;
}

/** Finer than any screen, so that no thin peak is lost. */
const fineness = 2048;

/** Reads the curve once, and where the chart shows a part of the run, that part again. */
export function traceOf(curve: Curve, look: Look, window: Window): Trace {
  const { points, facts } = survey(curve, fineness);
  const range = rangeOf(curve, window);
  if (range && isWhole(range, curve)) return { curve, facts, shown: points, look };
  const shown = range ? decimate(curve, fineness, range) : { x: new Float64Array(), y: new Float64Array() };
  return { curve, facts, shown, look };
}

interface Scales {
  readonly dotOfIndex: (index: number) => number;
  readonly dotOfRate: (rate: number) => number;
}

/**
 * Draw points into `dots`: straight lines between them, or flat pieces that end at the next. On a logarithmic axis
 * there are gaps where rates are not above 0.
 */
export function drawPoints(
  { x, y }: Points,
  { log_y, line }: Pick<Figure["chart"], "log_y" | "line">,
  { dotOfIndex, dotOfRate }: Scales,
  dots: Dots,
  dash: readonly number[],
): void {
  const pen = new Pen(dots, dash, line === "step");
  const placeOf = (k: number): Place | undefined => {
    if (k < 0 || k >= x.length || (log_y && (y[k] as number) <= 0)) return undefined;
    return { x: dotOfIndex(x[k] as number), y: dotOfRate(y[k] as number) };
  };
  for (let k = 0; k < x.length; k++) {
    const place = placeOf(k);
    if (place === undefined) continue;
    const next = placeOf(k + 1);
    if (line === "step") {
      // the last value holds for a whole epoch or step, like the others
      const corner = { x: dotOfIndex(x[k + 1] ?? (x[k] as number) + 1), y: place.y };
      pen.line(place, corner);
      if (next) pen.line(corner, next);
    } else if (next) pen.line(place, next);
    else if (placeOf(k - 1) === undefined) pen.point(place);
  }
  pen.lift();
}
