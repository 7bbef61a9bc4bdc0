import type { Figure } from "../core/figure.ts";
import { type Block, lockStep } from "../core/lock-step.ts";
import { asWritten } from "./as-written.ts";
import { NUMBER_BYTES, numberText, putInteger, putNumber } from "./number-text.ts";
import { isOtherThanRates, pairNames, sideBySide } from "./side-by-side.ts";

/** Bytes of one piece of the output, about. */
const PIECE = 1 << 17;
/** Below so many values V8's own conversion is done before ours is compiled well: 150 values in 0.2 ms, not 1.5. */
const FEW = 20_000;
const NEWLINE = 10;

/**
 * The figure as a table with a header, a row per value and a column per curve, fields parted by
 * `separator`, lines by `\n`. A comparison has a column for each side and one for the difference, empty where a side
 * has ended or says nothing. Bytes come in pieces with memory of their own; never holds more than one.
 */
export function* delimited(figure: Figure, separator: "," | "\t"): Generator<string | Uint8Array, void> {
  const { curves, comparison, precision, steps_per_epoch: stepsPerEpoch } = figure;
  const names = rateNames(figure);
  const hasGaps = curves.some(({ rows }) => rows !== undefined);
  const blocks = (size: number) =>
    comparison ? sideBySide(comparison.pairs, size) : lockStep(curves.map(asWritten), size);
  const head = `${[...indexNames(figure), ...names].join(separator)}\n`;
  if (names.length * Math.max(...curves.map(({ length }) => length)) < FEW) {
    let text = head;
    for (const block of blocks(FEW)) text += rowsText(block, stepsPerEpoch, separator, precision, hasGaps);
    yield text;
    return;
  }
  yield head;
  const rowBytes = (names.length + 2) * (NUMBER_BYTES + 1);
  const rows = Math.max(1, Math.floor(PIECE / rowBytes));
  const out = new Uint8Array(rows * rowBytes);
  for (const block of blocks(rows)) {
    yield out.slice(0, putRows(out, block, stepsPerEpoch, separator.charCodeAt(0), precision, hasGaps));
  }
}

function rowsText(
  { start, length, columns }: Block,
  stepsPerEpoch: number,
  separator: string,
  precision: number | undefined,
  hasGaps: boolean,
): string {
  let text = "";
  for (let row = 0; row < length; row++) {
    text += start + row;
    if (stepsPerEpoch > 1) text += separator + Math.floor((start + row) / stepsPerEpoch);
    for (const column of columns) {
      const value = column?.[row];
      text += separator + (isMissing(value, hasGaps) ? "" : numberText(value, precision));
    }
    text += "\n";
  }
  return text;
}

/** Has a column ended, or does it say nothing here? A rate of a schedule may be NaN, a value that was written down is not. */
const isMissing = (value: number | undefined, hasGaps: boolean): value is undefined =>
  value === undefined || (hasGaps && Number.isNaN(value));

/** The hot loop, outside of the generator so that V8 compiles it well; returns where the rows end. */
function putRows(
  out: Uint8Array,
  { start, length, columns }: Block,
  stepsPerEpoch: number,
  separator: number,
  precision: number | undefined,
  hasGaps: boolean,
): number {
  let at = 0;
  for (let row = 0; row < length; row++) {
    at = putInteger(out, at, start + row);
    if (stepsPerEpoch > 1) {
      out[at++] = separator;
      at = putInteger(out, at, Math.floor((start + row) / stepsPerEpoch));
    }
    for (let i = 0; i < columns.length; i++) {
      out[at++] = separator;
      const value = columns[i]?.[row];
      if (!isMissing(value, hasGaps)) at = putNumber(out, at, value, precision);
    }
    out[at++] = NEWLINE;
  }
  return at;
}

/** `epoch`, `step`, or `step` and `epoch`. */
export function indexNames({ steps_per_epoch, x }: Figure): string[] {
  return steps_per_epoch > 1 ? ["step", "epoch"] : [x];
}

/**
 * As fields: `lr`, or what else the parameter is; of several curves each one's label, with the parameter where more is
 * shown than rates: `backbone momentum`. Of each pair of a comparison before, after and difference.
 */
export function rateNames({ curves, comparison, parameters }: Figure): string[] {
  if (comparison) return pairNames(comparison, parameters).map(field);
  const isAlone = curves.length === parameters.length;
  const isNamed = isOtherThanRates(parameters);
  return curves
    .map(({ label, parameter }) => (isAlone ? parameter : isNamed ? `${label} ${parameter}` : label))
    .map(field);
}

/**
 * A label as a field: in quotes where RFC 4180 needs them. Labels are a user's text, perhaps out of
 * somebody else's config, and spreadsheets run what begins as a formula does: such a label gets an
 * apostrophe before it, which they take for "this is text".
 */
function field(label: string): string {
  const text = /^[=+\-@\t\r\n＝＋－＠]/.test(label) ? `'${label}` : label;
  return /[",\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
