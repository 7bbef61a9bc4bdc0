import type { Curve } from "../../core/curve.ts";
import { decimate, type Points, type Range } from "../../core/decimate.ts";
import { type Survey, survey } from "../../core/survey.ts";

/** Reads a curve; once, however often it is asked. */
export type Read = (curve: Curve) => Survey;

/** A run of up to four times as many values is kept whole; of a longer one 20 columns and more go to a grid point. */
const columns = 3000;

export function reader(): Read {
  const readings = new Map<Curve, Survey>();
  return (curve) => {
    const known = readings.get(curve);
    if (known !== undefined) return known;
    const reading = survey(curve, columns);
    readings.set(curve, reading);
    return reading;
  };
}

/** The points of a part of a curve: those of the reading where that is all of it, else read again for the part alone. */
export function pointsWithin(curve: Curve, { from, to }: Range, read: Read): Points {
  const isAll = from === 0 && to === curve.length;
  return isAll ? read(curve).points : decimate(curve, columns, { from, to });
}
