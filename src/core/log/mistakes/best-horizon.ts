import type { Compared } from "../compared.ts";
import type { Lasting } from "../lasting.ts";
import type { Logged } from "../place.ts";
import { explains } from "./explains.ts";
import { misfit } from "./misfit.ts";

/** The search begins in this part of the log, or in more of it where that is needed: so it stays fast, and finds its way. */
const nearest = 20_000;
/** Values are tried from this part of the planned one, or of that part of the log, to so many times the larger of them. */
const widest = 8;
/** The ratio of one to the next: a cosine that is off by half of it is still on the right slope. */
const ratio = 2 ** (1 / 8);

/**
 * The whole number that, as a horizon, fits rows best: first of values between a part and a multiple of the planned one and
 * those of `counts`, then with ever smaller steps to both sides. undefined where none explains the first of the rows.
 */
export function bestHorizon(
  lasting: Lasting,
  { rows, alike }: Pick<Compared, "rows" | "alike">,
  parted: number,
  counts: readonly number[],
): number | undefined {
  const begun = rows.filter(({ index }) => index <= Math.max(nearest, 4 * parted));
  const first = begun.length < rows.length / 4 ? rows : begun;
  const extent = ((first.at(-1) as Logged).index / lasting.every) * lasting.times;
  const start = bestOf(lasting, first, [...counts, ...between(lasting.horizon.value, extent)]);
  const near = climbed(lasting, first, start, Math.ceil((start * (ratio - 1)) / 2));
  if (!explains(lasting.made(near), { rows: first, alike })) return undefined;
  return first === rows ? near : climbed(lasting, rows, near, Math.ceil(near / 50));
}

function* between(planned: number, extent: number): Generator<number> {
  const most = Math.max(planned, extent) * widest;
  let last = 0;
  for (let value = Math.max(1, Math.min(planned, extent) / widest); value <= most; value *= ratio) {
    const whole = Math.round(value);
    if (whole !== last) yield whole;
    last = whole;
  }
}

/** The one of several horizons that fits best; the planned one where none is better. */
function bestOf({ horizon, made }: Lasting, rows: readonly Logged[], values: readonly number[]): number {
  let best = Math.max(1, Math.round(horizon.value));
  let least = misfit(made(best), rows, Number.POSITIVE_INFINITY);
  for (const value of values) {
    const sum = misfit(made(value), rows, least);
    if (sum < least) [best, least] = [value, sum];
  }
  return best;
}

/**
 * From a horizon on to better ones, by steps that are halved where neither side is better, and no further than to one
 * and a half times as long, or as short: a log that never falls is better fitted by ever longer schedules.
 */
function climbed({ made }: Lasting, rows: readonly Logged[], start: number, width: number): number {
  const tried = new Set([start]);
  let [best, step] = [start, width];
  let least = misfit(made(best), rows, Number.POSITIVE_INFINITY);
  while (true) {
    const from = best;
    for (const value of [from + step, from - step]) {
      if (value < start / 1.5 || value > start * 1.5 || tried.has(value)) continue;
      tried.add(value);
      const sum = misfit(made(value), rows, least);
      if (sum < least) [best, least] = [value, sum];
    }
    if (best !== from) continue;
    if (step <= 1) return best;
    step = Math.ceil(step / 2);
  }
}
