import { numberLabels, plainZero, powerLabels, type TickLabels } from "./tick-labels.ts";
import type { Ticks } from "./ticks.ts";

/** Rates: 0.0002 while four decimals do, 2.5e-5 else; as many digits on every label, and enough to tell them apart. */
export function rateLabels({ power, values }: Pick<Ticks, "power" | "values">): TickLabels {
  const decimals = Math.max(0, -power);
  const highest = Math.max(...values.map(Math.abs));
  if (decimals <= 4 && highest < 1e6) return plainZero(numberLabels(`,.${decimals}f`));
  const digits = Math.max(0, ...values.map(mantissaDigits));
  return plainZero(numberLabels(`.${digits}e`));
}

/** Rates on a logarithmic axis that has a factor of 9 or more, lowest first. */
export function logRateLabels([lowest = 1]: readonly number[]): TickLabels {
  return lowest < 1e-4 ? powerLabels() : numberLabels(",.4~f");
}

/** Epochs or steps, which stand at multiples of `unit`: 15,000, or 1.5M. */
export function countLabels({ power }: Pick<Ticks, "power">, inMillions: boolean, unit = 1): TickLabels {
  if (inMillions) return plainZero(numberLabels(`,.${Math.max(0, 6 - power)}f`, 1e6 * unit, "M"));
  return numberLabels(power < 0 ? `,.${-power}f` : ",d", unit);
}

/** Is an axis of counts between these ends labelled in millions? Not where its labels would then look alike. */
export function inMillions(low: number, high: number): boolean {
  return high >= 1e6 && high - low >= 1e5;
}

/** Digits after the point of the shortest scientific notation: 1 for 2.5e-5. */
function mantissaDigits(value: number): number {
  return (value.toExponential().split("e")[0] as string).replace(/^-?\d\.?/, "").length;
}
