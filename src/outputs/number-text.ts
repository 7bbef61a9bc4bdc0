import { type Decimal, shortest } from "./shortest.ts";

/** Bytes that `putNumber` and `putInteger` may touch from `at` on. */
export const NUMBER_BYTES = 32;

/**
 * The text of a number: what JavaScript says, but for `-0`, which JavaScript would write as `0`, so that
 * every float64 reads back as itself. `precision` rounds to that many significant digits (1 to 17), and
 * writes no zeros to fill them up. Not finite: `NaN`, `Infinity`, `-Infinity`.
 */
export function numberText(x: number, precision?: number): string {
  if (Object.is(x, -0)) return "-0";
  const rounded = precision === undefined || precision > 16 ? x : Number(x.toPrecision(precision));
  // The largest float64 would be rounded up to infinity.
  return `${Number.isFinite(rounded) ? rounded : x}`;
}

/** `numberText` as ASCII into `out`, which has NUMBER_BYTES left at `at`; returns where the text ends. */
export function putNumber(out: Uint8Array, at: number, x: number, precision?: number): number {
  const digits = precision === undefined || precision > 16 ? 0 : precision;
  if (digits === 16 || !shortest(x < 0 ? -x : x, digits, decimal)) {
    return putAscii(out, at, numberText(x, precision));
  }
  if (x < 0) out[at++] = MINUS;
  const { exponent } = decimal;
  if (exponent < -6 || exponent >= 0) return putPointed(out, at, exponent);
  out[at] = ZERO;
  out[at + 1] = POINT;
  at += 2;
  for (let zeros = exponent; zeros < -1; zeros++) out[at++] = ZERO;
  return putDigits(out, at);
}

/** `putNumber` for JSON, which has no NaN and no infinity: those are `null`. */
export function putJsonNumber(out: Uint8Array, at: number, x: number, precision?: number): number {
  return Number.isFinite(x) ? putNumber(out, at, x, precision) : putAscii(out, at, "null");
}

/** An integer of 0 … 2^53 as decimal digits; returns where they end. */
export function putInteger(out: Uint8Array, at: number, value: number): number {
  if (value >= 1e9) {
    const head = Math.floor(value / 1e8);
    const end = putInteger(out, at, head);
    putEight(out, end, value - head * 1e8);
    return end + 8;
  }
  let end = at + 1;
  for (let limit = 10; limit <= value; limit *= 10) end++;
  let left = value | 0;
  for (let i = end - 1; i >= at; i--) {
    const tenth = (left / 10) | 0;
    out[i] = ZERO + left - tenth * 10;
    left = tenth;
  }
  return end;
}

/** Text of characters below 128; returns where it ends. */
export function putAscii(out: Uint8Array, at: number, text: string): number {
  for (let i = 0; i < text.length; i++) out[at++] = text.charCodeAt(i);
  return at;
}

/** The decimal with its point behind the first digits: `12.5`, `1.25e-7`. */
function putPointed(out: Uint8Array, at: number, exponent: number): number {
  const whole = exponent < 0 ? 1 : exponent + 1;
  const end = putDigits(out, at + 1);
  out.copyWithin(at, at + 1, at + 1 + whole);
  const point = at + whole;
  for (let i = end - 1; i < point; i++) out[i] = ZERO;
  if (end > point + 1) out[point] = POINT;
  at = end > point + 1 ? end : point;
  if (exponent >= 0) return at;
  out[at] = SMALL_E;
  out[at + 1] = MINUS;
  return putInteger(out, at + 2, -exponent);
}

/** The decimal's 17 digits without the zeros at their end; returns where they end. */
function putDigits(out: Uint8Array, at: number): number {
  const first = (decimal.high / 1e8) | 0;
  out[at] = ZERO + first;
  putEight(out, at + 1, decimal.high - first * 1e8);
  let end = at + 9;
  if (decimal.low !== 0) {
    putEight(out, end, decimal.low);
    end += 8;
  }
  while (out[end - 1] === ZERO) end--;
  return end;
}

/** Exactly eight digits. */
function putEight(out: Uint8Array, at: number, value: number): void {
  const high = (value / 10000) | 0;
  const low = (value | 0) - high * 10000;
  putFour(out, at, high);
  putFour(out, at + 4, low);
}

function putFour(out: Uint8Array, at: number, value: number): void {
  const hundreds = (value / 100) | 0;
  const rest = value - hundreds * 100;
  const first = (hundreds / 10) | 0;
  const third = (rest / 10) | 0;
  out[at] = ZERO + first;
  out[at + 1] = ZERO + hundreds - first * 10;
  out[at + 2] = ZERO + third;
  out[at + 3] = ZERO + rest - third * 10;
}

const MINUS = 45;
const POINT = 46;
const ZERO = 48;
const SMALL_E = 101;

/** Filled by `shortest`: one object for all numbers, because one for each would cost as much as its digits. */
const decimal: Decimal = { high: 0, low: 0, exponent: 0 };
