import { floorDivide, power } from "../../src/core/arithmetic.ts";
import { type Cycle, growingCycle } from "../../src/core/cycle.ts";
import { cyclePitfalls } from "../../src/core/cycle-pitfalls.ts";
import { floorLog, wholePower } from "../../src/core/exact.ts";
import type { Pitfall, Setting } from "../../src/core/pitfall.ts";
import { Problem } from "../../src/core/problem.ts";
import type { Rate } from "./scheduler.ts";

export interface Cycles {
  readonly t_initial: number;
  readonly lr_min: number;
  readonly cycle_mul: number;
  readonly cycle_decay: number;
  readonly cycle_limit: number;
}

/** The rate in a cycle that begins with `lr_max`, at `t_curr` of its length `t_i`. */
export type Course = (lr_max: number, t_curr: number, t_i: number) => number;

/**
 * The cycles of CosineLRScheduler, PolyLRScheduler and TanhLRScheduler. `decaysOn` says that the peak is
 * computed even behind the last cycle, where it may become too large.
 */
export function cycles(
  { t_initial, lr_min, cycle_mul, cycle_decay, cycle_limit }: Cycles,
  course: Course,
  decaysOn: boolean,
): (base: number) => Rate {
  const indexAt =
    cycle_mul === 1
      ? (t: number) => floorDivide(t, t_initial)
      : (t: number) => floorLog(notOver(1 - (t / t_initial) * (1 - cycle_mul), cycle_mul), cycle_mul);
  return (base) => {
    let index = Number.NaN;
    let start = 0;
    let t_i = t_initial;
    let lr_max = base;
    return (t) => {
      const i = indexAt(t);
      if (i !== index) {
        index = i;
        if (cycle_mul === 1) {
          start = t_initial * i;
        } else {
          const grown = wholePower(cycle_mul, i);
          t_i = grown * t_initial;
          start = ((1 - grown) / (1 - cycle_mul)) * t_initial;
        }
        if (decaysOn || i < cycle_limit) lr_max = base * power(cycle_decay, i);
      }
      return i < cycle_limit ? course(lr_max, t - start, t_i) : lr_min;
    };
  };
}

/** Cycles that shrink come to an end, whatever their number. */
function notOver(left: number, cycle_mul: number): number {
  if (left > 0 && cycle_mul > 0) return left;
  throw new Problem(
    cycle_mul > 0 ? "the cycles shrink, and the last is over" : `${cycle_mul} is no factor of a length`,
    { path: ["cycle_mul"], allowed: "timm raises ValueError at this step" },
  );
}

/** `get_cycle_length()`: until the last cycle ends, with the warm-up where that comes before it. */
export function cycleLength({
  t_initial,
  cycle_mul,
  cycle_limit,
  warmup_t,
  warmup_prefix,
}: Omit<Cycles, "lr_min" | "cycle_decay"> & { warmup_t: number; warmup_prefix: boolean }): number {
  const count = Math.max(1, cycle_limit);
  const t =
    cycle_mul === 1
      ? t_initial * count
      : Math.floor((-t_initial * (power(cycle_mul, count) - 1)) / (1 - cycle_mul));
  return warmup_prefix ? t + warmup_t : t;
}

/** When the last cycle ends, or the warm-up where that lasts longer; undefined where it never seems to. */
export function endOf(params: Parameters<typeof cycleLength>[0]): number | undefined {
  const { cycle_mul, cycle_limit, warmup_t } = params;
  if (cycle_mul <= 0 || !Number.isFinite(cycle_mul ** cycle_limit)) return undefined;
  return Math.max(1, Math.ceil(cycleLength(params)), Math.ceil(warmup_t));
}

/** The `n`-th cycle; behind the last the rate is lr_min. */
export function cycleAt(
  { t_initial, cycle_mul, cycle_limit, warmup_t, warmup_prefix }: Parameters<typeof cycleLength>[0],
  n: number,
): Cycle | undefined {
  if (n >= cycle_limit) return undefined;
  return growingCycle({ start: warmup_prefix ? warmup_t : 0, length: t_initial }, cycle_mul, n);
}

/** What says how long a schedule lasts; of several cycles no one parameter does, nor where the warm-up is longer. */
export function horizonOf(params: Parameters<typeof cycleLength>[0]): "t_initial" | undefined {
  const { cycle_mul, cycle_limit, warmup_t, t_initial } = params;
  return cycle_mul > 0 && cycle_limit <= 1 && warmup_t <= t_initial ? "t_initial" : undefined;
}

/** What is likely not meant by the length of the first of several cycles. */
export function lengthPitfalls(
  {
    t_initial,
    warmup_t,
    cycle_limit,
  }: Pick<Parameters<typeof cycleLength>[0], "t_initial" | "warmup_t" | "cycle_limit">,
  setting: Setting,
): Pitfall[] {
  return cycle_limit > 1 ? cyclePitfalls(t_initial, { t_initial, warmup_t }, setting) : [];
}

/** Cycles are told to grow or to shrink, and there is but one. `decays` says that a peak's decay was meant. */
export function oneCyclePitfall(
  { cycle_mul, cycle_decay, cycle_limit }: Pick<Cycles, "cycle_mul" | "cycle_decay" | "cycle_limit">,
  decays = cycle_decay !== 1,
): Pitfall[] {
  if (cycle_limit !== 1 || (cycle_mul === 1 && !decays)) return [];
  const unused = cycle_mul === 1 ? `cycle_decay=${cycle_decay}` : `cycle_mul=${cycle_mul}`;
  return [
    {
      rule: "LR019",
      message: `${unused} is about a next cycle, but cycle_limit=1 allows one: no restart happens`,
      path: ["cycle_limit"],
    },
  ];
}
