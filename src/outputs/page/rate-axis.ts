import { countLabels, inMillions, rateLabels as linearRateLabels, logRateLabels } from "../axis/labels.ts";
import { linearTicks, logTicks } from "../axis/ticks.ts";
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
export function rateLabels([low, high]: Domain, height: number, logarithmic: boolean): Labels {
  const count = Math.max(2, Math.min(10, Math.floor(height / 40)));
  if (logarithmic && high >= 9 * low) {
    const values = logTicks(low, high, count);
    return { values, text: logRateLabels(values).of };
  }
  const ticks = linearTicks(low, high, count);
  return { values: ticks.values, text: linearRateLabels(ticks).of };
}

/** What to write below an axis of epochs or steps: at most `count` numbers, whole where it counts values. */
export function indexLabels([low, high]: Domain, count: number, isWhole: boolean): Labels {
  const [begin, end] = [Math.max(0, low), Math.max(1e-9, high)];
  const ticks = linearTicks(begin, end, count, isWhole ? 0 : undefined);
  return { values: ticks.values, text: countLabels(ticks, inMillions(begin, end)).of };
}
