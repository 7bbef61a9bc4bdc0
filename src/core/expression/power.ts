import type { Code, Run } from "./code.ts";
import { fail, type Place } from "./failure.ts";
import { oddPower, powerFailure } from "./python.ts";

/** `x ** y`. V8's own power takes longer than all the rest of a usual lambda, so the usual forms avoid it. */
export function power({ run: l, constant: a }: Code, { run: r, constant: b }: Code, place: Place): Run {
  if (a !== undefined) return powersOf(a, r, place);
  if (b === 2 || b === 0.5) return b === 2 ? square(l, place) : root(l, place);
  return (t) => {
    const x = l(t);
    const y = r(t);
    const result = x ** y;
    return result - result === 0 ? result : notFinite(x, y, place, t);
  };
}

function square(l: Run, place: Place): Run {
  return (t) => {
    const x = l(t);
    const result = x * x;
    return result - result === 0 ? result : notFinite(x, 2, place, t);
  };
}

function root(l: Run, place: Place): Run {
  return (t) => {
    const x = l(t);
    // Python has no -0 here.
    const result = Math.sqrt(x) + 0;
    return result - result === 0 ? result : notFinite(x, 0.5, place, t);
  };
}

const LOW = 4096;
const LIMIT = LOW * LOW;

/**
 * `0.95 ** epoch`: powers of one base to whole exponents are looked up, those from 4096 on as
 * `base ** (4096 * i) * base ** j` (one more rounding, so within 2 ulp). The tables fill as they are used.
 */
function powersOf(base: number, exponent: Run, place: Place): Run {
  let low: Float64Array | undefined;
  let high: Float64Array | undefined;
  // A fraction is often the last one again: CyclicLR asks for the same cycle at each of its steps.
  let last = Number.NaN;
  let lastPower = Number.NaN;
  return (t) => {
    const y = exponent(t);
    const whole = y | 0;
    let result: number;
    if (whole !== y || whole < 0 || whole >= LIMIT) {
      if (y !== last) {
        last = y;
        lastPower = base ** y;
      }
      result = lastPower;
    } else {
      low ??= new Float64Array(LOW).fill(Number.NaN);
      result = lookUp(low, whole & (LOW - 1), base, 1);
      if (whole >= LOW) {
        high ??= new Float64Array(LOW).fill(Number.NaN);
        result *= lookUp(high, whole >> 12, base, LOW);
      }
    }
    return result - result === 0 ? result : notFinite(base, y, place, t);
  };
}

function lookUp(table: Float64Array, index: number, base: number, unit: number): number {
  const known = table[index] as number;
  if (!Number.isNaN(known)) return known;
  const value = base ** (index * unit);
  table[index] = value;
  return value;
}

function notFinite(x: number, y: number, place: Place, t: number): number {
  const reason = powerFailure(x, y);
  return reason === undefined ? oddPower(x, y) : fail(place, t, reason);
}
