import type { Curve } from "../core/curve.ts";
import type { Figure } from "../core/figure.ts";
import type { Format } from "./format.ts";
import { NUMBER_BYTES, putJsonNumber } from "./number-text.ts";

/** One object with all curves, a line per curve. */
export const json: Format = {
  name: "json",
  extensions: [".json"],
  summary: "one object: every curve with its rates and momentum",
  binary: false,
  readings: ({ momentum }) => (momentum ? 2 : 1),
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
  for (const [i, curve] of curves.entries()) {
    const { label, type, group } = curve;
    yield `${i === 0 ? "" : ","}\n  {"label": ${JSON.stringify(label)}, "type": ${JSON.stringify(type)}`;
    yield `, "group": ${JSON.stringify(group)}, "lr": [`;
    yield* values(curve, "lr", precision);
    if (curve.momentum) {
      yield '], "momentum": [';
      // The curve is computed again: to keep the momentum meanwhile would be to hold the run.
      yield* values(curve, "momentum", precision);
    }
    yield "]}";
  }
  yield "\n]}\n";
}

/** The values of one array, parted by commas, in pieces of bytes. */
function* values(
  curve: Curve,
  which: "lr" | "momentum",
  precision: number | undefined,
): Generator<Uint8Array, void> {
  const out = new Uint8Array(CHUNK * (NUMBER_BYTES + 1));
  for (const chunk of curve.chunks(CHUNK)) {
    const numbers = chunk[which];
    if (numbers === undefined) throw new TypeError(`${curve.type} has no ${which}`);
    const end = putValues(out, numbers, chunk.length, precision);
    yield out.slice(chunk.start === 0 ? 1 : 0, end);
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
