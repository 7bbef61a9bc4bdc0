/** A value, and what a factor makes of it, which is known to so much on both sides. */
export interface Scaling {
  readonly from: number;
  readonly to: number;
  readonly width: number;
}

/** More digits than these a factor that nobody knows better does not get. */
const most = 6;

/**
 * The factor of some values: the one with the fewest digits that makes what is known of each, else that of least
 * squares; undefined where they are nothing.
 */
export function factorOf(scalings: readonly Scaling[]): number | undefined {
  let [both, square] = [0, 0];
  let [low, high] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (const { from, to, width } of scalings) {
    both += from * to;
    square += from ** 2;
    if (from === 0) continue;
    const ends = [(to - width) / from, (to + width) / from];
    low = Math.max(low, Math.min(...ends));
    high = Math.min(high, Math.max(...ends));
  }
  const factor = both / square;
  if (!Number.isFinite(factor) || factor === 0) return undefined;
  return low < high && Number.isFinite(high - low) ? shortest(low, high) : factor;
}

/** The number between two with the fewest digits, or one part of a number with as few. */
function shortest(low: number, high: number): number {
  const middle = (low + high) / 2;
  for (let digits = 1; digits <= most; digits++) {
    const near = Number(middle.toPrecision(digits));
    const part = 1 / Number((1 / middle).toPrecision(digits));
    for (const factor of [near, part]) if (factor >= low && factor <= high) return factor;
  }
  return middle;
}
