import { countText, percentText, rateText } from "../../src/core/facts-text.ts";
import type { Pitfall } from "../../src/core/pitfall.ts";
import type { Rate } from "./scheduler.ts";

/** A part of the rate that is missed by nobody. */
const slight = 0.02;
/** A part of the rate that is missed. */
const grave = 0.1;

interface Dip {
  readonly t_initial: number;
  readonly cycle_limit: number;
  readonly warmup_t: number;
  readonly warmup_prefix: boolean;
}

/**
 * The warm-up leads to the base rate, but the schedule behind it, `rate`, has run on from 0: it goes on lower. `names` are
 * what the parameters are called, `per` the steps that one of them counts, `steps` the steps of the run.
 */
export function dipPitfall(
  { t_initial, cycle_limit, warmup_t, warmup_prefix }: Dip,
  base: number,
  rate: Rate,
  steps: number,
  names = { length: "t_initial", warmup: "warmup_t" },
  per = 1,
): Pitfall[] {
  if (warmup_prefix || warmup_t <= 0 || warmup_t >= t_initial || warmup_t > steps - 1) return [];
  const behind = rate(Math.ceil(warmup_t));
  const part = 1 - behind / base;
  if (!(part >= slight)) return [];
  const length = (t_initial - warmup_t) / per;
  return [
    {
      rule: "LR021",
      severity: part >= grave ? "warning" : "note",
      message: `the warm-up leads to ${rateText(base)}, but the schedule has run on below it: behind ${names.warmup}=${countText(warmup_t / per)} it goes on at ${rateText(behind)}, ${percentText(part)} lower`,
      path: ["warmup_prefix"],
      ...(cycle_limit === 1 && { changes: { warmup_prefix: true, [names.length]: length } }),
      at: Math.ceil(warmup_t),
    },
  ];
}
