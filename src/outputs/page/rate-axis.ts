import { format } from "d3-format";
import { linearTicks, logTicks, type Ticks } from "../chart/ticks.ts";
import type { Domain } from "./data.ts";

/** Labels of an axis. */
export interface Labels {
  readonly values: readonly number[];
  text(value: number): string;
}

/** How much of the height is left free above and below a line, so that it isn't cut. */
const room = 0.05;

/** The ends of a rate axis for rates from `low` to `high`: from 0 on where that leaves enough of what they do. */
export function rateDomain([low, high]: Domain, isWhole: boolean): Domain {
  const fromZero = low >= 0 && (isWhole || low <= (high - low) / 2);
  const [bottom, top] = fromZero ? [0, high] : isWhole ? [Math.min(0, low), Math.max(0, high)] : [low, high];
  const margin = room * (top - bottom) || Math.abs(top) / 20 || 1;
  return [bottom === 0 ? 0 : bottom - margin, top + (top === 0 && bottom < 0 ? 0 : margin)];
}

/** The same for a logarithmic axis; `low` and `high` are above 0. */
export function logRateDomain([low, high]: Domain): Domain {
  // by way of logarithms: high / low may be more than a float64 can hold
  const margin = 10 ** Math.max(0.02, (Math.log10(high) - Math.log10(low)) * room);
  return [Math.max(Number.MIN_VALUE, low / margin), Math.min(Number.MAX_VALUE, high * margin)];
}

/** What to write beside a rate axis of `height` pixels. */
export function rateLabels(domain: Domain, height: number, logarithmic: boolean): Labels {
  const count = Math.max(2, Math.min(10, Math.floor(height / 40)));
  return logarithmic && domain[1] >= 9 * domain[0] ? logLabels(domain, count) : linearLabels(domain, count);
}

function logLabels([low, high]: Domain, count: number): Labels {
  const values = logTicks(low, high, count);
  const [small, large, plain] = [format(".0e"), format(","), format(",.4~f")];
  const isSmall = (values[0] as number) < 1e-4;
  return { values, text: (value) => (!isSmall ? plain(value) : value < 1 ? small(value) : large(value)) };
}

function linearLabels([low, high]: Domain, count: number): Labels {
  const ticks = linearTicks(low, high, count);
  const text = format(specifier(ticks));
  return { values: ticks.values, text: (value) => (value === 0 ? "0" : text(value)) };
}

/** 0.0002 while four decimals do, 2.5e-5 else; as many digits on every label, and enough to tell them apart. */
function specifier({ power, values }: Ticks): string {
  const decimals = Math.max(0, -power);
  const highest = Math.max(...values.map(Math.abs));
  if (decimals <= 4 && highest < 1e6) return `,.${decimals}f`;
  const digits = values.map(
    (value) => (value.toExponential().split("e")[0] ?? "").replace(/^-?\d\.?/, "").length,
  );
  return `.${Math.max(0, ...digits)}e`;
}

/** What to write below an axis of epochs or steps: at most `count` numbers, whole where it counts values. */
export function indexLabels([low, high]: Domain, count: number, isWhole: boolean): Labels {
  const { power, values } = linearTicks(
    Math.max(0, low),
    Math.max(1e-9, high),
    count,
    isWhole ? 0 : undefined,
  );
  return { values, text: format(`,.${Math.max(0, -power)}f`) };
}
