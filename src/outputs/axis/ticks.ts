/** Numbers `from · step … to · step`, where `step` is `digit · 10 ** power`. */
export interface Ticks {
  readonly digit: 1 | 2 | 5;
  readonly power: number;
  readonly values: readonly number[];
}

/**
 * At most `count` round numbers between `low` and `high`, evenly spaced by 1, 2 or 5 times a power of ten
 * that is no lower than `leastPower`.
 */
export function linearTicks(low: number, high: number, count: number, leastPower = -400): Ticks {
  let power = Math.max(leastPower, Math.floor(Math.log10((high - low) / count)) - 1);
  for (; ; power++) {
    for (const digit of [1, 2, 5] as const) {
      const from = Math.ceil(quotient(low, digit, power) - 1e-9);
      const to = Math.floor(quotient(high, digit, power) + 1e-9);
      if (to - from >= count) continue;
      const values = Array.from({ length: to - from + 1 }, (_, i) => multiple((from + i) * digit, power));
      return { digit, power, values };
    }
  }
}

function quotient(value: number, digit: number, power: number): number {
  return value / multiple(digit, power);
}

/** `whole · 10 ** power`, rounded once: 3 · 10^-1 is 0.3 and not 0.30000000000000004. */
export function multiple(whole: number, power: number): number {
  return whole === 0 ? 0 : Number(`${whole}e${power}`);
}

/**
 * At most `count` (and at least two) numbers to label between `low` and `high`, both above 0 and apart by a
 * factor of 9 or more: powers of ten, or twice and five times them as well where there are few of those.
 */
export function logTicks(low: number, high: number, count: number): number[] {
  const from = Math.ceil(Math.log10(low) - 1e-9);
  const to = Math.floor(Math.log10(high) + 1e-9);
  if (to - from < 2) {
    const all = [from - 1, from, to, to + 1].flatMap((power) =>
      [1, 2, 5].map((digit) => multiple(digit, power)),
    );
    return [...new Set(all)].filter((value) => value >= low && value <= high).sort((a, b) => a - b);
  }
  const stride = Math.ceil((to - from + 1) / Math.max(2, count));
  const round = Math.ceil(from / stride) * stride;
  const first = round + stride > to ? from : round; // one alone would say nothing
  return Array.from({ length: Math.floor((to - first) / stride) + 1 }, (_, i) =>
    multiple(1, first + i * stride),
  );
}
