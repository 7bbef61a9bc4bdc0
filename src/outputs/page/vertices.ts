import { bisectLeft, bisectRight } from "d3-array";
import type { Curve } from "../../core/curve.ts";
import { decimate, type Range } from "../../core/decimate.ts";
import type { Domain } from "./data.ts";
import type { Line, Model } from "./model.ts";
import type { View } from "./view.ts";

/** Where a path goes, in the units of the axes; undefined where it has a gap. */
export type Vertex = readonly [place: number, rate: number] | undefined;

/** A line as it is drawn. */
export interface Path {
  readonly vertices: readonly Vertex[];
  /** Values that no path goes through, as there are gaps on both sides of them. */
  readonly alone: readonly (readonly [place: number, rate: number])[];
}

/** Which of a line's values a view shows, and one more on each side. */
export function rangeOf({ rates }: Line, { indices, data: { per } }: Model, { x }: View): Range {
  const from = Math.max(0, bisectRight(indices, x[0] * per, 0, rates.length) - 1);
  return { from, to: Math.min(rates.length, bisectLeft(indices, x[1] * per, 0, rates.length) + 1) };
}

/** The path of a line on so many pixels; where the axis is logarithmic, rates of 0 and less leave gaps. */
export function pathOf(line: Line, model: Model, view: View, columns: number, logarithmic: boolean): Path {
  const range = rangeOf(line, model, view);
  if (range.from >= range.to) return { vertices: [], alone: [] };
  const { x: positions, y: rates } = decimate(curveOf(line.rates), Math.max(1, Math.ceil(columns)), range);
  const place = (k: number) => placeOf(positions[k], line, model);
  const has = (k: number) => k >= 0 && k < rates.length && !(logarithmic && (rates[k] as number) <= 0);
  const vertices: Vertex[] = [];
  const alone: (readonly [number, number])[] = [];
  for (const [k, rate] of rates.entries()) {
    if (!has(k)) {
      vertices.push(undefined);
      continue;
    }
    vertices.push([place(k), rate]);
    if (view.line === "step") vertices.push([place(k + 1), rate]);
    else if (!has(k - 1) && !has(k + 1)) alone.push([place(k), rate]);
  }
  return { vertices, alone };
}

/** Where a position is on the lower axis; a value beyond the last one known begins where that one ends. */
function placeOf(position: number | undefined, line: Line, { indices, data: { per } }: Model): number {
  if (position !== undefined) return (indices[position] as number) / per;
  return line.rates.length < indices.length
    ? (indices[line.rates.length] as number) / per
    : line.length / per;
}

/** The lowest and the highest rate that a view shows of a line; undefined for none. */
export function extentOf(line: Line, model: Model, view: View, logarithmic: boolean): Domain | undefined {
  const { from, to } = rangeOf(line, model, view);
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let k = from; k < to; k++) {
    const rate = seenRate(k, line, model, view);
    if (logarithmic && rate <= 0) continue;
    low = Math.min(low, rate);
    high = Math.max(high, rate);
  }
  return low <= high ? [low, high] : undefined;
}

/** A value's rate; where the value is not seen itself, that of the line where it meets the edge. */
function seenRate(k: number, { rates }: Line, { indices, data: { per } }: Model, view: View): number {
  const rate = rates[k] as number;
  const index = indices[k] as number;
  const [low, high] = [view.x[0] * per, view.x[1] * per];
  if (index >= low && index <= high) return rate;
  const neighbour = index < low ? k + 1 : k - 1;
  const other = rates[neighbour];
  if (other === undefined) return rate;
  if (view.line === "step") return index < low ? rate : other;
  const edge = index < low ? low : high;
  return rate + ((other - rate) * (edge - index)) / ((indices[neighbour] as number) - index);
}

/** Known rates as a curve, so that they can be decimated like one; its indices are positions among them. */
function curveOf(rates: Float64Array): Curve {
  const [start, length] = [0, rates.length];
  const chunks = () => [{ start, length, values: rates }];
  return {
    label: "",
    type: "",
    group: null,
    parameter: "lr",
    also: [],
    length,
    milestones: [],
    end: undefined,
    chunks,
  };
}
