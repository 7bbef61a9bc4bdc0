/** The digits that a number is written with, as its shortest text has them. */
export interface Digits {
  /** Significant ones. */
  readonly significant: number;
  /** Those behind the point, where it is written without an exponent. */
  readonly decimals: number;
}

export function digitsOf(value: number): Digits {
  const [mantissa, exponent] = value.toExponential().split("e") as [string, string];
  const significant = mantissa.replace(/[-.]/g, "").length;
  return { significant, decimals: value === 0 ? 0 : Math.max(0, significant - 1 - Number(exponent)) };
}

/** The most digits that any of some values has. */
export function mostDigits(values: Iterable<number>): Digits {
  let [significant, decimals] = [1, 0];
  for (const value of values) {
    const digits = digitsOf(value);
    significant = Math.max(significant, digits.significant);
    decimals = Math.max(decimals, digits.decimals);
  }
  return { significant, decimals };
}
