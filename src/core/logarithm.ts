// V8's Math.log is a unit in the last place off for one argument in twenty, 3 among them: where frameworks count
// cycles as ⌊log(x) / log(base)⌋, that is a cycle too many or too few at the very step that begins one.

/** `math.floor(math.log(x, base))` with logarithms that are rounded correctly. */
export function floorLog(x: number, base: number): number {
  const quotient = Math.log(x) / Math.log(base);
  const nearest = Math.round(quotient);
  if (Math.abs(quotient - nearest) > 1e-14 * (1 + Math.abs(quotient))) return Math.floor(quotient);
  return Math.floor(roundedLog(x) / roundedLog(base));
}

const bits = 128n;
const one = 1n << bits;
const half = 1n << 52n;

/** The double nearest to the natural logarithm of `x`, a positive number. */
export function roundedLog(x: number): number {
  let exponent = Math.floor(Math.log2(x));
  // below √2, where the series is short; dividing by a power of 2 loses nothing
  if (x / 2 ** exponent > Math.SQRT2) exponent++;
  const mantissa = BigInt((x / 2 ** exponent) * 2 ** 53);
  const sum = twiceArtanh(mantissa - 2n * half, mantissa + 2n * half) + BigInt(exponent) * ln2;
  return Number(sum) / Number(one);
}

/** 2 · artanh(a / b), which is log((b + a) / (b − a)), in units of 2^−bits. */
function twiceArtanh(a: bigint, b: bigint): bigint {
  const s = (a * one) / b;
  const square = (s * s) / one;
  let sum = 0n;
  let power = s;
  for (let n = 1n; power !== 0n; n += 2n) {
    sum += power / n;
    power = (power * square) / one;
  }
  return 2n * sum;
}

const ln2 = twiceArtanh(1n, 3n);
