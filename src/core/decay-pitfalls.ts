import { countText, rateText } from "./facts-text.ts";
import { dividing, type Period, periodPitfalls, stepsAsEpochs } from "./period-pitfalls.ts";
import type { Pitfall, Setting } from "./pitfall.ts";

/** A rate that is multiplied by the same factor again and again. */
interface Decay {
  /** The parameter that is the factor, and its value. */
  readonly name: string;
  readonly factor: number;
  /** Steps of the scheduler in which it is once applied; 1 where left out. */
  readonly period?: Period;
  /** Is it applied little by little, so that less than a period is a part of a decay? */
  readonly smooth?: boolean;
  /** The rate that it is first applied to; the optimizer's where left out. */
  readonly rate?: number;
  /** The step of the run from which it counts, where no period says it; 0 where left out. */
  readonly from?: number;
  /** The steps from there in which it is applied at all, where that is a part of the run. */
  readonly steps?: number;
}

/** What is left of the rate then is nothing. */
const nothing = 1e-8;
/** With so little of its highest rate a run trains next to nothing. */
const tiny = 1e-5;
/** A decay that is meant leaves less than this of the rate. */
const felt = 0.9;

/** From so low a rate, and so many times up, a test goes that looks for the highest one that trains. */
const tested = { rate: 1e-5, growth: 100 };

/** The rule about a factor out of its range, for a parameter that takes no such number. */
export const refusedFactor = (value: unknown): string | undefined =>
  typeof value === "number" ? "LR025" : undefined;

/**
 * What is likely not meant by a factor: that the rate grows, that it is applied at steps where epochs are meant, or never.
 */
export function decayPitfalls(decay: Decay, setting: Setting): Pitfall[] {
  const { value: period, from } = countedBy(decay);
  if (!(period > 0)) return [];
  const behind = setting.steps - Math.max(0, from);
  const steps = Math.min(decay.steps ?? behind, behind);
  return [
    ...growthPitfalls(decay.name, decay.factor, {
      times: timesIn(steps, decay),
      first: Math.max(0, from) + firstOf(decay),
      rate: decay.rate ?? setting.lr,
    }),
    ...epochsAsSteps(decay, Math.min(decay.steps ?? Infinity, setting.steps), setting),
    ...underflow(decay, steps, setting),
    ...neverPitfalls(decay, setting),
  ];
}

const countedBy = ({ period, from = 0 }: Decay) => ({
  value: period?.value ?? 1,
  from: period?.from ?? from,
});

/** How often it is applied in so many steps, a part of a time where it is applied little by little. */
function timesIn(steps: number, decay: Decay): number {
  const { value, from } = countedBy(decay);
  if (decay.smooth) return (steps - 1) / value;
  const before = Math.max(0, -from);
  return Math.floor((steps - 1 + before) / value) - Math.floor(before / value);
}

/** After how many steps it is first applied. */
function firstOf(decay: Decay): number {
  const { value, from } = countedBy(decay);
  return decay.smooth ? 1 : Math.ceil(value - (Math.max(0, -from) % value));
}

/** What is likely not meant by a factor that is never applied, whatever the lowest rate is. */
export function neverPitfalls({ factor, period, smooth = false }: Decay, setting: Setting): Pitfall[] {
  if (period === undefined || factor >= 1) return [];
  return smooth ? stepsAsEpochs({ [period.name]: period.value }, setting) : periodPitfalls(period, setting);
}

/** How a factor comes to act on what it is applied to. */
interface Growth {
  /** How often it is applied in the run. */
  readonly times: number;
  /** The step at which it is first applied. */
  readonly first?: number;
  /** The rate that it is first applied to, where it is known. */
  readonly rate?: number;
  /** What it is applied to; the rate itself where left out. */
  readonly what?: string;
}

/** What is likely not meant by a factor above 1, of 0, or below. */
export function growthPitfalls(
  name: string,
  factor: number,
  { times, first, rate = Infinity, what = "rate" }: Growth,
): Pitfall[] {
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
  if (factor === 0 && times >= 1) {
    return [
      {
        rule: "LR025",
        message: `${name} 0 leaves nothing of the ${what}: it is 0 from the first decay on`,
        advice: "if that is not meant, give a factor between 0 and 1",
        path: [name],
        ...(first !== undefined && { at: first }),
      },
    ];
  }
  const growth = factor ** times;
  if (!(factor > 1) || times < 1 || !Number.isFinite(growth)) return [];
  return [
    {
      rule: "LR025",
      ...(rate <= tested.rate && growth >= tested.growth && { severity: "note" }),
      message: `${name} ${rateText(factor)} is above 1: the ${what} grows, to ${rateText(growth)} times itself in the run`,
      path: [name],
    },
  ];
}

/** A period that the run's epochs hold, in a run that is left with nothing since it is stepped at every batch. */
function epochsAsSteps(
  { factor, period }: Decay,
  steps: number,
  { interval, steps_per_epoch: perEpoch = 1 }: Setting,
): Pitfall[] {
  if (period === undefined || interval !== "step" || perEpoch < dividing || factor <= 0) return [];
  const { name, value } = period;
  const epochs = steps / perEpoch;
  if (value < 2 || value > epochs) return [];
  const [left, meant] = [factor ** (steps / value), factor ** (epochs / value)];
  if (left >= tiny || meant < tiny || meant > felt) return [];
  const times = Math.floor((steps - 1) / value);
  return [
    {
      rule: "LR002",
      message: `${name} ${countText(value)} is ${Number((value / perEpoch).toPrecision(2))} of an epoch, which has ${countText(perEpoch)} steps: the scheduler is stepped at every batch, and the rate decays ${countText(times)} times in the run's ${countText(Math.ceil(epochs))} epochs`,
      changes: { [name]: value * perEpoch },
    },
  ];
}

function underflow(decay: Decay, steps: number, setting: Setting): Pitfall[] {
  const { name, factor, period: named } = decay;
  const { value: period, from } = countedBy(decay);
  const { interval, steps_per_epoch: perEpoch = 1, origin } = setting;
  if (interval !== "step" || !(factor > 0 && factor < 1)) return [];
  const times = (steps - 1) / period;
  if (factor ** times >= nothing) return [];
  const every = period === 1 ? "at every step" : `every ${countText(period)} steps`;
  const ofEpoch = factor ** (perEpoch / period);
  const anEpoch = perEpoch > 1 && ofEpoch > Number.EPSILON ? `, ${rateText(ofEpoch)} in an epoch` : "";
  const step = Math.max(0, from) + stepsUntil(Math.log(nothing) / Math.log(factor), decay);
  // counted in epochs it may be as little in the end: then it is for the user to say what is meant
  const mends = perEpoch > 1 && factor ** (times / perEpoch) >= nothing;
  return [
    {
      rule: "LR028",
      message: `a factor of ${rateText(factor)} ${every}${anEpoch}: a hundred-millionth of the rate is left at step ${countText(origin + step)} of ${countText(origin + setting.steps)}`,
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

/** The steps in which it is applied so many times. */
function stepsUntil(times: number, decay: Decay): number {
  const { value, from } = countedBy(decay);
  const least = times - 1e-9; // without what a quotient of logarithms has too much
  if (decay.smooth) return Math.ceil(value * least);
  const before = Math.max(0, -from);
  return Math.ceil(value * (Math.ceil(least) + Math.floor(before / value)) - before);
}
