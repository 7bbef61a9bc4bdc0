/**
 * A positive number as at most 17 decimal digits: `high` (nine digits) followed by `low` (eight digits),
 * the point behind the first digit, times ten to the power of `exponent`.
 */
export interface Decimal {
  high: number;
  low: number;
  exponent: number;
}

/**
 * The shortest decimal that reads back as the same float64, as ECMAScript's `Number::toString` has it, or,
 * for `precision` (significant digits, 1 to 15; 0 for the shortest), the nearest one of that many digits.
 *
 * Returns false, with nothing to be read from `into`, for the few numbers that it leaves to the engine:
 * zero, what is not finite, below 1e-29 or not below 1e16, powers of two, and what is too near to a tie.
 *
 * The engine's own conversion takes about 250 ns for the 17 digits of a cosine, more than all else in a
 * row of a CSV; this takes about 60. `x * 10^k` is held as a sum of two float64, good to about 100 bits,
 * so that its integer part has 17 digits and the rest decides the rounding: Grisu with doubles instead of
 * 64-bit integers, which JavaScript does not have.
 */
export function shortest(x: number, precision: number, into: Decimal): boolean {
  if (powerHigh[0] === 0) fillTables();
  view[0] = x;
  const top = bits[1] as number;
  // A power of two is nearer to its lower neighbour than to its upper one: the interval below is lopsided.
  if (!(x >= 1e-29 && x < 1e16) || ((top & 0xfffff) === 0 && bits[0] === 0)) return false;
  const binary = (top >>> 20) - 1023;
  // floor(log10(2^binary)) is floor(log10(x)) or one less.
  let k = 16 - Math.floor(binary * LOG10_OF_2);
  if (x >= (decade[k - 1] as number)) k--;

  // scaled + rest = x * 10^k, in [1e16, 1e17). Dekker's product: both factors are split into halves of 26
  // bits, whose products are exact.
  const power = powerHigh[k] as number;
  const scaled = x * power;
  const shifted = x * SPLIT;
  const xHead = shifted - (shifted - x);
  const xTail = x - xHead;
  const head = powerHead[k] as number;
  const tail = powerTail[k] as number;
  const rest =
    xHead * head - scaled + xHead * tail + xTail * head + xTail * tail + x * (powerLow[k] as number);

  // Digits: scaled is an even integer, and the products below are exact.
  const carry = Math.floor(rest + 0.5);
  const fraction = rest - carry;
  let high = Math.floor(scaled / 1e8);
  let low = scaled - high * 1e8 + carry;
  if (low < 0) {
    high -= 1;
    low += 1e8;
  } else if (low >= 1e8) {
    high += 1;
    low -= 1e8;
  }
  into.exponent = 16 - k;
  if (precision > 0) return round(high | 0, low | 0, fraction, 17 - precision, into);

  // What lies less than half a unit in the last place away reads back as x.
  view[0] = x;
  bits[1] = top & 0x7ff00000;
  bits[0] = 0;
  const half = (view[0] as number) * HALF_ULP * power;
  return trim(high | 0, low | 0, fraction, half, into);
}

/** Drop digits from the end while what remains is less than `half` away. */
function trim(high: number, low: number, fraction: number, half: number, into: Decimal): boolean {
  if (Math.abs(fraction) > 0.5 - MARGIN) return false;
  let kept = low;
  for (let unit = 10; unit <= 1e8; unit *= 10) {
    const over = (low % unit) + fraction;
    const up = over > unit / 2;
    const away = up ? unit - over : Math.abs(over);
    if (away > half + MARGIN) break;
    if (away > half - MARGIN || away > unit / 2 - MARGIN) return false;
    kept = low - (low % unit) + (up ? unit : 0);
  }
  return settle(high, kept, into);
}

/** The nearest multiple of 10^digits. */
function round(high: number, low: number, fraction: number, digits: number, into: Decimal): boolean {
  const unit = (decade[16 - (digits <= 8 ? digits : digits - 8)] as number) | 0;
  const value = digits <= 8 ? low : high;
  const over = (value % unit) + (digits <= 8 ? fraction : low / 1e8);
  if (Math.abs(over - unit / 2) < 1e-7) return false;
  const rounded = value - (value % unit) + (over > unit / 2 ? unit : 0);
  return digits <= 8 ? settle(high, rounded, into) : settle(rounded, 0, into);
}

/** Bring a carry out of `low` into `high`, and one out of `high` into the exponent. */
function settle(high: number, low: number, into: Decimal): boolean {
  into.high = low >= 1e8 ? high + 1 : high;
  into.low = low >= 1e8 ? 0 : low;
  if (into.high >= 1e9) {
    into.high = 1e8;
    into.exponent += 1;
  }
  return into.high >= 1e8;
}

const LOG10_OF_2 = Math.log10(2);
const SPLIT = 2 ** 27 + 1;
const HALF_ULP = 2 ** -53;
/** Far above the error of `rest` (about 2^-47), far below what would send many numbers to the engine. */
const MARGIN = 2 ** -36;

const view = new Float64Array(1);
const bits = new Uint32Array(view.buffer); // little-endian, as every machine that runs V8 is

const SIZE = 16 + 30;
/** `powerHigh[k] + powerLow[k]` is 10^k to 106 bits; `powerHead + powerTail` is `powerHigh` in halves. */
const powerHigh = new Float64Array(SIZE);
const powerLow = new Float64Array(SIZE);
const powerHead = new Float64Array(SIZE);
const powerTail = new Float64Array(SIZE);
/** `decade[k]` is 10^(16 - k). */
const decade = new Float64Array(SIZE);

/** Not before they are needed: half a millisecond, which a short run does not have to spend. */
function fillTables(): void {
  for (let k = 0; k < SIZE; k++) {
    const exact = 10n ** BigInt(k);
    const power = Number(exact);
    const shifted = power * SPLIT;
    powerHigh[k] = power;
    powerLow[k] = Number(exact - BigInt(power));
    powerHead[k] = shifted - (shifted - power);
    powerTail[k] = power - (powerHead[k] as number);
    decade[k] = Number(`1e${16 - k}`);
  }
}
