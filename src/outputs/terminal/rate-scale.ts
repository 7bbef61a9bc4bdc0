import type { ChartOptions } from "../../core/chart.ts";
import { logRateLabels, rateLabels } from "../axis/labels.ts";
import type { TickLabels } from "../axis/tick-labels.ts";
import { linearTicks, logTicks, multiple } from "../axis/ticks.ts";
import { down } from "./dots.ts";

/** Where rates are on an axis of some rows of cells. */
export interface RateScale {
  /** How many dots a rate is above the lowest one, not rounded; for rates that the axis does not reach as well. */
  dotOf(rate: number): number;
  /** How many rows it takes: none is left empty above the highest rate. */
  readonly rows: number;
  /** Labels, and the row from the top that each stands in. */
  readonly labels: ReadonlyMap<number, string>;
}

/** The lowest and the highest of some rates. */
export interface Extent {
  readonly low: number;
  readonly high: number;
}

/**
 * The axis for rates between `low` and `high` on `rows` rows at most: labels are an equal number of rows apart, and the
 * lowest stands in the middle of its row. With `ylim` the axis ends there. A logarithmic one takes rates above 0.
 */
export function rateScale(
  extent: Extent,
  rows: number,
  { log_y, ylim }: Pick<ChartOptions, "log_y" | "ylim">,
): RateScale {
  if (log_y) return logScale(extent, rows, ylim);
  const [low, high] = ylim ?? [Math.min(0, extent.low), Math.max(0, extent.high)];
  const end = high > low ? high : low + 1;
  const even = ylim ? undefined : evenScale(low, end, rows);
  if (even)
    return {
      dotOf: (rate) => within(even.dotOf(rate)),
      ...labelled(even, even.ticks.values, rateLabels(even.ticks), even.rows),
    };
  const dotOf = (rate: number) => ((rate - low) / (end - low)) * (down * rows - 1);
  const ticks = linearTicks(low, end, tickCount(rows));
  return {
    dotOf: (rate) => within(dotOf(rate)),
    ...labelled({ dotOf }, ticks.values, rateLabels(ticks), rows),
  };
}

function logScale({ low, high }: Extent, rows: number, ylim: ChartOptions["ylim"]): RateScale {
  // a line that hardly moves keeps room around it, so that there is something to label
  const spread = Math.max(1, Math.sqrt(9 * (low / high)));
  const least = ylim && ylim[0] > 0 ? ylim[0] : low / spread;
  const most = ylim && ylim[1] > 0 ? ylim[1] : high * spread;
  const from = Math.log10(Math.max(Number.MIN_VALUE, least));
  const to = Math.max(from + 1e-9, Math.log10(Math.min(Number.MAX_VALUE, most)));
  const even = ylim || to - from < 2 ? undefined : evenScale(from, to, rows, 0);
  const dotOfLog = even?.dotOf ?? ((log: number) => ((log - from) / (to - from)) * (down * rows - 1));
  const dotOf = (rate: number) => within(dotOfLog(Math.log10(rate)));
  if (!even && to - from < 0.95) {
    // too near to each other for two powers of ten, or for a one and a two
    const ticks = linearTicks(10 ** from, 10 ** to, tickCount(rows));
    return { dotOf, ...labelled({ dotOf }, ticks.values, rateLabels(ticks), rows) };
  }
  const values = even
    ? even.ticks.values.map((power) => multiple(1, power))
    : logTicks(10 ** from, 10 ** to, tickCount(rows));
  return { dotOf, ...labelled({ dotOf }, values, logRateLabels(values), even?.rows ?? rows) };
}

interface Even {
  dotOf(value: number): number;
  readonly ticks: ReturnType<typeof linearTicks>;
  readonly rows: number;
}

/** The scale on which round numbers are whole rows apart that best fills the rows; undefined for none that fits. */
function evenScale(low: number, high: number, rows: number, leastPower?: number): Even | undefined {
  const fewest = rows < 6 ? 1 : 2;
  let best: (Even & { readonly cost: number }) | undefined;
  for (let count = 2; count <= Math.max(2, rows); count++) {
    const { digit, power } = linearTicks(low, high, count, leastPower);
    const step = multiple(digit, power);
    if (!(step > 0)) continue; // what is below the smallest number is none
    const first = Math.ceil(low / step - 1e-9);
    for (let apart = rows; apart >= fewest; apart--) {
      const row = Math.ceil((first - low / step) * apart - 1e-9);
      const dotOf = (value: number) => down * row + 1 + (value / step - first) * apart * down;
      if (dotOf(high) > down * rows - 1) continue;
      // with two labels at least, also where the second is above the highest rate
      const used = Math.max(Math.floor(Math.round(dotOf(high)) / down), row + apart) + 1;
      if (used > rows) continue;
      const last = Math.floor(first + (used - 1 - row) / apart + 1e-9);
      const filled = (dotOf(high) - dotOf(low)) / (down * rows - 2);
      const cost = 1 - filled + (apart > 4 ? 0.06 * (apart - 4) : 0.02 * (4 - apart));
      if (best && best.cost <= cost) break;
      const values = Array.from({ length: last - first + 1 }, (_, i) => multiple((first + i) * digit, power));
      best = { dotOf, ticks: { digit, power, values }, rows: used, cost };
      break;
    }
  }
  return best;
}

function labelled(
  { dotOf }: Pick<RateScale, "dotOf">,
  values: readonly number[],
  labels: TickLabels,
  rows: number,
): Pick<RateScale, "labels" | "rows"> {
  const placed = values.map((value): [number, string] => [
    rows - 1 - Math.floor(Math.round(dotOf(value)) / down),
    plainMinus(labels.of(value)),
  ]);
  return { labels: new Map(placed.filter(([row]) => row >= 0 && row < rows)), rows };
}

/** As on a keyboard: a terminal may have no other. */
const plainMinus = (text: string) => text.replace("\u2212", "-");

function tickCount(rows: number): number {
  return Math.max(3, Math.min(8, Math.floor(rows / 3)));
}

/** Far enough to be off every axis, and finite, so that lines can be cut at its ends. */
function within(dot: number): number {
  return Math.max(-1e9, Math.min(1e9, dot));
}
