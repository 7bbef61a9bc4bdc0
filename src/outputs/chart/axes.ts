import type { ChartOptions } from "../../core/chart.ts";
import { type Window, wholeAxis } from "../../core/window.ts";
import { countLabels, inMillions, logRateLabels, rateLabels } from "../axis/labels.ts";
import type { TickLabels } from "../axis/tick-labels.ts";
import { linearTicks, logTicks } from "../axis/ticks.ts";
import { textWidth } from "./text.ts";
import { sizes } from "./theme.ts";

/** An axis as Vega-Lite has it, without what all axes share. */
export interface Axis {
  readonly domain: readonly [number, number];
  readonly values: readonly number[];
  /** A Vega expression of `datum.value`: the label's text. */
  readonly labelExpr: string;
  /** The text of each label. */
  readonly texts: readonly string[];
}

type Limits = readonly [number, number];

/** Ticks that are nearer to each other, in CSS pixels, have labels that touch. */
const leastPitch = 14;
/** How much of the height of the data is left free above the highest line, so that it isn't cut. */
const headroom = 0.05;

/**
 * The axis of epochs or steps of a run of `length` values, or of the window of it that is given, on `width` CSS
 * pixels. Labels are whole numbers, but for parts of an epoch.
 */
export function indexAxis(
  length: number,
  width: number,
  line: ChartOptions["line"],
  { per, limits }: Pick<Window, "per" | "limits"> = { per: 1, limits: undefined },
): Axis {
  const [low, high] = wholeAxis(length, line);
  const domain: Limits = limits ?? [low / per, high / per];
  if (domain[0] === -domain[1]) return axisOf(domain, [0], countLabels({ power: 0 }, false)); // one value, in the middle
  const isWhole = per === 1 && (limits === undefined || limits[1] - limits[0] >= 2);
  return countingAxis(domain, width, isWhole, 1);
}

/** The axis of epochs above one of steps. */
export function epochAxis(steps: Limits, width: number, stepsPerEpoch: number): Axis {
  return countingAxis(steps, width, false, stepsPerEpoch);
}

/** Ticks at multiples of `unit` between the ends of a domain, labelled with how many of it they are. */
function countingAxis(domain: Limits, width: number, isWhole: boolean, unit: number): Axis {
  const low = Math.max(0, domain[0]) / unit;
  const high = domain[1] / unit;
  const size = Math.log10(Math.max(1, high));
  const millions = inMillions(low, high);
  // the widest digit for each, and a point or a comma
  const digits = Math.ceil(millions ? size - 4 : size + 1) + (isWhole ? 0 : 2);
  const widest = textWidth("0".repeat(digits), sizes.label) + 4;
  const count = Math.max(2, Math.min(11, Math.floor(width / (widest + 30))));
  const ticks = linearTicks(low, high, count, isWhole ? 0 : undefined);
  const values = unit === 1 ? ticks.values : ticks.values.map((value) => value * unit);
  return axisOf(domain, values, countLabels(ticks, millions, unit));
}

/**
 * The axis of rates between `low` and `high`, on `height` CSS pixels; it starts at 0 unless a rate is negative, or
 * at the limits that are given.
 */
export function rateAxis(low: number, high: number, height: number, limits?: Limits): Axis {
  const bottom = Math.min(0, low);
  const top = Math.max(0, high);
  const room = headroom * (top - bottom);
  const above = top > 0 || bottom === 0 ? top + room || 1 : room;
  const domain = limits ?? ([bottom < 0 ? bottom - room : 0, above] as const);
  return linearRates(domain, height);
}

/** The same for a logarithmic axis; `low` and `high` are above 0, and so are limits. */
export function logRateAxis(low: number, high: number, height: number, limits?: Limits): Axis {
  // by way of logarithms: high / low may be more than a float64 can hold, and so may be the ends
  const margin = 10 ** ((Math.log10(high) - Math.log10(low)) * headroom);
  // A line that hardly moves keeps room around it, so that there is something to label.
  const spread = Math.max(1, Math.sqrt(9 * (low / high)));
  const domain = limits ?? [
    Math.max(Number.MIN_VALUE, low / margin / spread),
    Math.min(Number.MAX_VALUE, high * margin * spread),
  ];
  // too near to each other for two powers of ten, or for a one and a two
  if (domain[1] / domain[0] < 9) return linearRates(domain, height, Math.log);
  const all = logTicks(domain[0], domain[1], tickCount(height));
  const powers = all.filter((value) => value.toExponential().startsWith("1e"));
  const fitting = uncrowded(all, domain, height, Math.log);
  const isFull = fitting.length === all.length || powers.length < 2;
  const values = isFull ? fitting : uncrowded(powers, domain, height, Math.log);
  return axisOf(domain, values, logRateLabels(values));
}

/** Rates at equal distances, the first and the last of them `along` the axis. */
function linearRates(domain: Limits, height: number, along = (rate: number) => rate): Axis {
  const count = tickCount(height);
  const few = linearTicks(domain[0], domain[1], count);
  // 0 alone would say nothing
  const ticks = few.values.length > 1 ? few : linearTicks(domain[0], domain[1], count + 1);
  return axisOf(domain, uncrowded(ticks.values, domain, height, along), rateLabels(ticks));
}

/** The highest of some values that rise, and those below it whose labels have room on an axis of that height. */
function uncrowded(
  values: readonly number[],
  [low, high]: Limits,
  height: number,
  along: (rate: number) => number,
): number[] {
  const pitch = (leastPitch / height) * (along(high) - along(low));
  let last = Number.POSITIVE_INFINITY;
  return values
    .toReversed()
    .filter((value) => {
      const hasRoom = last - along(value) >= pitch;
      if (hasRoom) last = along(value);
      return hasRoom;
    })
    .reverse();
}

function axisOf(domain: Limits, values: readonly number[], labels: TickLabels): Axis {
  return { domain, values, labelExpr: labels.expr, texts: values.map(labels.of) };
}

/** How many labels an axis of so many CSS pixels has at most. */
export function tickCount(height: number): number {
  return Math.max(2, Math.min(8, Math.floor(height / 30)));
}
