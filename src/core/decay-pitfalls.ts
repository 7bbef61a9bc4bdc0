import { countText, rateText } from "./facts-text.ts";
import type { Pitfall, Setting } from "./pitfall.ts";

/** A rate that is multiplied by the same factor again and again. */
interface Decay {
  /** The parameter that is the factor, and its value. */
  readonly name: string;
  readonly factor: number;
  /** Steps of the scheduler in which it is once applied; 1 where left out. */
  readonly period?: { readonly name: string; readonly value: number };
  /** The steps in which it is applied at all, where that is a part of the run. */
  readonly steps?: number;
}

/** What is left of the rate then is nothing. */
const nothing = 1e-8;

/** The rule about a factor out of its range, for a parameter that takes no such number. */
export const refusedFactor = (value: unknown): string | undefined =>
  typeof value === "number" ? "LR025" : undefined;

/** What is likely not meant by a factor: that the rate grows, or that it is applied at steps where epochs are meant. */
export function decayPitfalls(decay: Decay, setting: Setting): Pitfall[] {
  const steps = Math.min(decay.steps ?? Infinity, setting.steps);
  const period = decay.period?.value ?? 1;
  if (!(period > 0)) return [];
  return [
    ...growthPitfalls(decay.name, decay.factor, Math.floor((steps - 1) / period)),
    ...underflow(decay, period, steps, setting),
  ];
}

/** What is likely not meant by a factor above 1, or below 0, that is applied so many times in the run. */
export function growthPitfalls(name: string, factor: number, times: number): Pitfall[] {
  if (factor < 0 && times >= 1) {
    return [
      {
        rule: "LR032",
        message: `${name} ${rateText(factor)} is below 0: the rate changes its sign each time`,
        advice: "if that is not meant, give a factor above 0",
        path: [name],
      },
    ];
  }
  const growth = factor ** times;
  if (!(factor > 1) || times < 1 || !Number.isFinite(growth)) return [];
  return [
    {
      rule: "LR025",
      message: `${name} ${rateText(factor)} is above 1: the rate grows, to ${rateText(growth)} times itself in the run`,
      path: [name],
    },
  ];
}

function underflow(
  { name, factor, period: named }: Decay,
  period: number,
  steps: number,
  setting: Setting,
): Pitfall[] {
  const { interval, steps_per_epoch: perEpoch = 1 } = setting;
  if (interval !== "step" || !(factor > 0 && factor < 1)) return [];
  const times = (steps - 1) / period;
  if (factor ** times >= nothing) return [];
  const every = named ? `every ${countText(period)} steps` : "at every step";
  const anEpoch = perEpoch > 1 ? `, ${rateText(factor ** (perEpoch / period))} in an epoch` : "";
  const step = Math.ceil((period * Math.log(nothing)) / Math.log(factor));
  // counted in epochs it may be as little in the end: then it is for the user to say what is meant
  const mends = perEpoch > 1 && factor ** (times / perEpoch) >= nothing;
  return [
    {
      rule: "LR028",
      message: `a factor of ${rateText(factor)} ${every}${anEpoch}: a hundred-millionth of the rate is left at step ${countText(step)} of ${countText(steps)}`,
      path: [named?.name ?? name],
      at: step,
      ...(mends && {
        advice: "if epochs are meant, count them in steps",
        changes: named
          ? { [named.name]: named.value * perEpoch }
          : { [name]: Number((factor ** (1 / perEpoch)).toPrecision(12)) },
      }),
    },
  ];
}
