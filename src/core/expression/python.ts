// Python's numbers where JavaScript's differ. An int is a float64 here too, exact up to 2**53; it has no -0,
// so what Python counts as an int ends in `+ 0`. None of these throws: what has no value is NaN.

/** `a // b`, `b` not 0: CPython's float_floor_div. */
export function floorDivide(a: number, b: number): number {
  const rest = a % b;
  const exact = (a - rest) / b;
  const below = rest !== 0 && rest < 0 !== b < 0 ? exact - 1 : exact;
  if (below === 0) return a / b < 0 || Object.is(a / b, -0) ? -0 : 0;
  const floor = Math.floor(below);
  return below - floor > 0.5 ? floor + 1 : floor;
}

/** `a % b`, `b` not 0: the result has the sign of `b`. */
export function modulo(a: number, b: number): number {
  const rest = a % b;
  if (rest === 0) return b < 0 ? -0 : 0;
  return rest < 0 !== b < 0 ? rest + b : rest;
}

/** Why `a ** b` is not finite; undefined where Python gives `inf` or `nan` as well. */
export function powerFailure(a: number, b: number): string | undefined {
  if (Number.isNaN(a) || Number.isNaN(b) || !Number.isFinite(b) || !Number.isFinite(a)) return undefined;
  if (a === 0) return "division by zero: 0 to a negative power";
  if (a < 0 && !Number.isInteger(b)) return "a negative number to a fractional power is complex";
  return "the power is too large for a float";
}

/** `a ** b` where JavaScript's is not finite and Python does not raise. */
export function oddPower(a: number, b: number): number {
  if (a === 1 || (a === -1 && Math.abs(b) === Infinity)) return 1;
  return a ** b;
}

/** `round(x)`: half to even. */
export function roundHalfEven(x: number): number {
  const size = Math.abs(x);
  const floor = Math.floor(size);
  const rest = size - floor;
  const up = rest > 0.5 || (rest === 0.5 && floor % 2 === 1);
  return (x < 0 ? -1 : 1) * (up ? floor + 1 : floor) + 0;
}

/** `round(x, digits)`: correctly rounded in decimal, as Python does and `x * 10 ** digits` does not. */
export function roundDigits(x: number, digits: number): number {
  if (!Number.isInteger(digits)) return Number.NaN;
  // toFixed stops at 100 digits and at 1e21; there is no digit to round off in either case.
  if (!Number.isFinite(x) || digits > 99 || (digits >= 0 && Math.abs(x) >= 1e21)) return x;
  const size = digits < 0 ? roundTens(Math.abs(x), 10 ** -digits) : roundFraction(Math.abs(x), digits);
  return x < 0 || Object.is(x, -0) ? -size : size;
}

function roundTens(size: number, ten: number): number {
  if (ten === Infinity) return 0;
  const rest = size % ten;
  const base = size - rest;
  const up = rest > ten / 2 || (rest === ten / 2 && (base / ten) % 2 === 1);
  return up ? base + ten : base;
}

function roundFraction(size: number, digits: number): number {
  // The usual case: clearly not half-way, and so small that float64 is sure of it.
  if (digits < 10) {
    const ten = 10 ** digits;
    const scaled = size * ten;
    const below = Math.floor(scaled);
    const rest = scaled - below;
    if (scaled < 2 ** 31 && Math.abs(rest - 0.5) > 1e-6) return (rest > 0.5 ? below + 1 : below) / ten;
  }
  // Exactly half-way are the odd multiples of 2 ** -(digits + 1) alone; toFixed takes those up.
  const half = size * 2 ** (digits + 1);
  if (half % 2 !== 1) return Number(size.toFixed(digits));
  const floor = size.toFixed(digits + 1).slice(0, -1);
  return Number(/[02468]\.?$/.test(floor) ? floor : size.toFixed(digits));
}

/** `math.log(x, base)`. */
export function logarithm(x: number, base: number): number {
  return base === 0 ? Number.NaN : Math.log(x) / Math.log(base);
}

/** `math.copysign(x, y)`. */
export function copySign(x: number, y: number): number {
  const size = Math.abs(x);
  return y < 0 || Object.is(y, -0) ? -size : size;
}
