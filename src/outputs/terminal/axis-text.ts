import { countText } from "../../core/facts-text.ts";
import type { Ticks } from "../chart/ticks.ts";

/** Rates as their axis names them: 0.0002 while four decimals do, 2.5e-5 else; as many digits for each. */
export function rateTexts({ values, power }: Ticks): string[] {
  const decimals = Math.max(0, -power);
  const highest = values.reduce((high, value) => Math.max(high, Math.abs(value)), 0);
  if (decimals <= 4 && highest < 1e6) return values.map((value) => fixed(value, decimals));
  const digits = Math.max(0, ...values.map(mantissaDigits));
  return values.map((value) => (value === 0 ? "0" : scientific(value, digits)));
}

/** Rates on a logarithmic axis: as short as they can be. */
export function logRateTexts(values: readonly number[]): string[] {
  const isSmall = values.some((value) => value < 1e-4);
  return values.map((value) => {
    if (value >= 1e6 || (isSmall && value < 1)) return scientific(value, mantissaDigits(value));
    return value < 1 ? String(value) : countText(value);
  });
}

/** Epochs or steps: 15,000, and 1.5M where they go into millions. */
export function indexTexts({ values, power }: Ticks): string[] {
  const isLong = values.some((value) => Math.abs(value) >= 1e6);
  if (!isLong) return values.map((value) => fixed(value, Math.max(0, -power)));
  const decimals = Math.max(0, 6 - power);
  return values.map((value) => (value === 0 ? "0" : `${fixed(value / 1e6, decimals)}M`));
}

/** With so many decimals, and thousands parted: 1,500.0; zero without any. */
function fixed(value: number, decimals: number): string {
  if (value === 0) return "0";
  const [whole, fraction] = Math.abs(value).toFixed(decimals).split(".") as [string, string?];
  const parted = `${whole.replace(/\B(?=(\d{3})+$)/g, ",")}${fraction === undefined ? "" : `.${fraction}`}`;
  return value < 0 ? `-${parted}` : parted;
}

function scientific(value: number, digits: number): string {
  return value.toExponential(digits).replace("e+", "e");
}

/** Digits behind the point in the shortest scientific notation: 1 for 2.5e-5. */
function mantissaDigits(value: number): number {
  return (value.toExponential().split("e")[0] as string).replace(/^-?\d\.?/, "").length;
}
