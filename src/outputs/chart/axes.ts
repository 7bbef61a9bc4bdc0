import type { ChartOptions } from "../../core/chart.ts";
import { textWidth } from "./text.ts";
import { sizes } from "./theme.ts";
import { linearTicks, logTicks, type Ticks } from "./ticks.ts";

/** An axis as Vega-Lite has it, without what all axes share. */
export interface Axis {
  readonly domain: readonly [number, number];
  readonly values: readonly number[];
  /** A Vega expression of `datum.value`: the label's text. */
  readonly labelExpr: string;
}

/** How much of the height of the data is left free above the highest line, so that it isn't cut. */
const headroom = 0.05;

/** The axis of epochs or steps of a run of `length` values, on `width` CSS pixels. Labels are whole numbers. */
export function indexAxis(length: number, width: number, line: ChartOptions["line"]): Axis {
  const domain = indexDomain(length, line);
  const millions = length >= 1e6;
  // The widest digit for each, and a point or a comma.
  const digits = millions ? Math.log10(length) - 4 : Math.log10(length) + 1;
  const widest = textWidth("0".repeat(Math.ceil(digits)), sizes.label) + 4;
  const count = Math.max(2, Math.min(11, Math.floor(width / (widest + 30))));
  const ticks = linearTicks(Math.max(0, domain[0]), domain[1], count, 0);
  const values = domain[0] < 0 ? [0] : ticks.values;
  if (!millions) return { domain, values, labelExpr: "format(datum.value, ',d')" };
  const decimals = Math.max(0, 6 - ticks.power);
  return {
    domain,
    values,
    labelExpr: `datum.value ? format(datum.value / 1e6, ',.${decimals}f') + 'M' : '0'`,
  };
}

/**
 * Flat pieces end where the run does, at `length`; points end one before. A long run ends at `length` in
 * either case, as that is the round number; one value alone stands in the middle.
 */
function indexDomain(length: number, line: ChartOptions["line"]): readonly [number, number] {
  if (line === "step" || length > 20) return [0, length];
  return length === 1 ? [-1, 1] : [0, length - 1];
}

/** The axis of rates between `low` and `high`, on `height` CSS pixels; it starts at 0 unless a rate is negative. */
export function rateAxis(low: number, high: number, height: number): Axis {
  const bottom = Math.min(0, low);
  const top = Math.max(0, high);
  const room = headroom * (top - bottom);
  const domain = [bottom < 0 ? bottom - room : 0, top + room || 1] as const;
  const ticks = linearTicks(domain[0], domain[1], tickCount(height));
  return { domain, values: ticks.values, labelExpr: `datum.value ? ${rateFormat(ticks)} : '0'` };
}

/** The same for a logarithmic axis; `low` and `high` are above 0. */
export function logRateAxis(low: number, high: number, height: number): Axis {
  // by way of logarithms: high / low may be more than a float64 can hold, and so may be the ends
  const margin = 10 ** ((Math.log10(high) - Math.log10(low)) * headroom);
  // A line that hardly moves keeps room around it, so that there is something to label.
  const spread = Math.max(1, Math.sqrt(9 * (low / high)));
  const domain = [
    Math.max(Number.MIN_VALUE, low / margin / spread),
    Math.min(Number.MAX_VALUE, high * margin * spread),
  ] as const;
  const values = logTicks(...domain, tickCount(height));
  const small = (values[0] as number) < 1e-4;
  const labelExpr = small
    ? "datum.value < 1 ? format(datum.value, '.0e') : format(datum.value, ',')"
    : "format(datum.value, ',.4~f')";
  return { domain, values, labelExpr };
}

function tickCount(height: number): number {
  return Math.max(2, Math.min(8, Math.floor(height / 30)));
}

/** 0.0002 while four decimals do, 2.5e-5 else; as many digits on every label, and enough to tell them apart. */
function rateFormat({ power, values }: Ticks): string {
  const decimals = Math.max(0, -power);
  const highest = Math.max(...values.map(Math.abs));
  if (decimals <= 4 && highest < 1e6) return `format(datum.value, ',.${decimals}f')`;
  const digits = Math.max(...values.map((value) => mantissaDigits(value)));
  return `format(datum.value, '.${digits}e')`;
}

/** Digits after the point of the shortest scientific notation: 1 for 2.5e-5. */
function mantissaDigits(value: number): number {
  return (value.toExponential().split("e")[0] as string).replace(/^-?\d\.?/, "").length;
}
