import { divide } from "./arithmetic.ts";
import { Problem } from "./problem.ts";

// Logarithms and powers that agree with C's to the last bit, which V8's do not: where a floor or a difference
// follows, one bit decides in which cycle a step is.

/** Bits behind the point of a logarithm, and of a power's mantissa. */
const precision = 192n;
const one = 1n << precision;

/**
 * `math.floor(math.log(x, base))`, which Python computes as a quotient of two logarithms; `name` is the parameter that
 * is to blame where there is none.
 */
export function floorLog(x: number, base: number, name?: string): number {
  for (const value of [x, base]) {
    if (value > 0) continue;
    throw new Problem(`the logarithm of ${value}`, {
      path: name === undefined ? [] : [name],
      allowed: "Python raises ValueError here",
    });
  }
  const about = divide(Math.log(x), Math.log(base), name);
  const nearest = Math.round(about);
  // far from a whole number no bit matters
  if (Math.abs(about - nearest) > 1e-12 * Math.max(1, Math.abs(about))) return Math.floor(about);
  return Math.floor(log(x) / log(base));
}

/** The logarithm of a positive number, rounded once. */
export function log(x: number): number {
  if (x === 1) return 0;
  let [mantissa, exponent] = parts(x);
  let bits = BigInt(mantissa.toString(2).length);
  // between 3/4 and 3/2, so that the series is short and numbers around 1 lose nothing
  if (mantissa * 4n < 3n << bits) bits--;
  exponent += Number(bits);
  const fraction = (mantissa << precision) >> bits;
  return Number(logNear1(fraction) + BigInt(exponent) * ln2()) / 2 ** Number(precision);
}

let knownLn2: bigint | undefined;
function ln2(): bigint {
  // ln 2 = 2 ln(4/3) + ln(9/8)
  knownLn2 ??= 2n * logNear1((one * 4n) / 3n) + logNear1((one * 9n) / 8n);
  return knownLn2;
}

/** The logarithm of a fixed-point number near 1: 2 · artanh((x − 1) / (x + 1)). */
function logNear1(x: bigint): bigint {
  const s = ((x - one) << precision) / (x + one);
  const square = (s * s) >> precision;
  let sum = 0n;
  let term = s;
  for (let n = 1n; term !== 0n && term !== -1n; n += 2n) {
    sum += term / n;
    term = (term * square) >> precision;
  }
  return 2n * sum;
}

/** `base ** n` of a positive base and a whole number from 0, rounded once. */
export function wholePower(base: number, n: number): number {
  if (n === 0) return 1;
  let [mantissa, exponent] = parts(base);
  let [result, scale] = [1n, 0];
  const shorten = (value: bigint): [bigint, number] => {
    const surplus = value.toString(16).length * 4 - Number(precision);
    return surplus > 0 ? [value >> BigInt(surplus), surplus] : [value, 0];
  };
  for (let left = n; left > 0; left = Math.floor(left / 2)) {
    let cut: number;
    if (left % 2 === 1) {
      [result, cut] = shorten(result * mantissa);
      scale += exponent + cut;
    }
    [mantissa, cut] = shorten(mantissa * mantissa);
    exponent = 2 * exponent + cut;
  }
  const value = Number(result) * 2 ** scale;
  // too large or too small to be scaled at once
  return Number.isFinite(value) && value > 1e-290 ? value : base ** n;
}

/** A positive number as mantissa · 2^exponent. */
function parts(x: number): [mantissa: bigint, exponent: number] {
  const bits = new BigUint64Array(Float64Array.of(x).buffer)[0] as bigint;
  const mantissa = bits & 0xfffffffffffffn;
  const exponent = Number(bits >> 52n);
  return exponent === 0 ? [mantissa, -1074] : [mantissa | (1n << 52n), exponent - 1075];
}
