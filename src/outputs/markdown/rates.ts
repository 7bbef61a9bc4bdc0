/** How rates are written in a diagram: as plain decimals, the only numbers that mermaid reads. */
export interface RateScale {
  /** `learning rate ×1e-5` where a rate of 5e-5 is written as 5. */
  readonly title: string;
  /** The ends of the axis. */
  readonly low: string;
  readonly high: string;
  /** A rate; one beyond the ends that the user gave, as the end that it is beyond. */
  text(rate: number): string;
}

/** Powers of ten of the highest rate that the labels of an axis can show as they are. */
const readable = { least: -3, most: 4 };
/** Digits of a number up to a ten-thousandth of the highest. */
const digits = 4;
const mostDecimals = 12;
/** How much of the height is left free beyond the lines, so that they aren't cut. */
const headroom = 0.05;

/**
 * The scale for finite rates between `low` and `high`. The axis begins at 0, unless a rate is negative or
 * `limits` says other ends. Rates read back within 1e-4 of the largest of them.
 */
export function rateScale(
  low: number,
  high: number,
  limits?: readonly [number, number],
  name = "learning rate",
): RateScale {
  const [least, most] = limits ?? [Math.min(0, low), Math.max(0, high)];
  const exponent = exponentOf(Math.max(Math.abs(least), Math.abs(most)));
  const power = exponent < readable.least || exponent > readable.most ? exponent : 0;
  const [bottom, top] = [shifted(least, -power), shifted(most, -power)];
  const finest = limits ? top - bottom : Math.max(-bottom, top);
  const decimals = Math.min(mostDecimals, Math.max(0, digits - exponentOf(finest)));
  const room = limits ? 0 : headroom * (top - bottom);
  const [start, end] = [bottom < 0 ? bottom - room : bottom, top > 0 ? top + room : top];
  return {
    title: power === 0 ? name : `${name} ×1e${power}`,
    low: plain(start, decimals),
    high: plain(start === end ? 1 : end, decimals),
    text: (rate) => plain(Math.min(end, Math.max(start, shifted(rate, -power))), decimals),
  };
}

/** The power of ten of a number's first digit; 0 for 0. */
function exponentOf(value: number): number {
  return Number(value.toExponential().split("e")[1]);
}

/** `value · 10 ** power`, rounded once and never too large or too small on the way. */
function shifted(value: number, power: number): number {
  const [digits, exponent] = value.toExponential().split("e");
  return Number(`${digits}e${Number(exponent) + power}`);
}

/** At most so many decimals, without an exponent (numbers are below 1e21) and without zeros that say nothing. */
export function plain(value: number, decimals: number): string {
  const text = value.toFixed(decimals);
  const short = decimals === 0 ? text : text.replace(/\.?0+$/, "");
  return short === "-0" ? "0" : short;
}
