import { type Comparison, wordOf } from "../core/comparison.ts";
import type { Figure } from "../core/figure.ts";
import { type Block, lockStep } from "../core/lock-step.ts";
import { asWritten } from "./as-written.ts";
import { entriesOf } from "./entries.ts";
import type { Format } from "./format.ts";
import { NUMBER_BYTES, putAscii, putInteger, putJsonNumber } from "./number-text.ts";
import { isOtherThanRates, sideBySide } from "./side-by-side.ts";

/**
 * An object per line: `{"epoch":0,"lr":0.001}`. Of several curves each has lines of its own with its label,
 * epoch by epoch: `{"epoch":0,"label":"backbone","lr":0.00001}`, the long form that seaborn, Vega-Lite and
 * `jq 'select(.lr < 1e-4)'` take as it is; `pandas.read_json(f, lines=True).pivot(index="epoch",
 * columns="label", values="lr")` makes the CSV's table of it. What else the schedule
 * changes, or was asked for, stands beside the rate: `"momentum":0.95`.
 *
 * Of a comparison a line holds both sides, `{"epoch":0,"before":0.1,"after":0.2,"difference":0.1}`, with the label
 * where there are several curves, and the parameter where more is compared than rates, and null where a side has ended.
 */
export const jsonl: Format = {
  name: "jsonl",
  extensions: [".jsonl", ".ndjson"],
  summary: "an object per line and value",
  binary: false,
  readings: ({ also }) => 1 + also.length,
  load: () => write,
};

/** Bytes of one piece of the output, about. */
const PIECE = 1 << 17;
/** What stands on a line beside its numbers and the label. */
const PUNCTUATION = 64;
/** The keys of a comparison's numbers. */
const keysOf = (comparison: Comparison) =>
  [wordOf("before", comparison), wordOf("after", comparison), "difference"].map((key) => `,"${key}":`);

function* write(figure: Figure): Generator<Uint8Array, void> {
  const { curves, comparison, parameters } = figure;
  const entries = comparison ? [] : entriesOf(curves);
  const items = comparison?.pairs ?? entries.map(({ first }) => first);
  const encoder = new TextEncoder();
  const lines = comparison ? parameters.length : 1;
  const isNamed = comparison !== undefined && isOtherThanRates(parameters);
  const heads = items.map(({ label, parameter }) => {
    const own = items.length > lines ? `,"label":${JSON.stringify(label)}` : "";
    return encoder.encode(isNamed ? `${own},"parameter":"${parameter}"` : own);
  });
  const keys = comparison
    ? items.map(() => keysOf(comparison))
    : entries.map((entry) => entry.curves.map(({ parameter }) => `,"${parameter}":`));
  const rowBytes = heads.reduce((sum, { length }) => sum + length + 5 * NUMBER_BYTES + PUNCTUATION, 0);
  const rows = Math.max(1, Math.floor(PIECE / rowBytes));
  const out = new Uint8Array(rows * rowBytes);
  const all = entries.flatMap((entry) => entry.curves);
  const blocks = comparison ? sideBySide(comparison.pairs, rows) : lockStep(all.map(asWritten), rows);
  for (const block of blocks) yield out.slice(0, putRows(out, block, { heads, keys }, figure));
}

/** What is on each line of a row beside its numbers. */
interface Lines {
  readonly heads: readonly Uint8Array[];
  /** The keys of the numbers on each line. */
  readonly keys: readonly (readonly string[])[];
}

function putRows(
  out: Uint8Array,
  { start, length, columns }: Block,
  { heads, keys }: Lines,
  { x, steps_per_epoch, precision }: Figure,
): number {
  let at = 0;
  for (let row = 0; row < length; row++) {
    let column = 0;
    for (const [i, head] of heads.entries()) {
      at = putInteger(out, putAscii(out, at, `{"${x}":`), start + row);
      if (steps_per_epoch > 1) {
        at = putInteger(out, putAscii(out, at, ',"epoch":'), Math.floor((start + row) / steps_per_epoch));
      }
      out.set(head, at);
      at += head.length;
      for (const key of keys[i] as readonly string[]) {
        const values = columns[column++];
        at = putAscii(out, at, key);
        at = values ? putJsonNumber(out, at, values[row] as number, precision) : putAscii(out, at, "null");
      }
      at = putAscii(out, at, "}\n");
    }
  }
  return at;
}
