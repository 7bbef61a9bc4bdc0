import type { Curve } from "../core/curve.ts";
import type { Figure } from "../core/figure.ts";
import { asWritten } from "./as-written.ts";
import { entriesOf } from "./entries.ts";
import type { Format } from "./format.ts";
import { NUMBER_BYTES, putJsonNumber } from "./number-text.ts";

/** One object with all curves, a line per curve. */
export const json: Format = {
  name: "json",
  extensions: [".json"],
  summary: "one object: every curve with its rates and momentum",
  binary: false,
  verdict: true,
  readings: ({ also }) => 1 + also.length,
  load: () => async (figure) => {
    const { comparison } = figure;
    if (comparison === undefined) return write(figure);
    const { comparisonJson } = await import("./comparison-json.ts");
    return [comparisonJson(figure, comparison)];
  },
};

const CHUNK = 4096;
const COMMA = 44;

function* write({ x, steps_per_epoch, curves, precision }: Figure): Generator<string | Uint8Array, void> {
  yield `{"x": "${x}", "steps_per_epoch": ${steps_per_epoch}, "curves": [`;
  for (const [i, { first, curves: own }] of entriesOf(curves).entries()) {
    const { label, type, group } = first;
    yield `${i === 0 ? "" : ","}\n  {"label": ${JSON.stringify(label)}, "type": ${JSON.stringify(type)}`;
    yield `, "group": ${JSON.stringify(group)}`;
    for (const curve of own) {
      yield `, "${curve.parameter}": [`;
      yield* values(curve, precision);
      yield "]";
    }
    yield "}";
  }
  yield "\n]}\n";
}

/** The values of a curve, parted by commas, in pieces of bytes. */
function* values(curve: Curve, precision: number | undefined): Generator<Uint8Array, void> {
  const out = new Uint8Array(CHUNK * (NUMBER_BYTES + 1));
  for (const { start, length, values } of asWritten(curve).chunks(CHUNK)) {
    const end = putValues(out, values, length, precision);
    yield out.slice(start === 0 ? 1 : 0, end);
  }
}

/** Each number after a comma. */
function putValues(
  out: Uint8Array,
  numbers: Float64Array,
  length: number,
  precision: number | undefined,
): number {
  let at = 0;
  for (let i = 0; i < length; i++) {
    out[at++] = COMMA;
    at = putJsonNumber(out, at, numbers[i] as number, precision);
  }
  return at;
}
