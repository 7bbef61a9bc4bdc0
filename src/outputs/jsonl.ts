import type { Figure } from "../core/figure.ts";
import type { Format } from "./format.ts";
import { type Block, lockStep } from "./lock-step.ts";
import { NUMBER_BYTES, putAscii, putInteger, putJsonNumber } from "./number-text.ts";

/**
 * An object per line: `{"epoch":0,"lr":0.001}`. Of several curves each has lines of its own with its label,
 * epoch by epoch: `{"epoch":0,"label":"backbone","lr":0.00001}`, the long form that seaborn, Vega-Lite and
 * `jq 'select(.lr < 1e-4)'` take as it is; `pandas.read_json(f, lines=True).pivot(index="epoch",
 * columns="label", values="lr")` makes the CSV's table of it. `momentum` where the curve cycles it.
 */
export const jsonl: Format = {
  name: "jsonl",
  extensions: [".jsonl", ".ndjson"],
  summary: "one object per line and value: epoch, label of several curves, rate and momentum",
  binary: false,
  load: () => write,
};

/** Bytes of one piece of the output, about. */
const PIECE = 1 << 17;
/** What stands on a line beside its numbers and the label. */
const PUNCTUATION = 64;

function* write(figure: Figure): Generator<Uint8Array, void> {
  const { curves } = figure;
  const encoder = new TextEncoder();
  const labels = curves.map(({ label }) =>
    encoder.encode(curves.length > 1 ? `,"label":${JSON.stringify(label)}` : ""),
  );
  const rowBytes = labels.reduce((sum, { length }) => sum + length + 4 * NUMBER_BYTES + PUNCTUATION, 0);
  const rows = Math.max(1, Math.floor(PIECE / rowBytes));
  const out = new Uint8Array(rows * rowBytes);
  for (const block of lockStep(curves, rows)) yield out.slice(0, putRows(out, block, labels, figure));
}

function putRows(
  out: Uint8Array,
  { start, length, columns }: Block,
  labels: readonly Uint8Array[],
  { x, steps_per_epoch, precision }: Figure,
): number {
  let at = 0;
  for (let row = 0; row < length; row++) {
    for (const [i, { lr, momentum }] of columns.entries()) {
      at = putInteger(out, putAscii(out, at, `{"${x}":`), start + row);
      if (steps_per_epoch > 1) {
        at = putInteger(out, putAscii(out, at, ',"epoch":'), Math.floor((start + row) / steps_per_epoch));
      }
      const label = labels[i] as Uint8Array;
      out.set(label, at);
      at = putJsonNumber(out, putAscii(out, at + label.length, ',"lr":'), lr[row] as number, precision);
      if (momentum !== undefined) {
        at = putJsonNumber(out, putAscii(out, at, ',"momentum":'), momentum[row] as number, precision);
      }
      at = putAscii(out, at, "}\n");
    }
  }
  return at;
}
