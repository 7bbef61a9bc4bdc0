import type { ChartOptions } from "../../core/chart.ts";
import type { Window } from "../../core/window.ts";
import { textWidth } from "./text.ts";
import { sizes } from "./theme.ts";
import { numberLabels, plainZero, powerLabels, type TickLabels } from "./tick-labels.ts";
import { linearTicks, logTicks, type Ticks } from "./ticks.ts";

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
  const [low, high] = indexDomain(length, line);
  const domain: Limits = limits ?? [low / per, high / per];
  if (domain[0] === -domain[1]) return axisOf(domain, [0], numberLabels(",d")); // one value, in the middle
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
  const millions = high >= 1e6 && high - low >= 1e5;
  // the widest digit for each, and a point or a comma
  const digits = Math.ceil(millions ? size - 4 : size + 1) + (isWhole ? 0 : 2);
  const widest = textWidth("0".repeat(digits), sizes.label) + 4;
  const count = Math.max(2, Math.min(11, Math.floor(width / (widest + 30))));
  const { power, values } = linearTicks(low, high, count, isWhole ? 0 : undefined);
  return axisOf(
    domain,
    unit === 1 ? values : values.map((value) => value * unit),
    millions
      ? plainZero(numberLabels(`,.${Math.max(0, 6 - power)}f`, 1e6 * unit, "M"))
      : numberLabels(power < 0 ? `,.${-power}f` : ",d", unit),
  );
}

/**
 * Flat pieces end where the run does, at `length`; points end one before. A long run ends at `length` in
 * either case, as that is the round number; one value alone stands in the middle.
 */
function indexDomain(length: number, line: ChartOptions["line"]): Limits {
  if (line === "step" || length > 20) return [0, length];
  return length === 1 ? [-1, 1] : [0, length - 1];
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
  const ticks = linearTicks(domain[0], domain[1], tickCount(height));
  return axisOf(domain, ticks.values, rateLabels(ticks));
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
  const count = tickCount(height);
  // too near to each other for two powers of ten, or for a one and a two
  if (domain[1] / domain[0] < 9) {
    const ticks = linearTicks(domain[0], domain[1], count);
    return axisOf(domain, ticks.values, rateLabels(ticks));
  }
  const values = logTicks(domain[0], domain[1], count);
  return axisOf(domain, values, (values[0] as number) < 1e-4 ? powerLabels() : numberLabels(",.4~f"));
}

function axisOf(domain: Limits, values: readonly number[], labels: TickLabels): Axis {
  return { domain, values, labelExpr: labels.expr, texts: values.map(labels.of) };
}

function tickCount(height: number): number {
  return Math.max(2, Math.min(8, Math.floor(height / 30)));
}

/** 0.0002 while four decimals do, 2.5e-5 else; as many digits on every label, and enough to tell them apart. */
function rateLabels({ power, values }: Ticks): TickLabels {
  const decimals = Math.max(0, -power);
  const highest = Math.max(...values.map(Math.abs));
  if (decimals <= 4 && highest < 1e6) return plainZero(numberLabels(`,.${decimals}f`));
  const digits = Math.max(...values.map((value) => mantissaDigits(value)));
  return plainZero(numberLabels(`.${digits}e`));
}

/** Digits after the point of the shortest scientific notation: 1 for 2.5e-5. */
function mantissaDigits(value: number): number {
  return (value.toExponential().split("e")[0] as string).replace(/^-?\d\.?/, "").length;
}
