import type { Figure } from "../core/figure.ts";
import { type Block, type Column, lockStep } from "../core/lock-step.ts";
import type { Format } from "./format.ts";
import { NUMBER_BYTES, putAscii, putInteger, putJsonNumber } from "./number-text.ts";
import { sideBySide } from "./side-by-side.ts";

/**
 * An object per line: `{"epoch":0,"lr":0.001}`. Of several curves each has lines of its own with its label,
 * epoch by epoch: `{"epoch":0,"label":"backbone","lr":0.00001}`, the long form that seaborn, Vega-Lite and
 * `jq 'select(.lr < 1e-4)'` take as it is; `pandas.read_json(f, lines=True).pivot(index="epoch",
 * columns="label", values="lr")` makes the CSV's table of it. `momentum` where the curve cycles it.
 *
 * Of a comparison a line holds both sides, `{"epoch":0,"before":0.1,"after":0.2,"difference":0.1}`, with the label
 * where there are several pairs, and null where a side has ended.
 */
export const jsonl: Format = {
  name: "jsonl",
  extensions: [".jsonl", ".ndjson"],
  summary: "an object per line and value",
  binary: false,
  load: () => write,
};

/** Bytes of one piece of the output, about. */
const PIECE = 1 << 17;
/** What stands on a line beside its numbers and the label. */
const PUNCTUATION = 64;

function* write(figure: Figure): Generator<Uint8Array, void> {
  const { curves, comparison } = figure;
  const items = comparison?.pairs ?? curves;
  const encoder = new TextEncoder();
  const labels = items.map(({ label }) =>
    encoder.encode(items.length > 1 ? `,"label":${JSON.stringify(label)}` : ""),
  );
  const rowBytes = labels.reduce((sum, { length }) => sum + length + 5 * NUMBER_BYTES + PUNCTUATION, 0);
  const rows = Math.max(1, Math.floor(PIECE / rowBytes));
  const out = new Uint8Array(rows * rowBytes);
  const blocks = comparison ? sideBySide(comparison.pairs, rows) : lockStep(curves, rows);
  for (const block of blocks) yield out.slice(0, putRows(out, block, labels, figure));
}

function putRows(
  out: Uint8Array,
  { start, length, columns }: Block,
  labels: readonly Uint8Array[],
  { x, steps_per_epoch, precision, comparison }: Figure,
): number {
  let at = 0;
  for (let row = 0; row < length; row++) {
    for (const [i, label] of labels.entries()) {
      at = putInteger(out, putAscii(out, at, `{"${x}":`), start + row);
      if (steps_per_epoch > 1) {
        at = putInteger(out, putAscii(out, at, ',"epoch":'), Math.floor((start + row) / steps_per_epoch));
      }
      out.set(label, at);
      at += label.length;
      at = comparison
        ? putPair(out, at, columns.slice(3 * i, 3 * i + 3), row, precision)
        : putCurve(out, at, columns[i] as Column, row, precision);
      at = putAscii(out, at, "}\n");
    }
  }
  return at;
}

type Precision = number | undefined;

function putCurve(out: Uint8Array, at: number, { lr, momentum }: Column, row: number, precision: Precision) {
  const end = putJsonNumber(out, putAscii(out, at, ',"lr":'), lr[row] as number, precision);
  if (momentum === undefined) return end;
  return putJsonNumber(out, putAscii(out, end, ',"momentum":'), momentum[row] as number, precision);
}

const sides = [',"before":', ',"after":', ',"difference":'];

function putPair(
  out: Uint8Array,
  at: number,
  columns: readonly (Column | undefined)[],
  row: number,
  precision: Precision,
) {
  let end = at;
  for (const [i, column] of columns.entries()) {
    end = putAscii(out, end, sides[i] as string);
    end = column ? putJsonNumber(out, end, column.lr[row] as number, precision) : putAscii(out, end, "null");
  }
  return end;
}
