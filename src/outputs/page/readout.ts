import { bisectCenter, bisectRight } from "d3-array";
import { placeText } from "../../core/facts-text.ts";
import { numberText } from "../number-text.ts";
import type { Frame } from "./frame.ts";
import type { Line, Model } from "./model.ts";
import type { View } from "./view.ts";

/** What a line says at the cursor. */
export interface Reading {
  readonly line: Line;
  readonly rate: number;
  /** CSS pixels from the picture's top; undefined where its axis has no place for the rate. */
  readonly y: number | undefined;
}

/** What there is to read at one position among the known indices. */
export interface Readout {
  /** Where the rule is, in CSS pixels from the left. */
  readonly x: number;
  /** `step 15,000 (epoch 30)`. */
  readonly place: string;
  readonly readings: readonly Reading[];
}

/** The position among the known indices that a place on the lower axis belongs to. */
export function positionAt(place: number, { indices, data }: Model, view: View): number {
  const index = place * data.per;
  // a flat piece belongs to the value that it begins with
  const position = view.line === "step" ? bisectRight(indices, index) - 1 : bisectCenter(indices, index);
  return Math.max(0, Math.min(indices.length - 1, position));
}

export function readoutAt(position: number, { x, panels }: Frame, { indices, data }: Model): Readout {
  const index = indices[position] as number;
  const readings = panels.flatMap(({ lines, y, logarithmic }) =>
    lines.flatMap((line): Reading[] => {
      const rate = line.rates[position];
      if (rate === undefined) return [];
      return [{ line, rate, y: logarithmic && rate <= 0 ? undefined : y(rate) }];
    }),
  );
  // before, after and difference of one curve, and then those of the next
  readings.sort((a, b) => a.line.group - b.line.group);
  return { x: x(index / data.per), place: placeText(index, data), readings };
}

/** A reading in three parts: the digits that one looks at, those that one skips, and the power of ten. */
export function rateParts(
  { line, rate }: Reading,
  { differences }: Model,
): readonly [head: string, tail: string, power: string] {
  const isDifference = differences.includes(line);
  const sign = isDifference && rate > 0 ? "+" : "";
  // what two rates have in common leaves digits behind that mean nothing
  const [digits = "", power = ""] = `${sign}${numberText(rate, isDifference ? 12 : undefined)}`.split(
    /(?=e)/,
  );
  const head = /^[-+]?[0.]*\d(?:\.?\d){0,4}/.exec(digits)?.[0] ?? digits;
  return head.includes(".") ? [head, digits.slice(head.length), power] : [digits, "", power];
}
