import { countText } from "./facts-text.ts";
import type { Pitfall, Setting } from "./pitfall.ts";

/** Steps after which something comes again: a decay, a restart. */
export interface Period {
  /** The parameter. */
  readonly name: string;
  /** Its value, in steps of the scheduler. */
  readonly value: number;
  /** The step of the run from which it counts: behind a warm-up, below 0 where the run resumes; 0 where left out. */
  readonly from?: number;
  /** The step of the run from which on it acts no more, where that may be before the end. */
  readonly to?: number;
}

/** Counts of steps by the names of their parameters, that of the cycle first: `{ T_0: 10 }`. */
export type Counts = Readonly<Record<string, number | readonly number[]>>;

export const numbersOf = (counts: Counts): number[] => Object.values(counts).flat();

/** An epoch of fewer steps than this may divide any number, and be as long as anything that was meant in steps. */
export const dividing = 20;
/** What is so many times as long as the run's epochs counts none: less may be a multiple of an epoch's steps by chance. */
export const farBeyond = 10;

/**
 * What is likely not meant by a period in which the rate changes but once: that the run is over before, of which the
 * number may be of optimizer steps where the scheduler is stepped at epochs.
 */
export function periodPitfalls(period: Period, setting: Setting): Pitfall[] {
  const { name, value, from = 0, to = Number.POSITIVE_INFINITY } = period;
  const { steps } = setting;
  const last = Math.min(to, steps);
  if (!(value > 0) || steps < 2 || from + value < last) return [];
  // what is as long as the run in steps, too, is one that never comes
  const counted =
    value / (setting.steps_per_epoch ?? 1) < steps ? stepsAsEpochs({ [name]: value }, setting) : [];
  if (counted.length > 0) return counted;
  const before = from > 0 ? `, ${countText(from)} of which come before it` : "";
  return [
    {
      rule: "LR016",
      message: `${name} ${countText(value)} is not over within the ${countText(last)} ${setting.interval}s${before}: the rate never decays`,
      advice: "if that is not meant, make it shorter than the run: is it counted in epochs or in steps?",
      path: [name],
    },
  ];
}

/** Counts of which the first is never over as it is, and all are of whole epochs' steps. */
export function stepsAsEpochs(counts: Counts, setting: Setting): Pitfall[] {
  const { interval, steps, steps_per_epoch: each = 1 } = setting;
  const [name, value] = Object.entries(counts)[0] as [string, number | readonly number[]];
  const [first] = [value].flat() as [number];
  const epochs = first / each;
  if (interval !== "epoch" || each < dividing || first < farBeyond * steps || epochs > steps) return [];
  if (numbersOf(counts).some((count) => count % each !== 0)) return [];
  return [
    {
      rule: "LR001",
      message: `${name} ${countText(first)} is as many steps as ${countText(epochs)} epoch${epochs === 1 ? " has" : "s have"}, but the scheduler is stepped once an epoch, ${countText(steps)} times: it is never over`,
      changes: countsTimes(1 / each, counts),
    },
  ];
}

/** The counts times `factor`, those of 0 left out. */
export function countsTimes(factor: number, counts: Counts): Record<string, unknown> {
  const times = (count: number | readonly number[]) =>
    typeof count === "number" ? exact(count * factor) : count.map((one) => exact(one * factor));
  return Object.fromEntries(
    Object.entries(counts).flatMap(([name, count]) => (count === 0 ? [] : [[name, times(count)]])),
  );
}

/** Without what a product of a fraction leaves behind the twelfth digit. */
const exact = (count: number) => Number(count.toPrecision(12));
