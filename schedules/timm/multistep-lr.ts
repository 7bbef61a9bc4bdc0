import * as z from "zod";
import { power } from "../../src/core/arithmetic.ts";
import { firstRate } from "../../src/core/bound.ts";
import { growthPitfalls } from "../../src/core/decay-pitfalls.ts";
import { define } from "../../src/core/definition.ts";
import { countText } from "../../src/core/facts-text.ts";
import { missedOf, unsortedPitfall } from "../../src/core/milestone-pitfalls.ts";
import type { Pitfall, Setting } from "../../src/core/pitfall.ts";
import { timmCode } from "./code.ts";
import { timmCounting } from "./counting.ts";
import { inEpochs, initialize, noiseParams, warmupParams } from "./parameters.ts";
import { timmReference } from "./reference.ts";
import { inEpochsOrNot, intervalOf, scheduler, type Warmup } from "./scheduler.ts";

interface MultiStep extends Warmup {
  readonly decay_t: readonly number[];
  readonly decay_rate: number;
}

export const timmMultiStepLR = define(
  { source: "timm.scheduler.MultiStepLRScheduler", name: "timm-multistep" },
  () => ({
    summary: "Multiply the rate by decay_rate one epoch before each of decay_t, after a linear warm-up.",
    formula: [
      "lr(t) = warmup_lr_init + (lr − warmup_lr_init) · t / warmup_t                for t < warmup_t",
      "lr(t) = lr · decay_rate^(how many of decay_t ≤ s + 1),     s = t, or t − warmup_t with warmup_prefix",
    ].join("\n"),
    shapes: ["steps", "warmup"],
    code: timmCode,
    counting: timmCounting,
    reference: timmReference,
    interval: intervalOf,
    params: () =>
      z.strictObject({
        decay_t: z.array(z.number()).describe("epochs (or updates) before which the rate decays, ascending"),
        decay_rate: z.number().default(1).describe("factor of each decay"),
        ...warmupParams(true),
        t_in_epochs: inEpochs(),
        ...noiseParams(),
        initialize: initialize(),
      }),
    examples: [
      {
        title: "a tenth at 30, 60 and 80 epochs after a warm-up",
        lr: 0.1,
        params: { decay_t: [30, 60, 80], decay_rate: 0.1, warmup_t: 5, warmup_lr_init: 0.001 },
        epochs: 95,
      },
    ],
    length: ({ decay_t, warmup_t, warmup_prefix }) =>
      Math.ceil(1.25 * Math.max(0, ...decay_t) + (warmup_prefix ? warmup_t : 0)),
    counts: ["decay_t", "warmup_t"],
    intervals: inEpochsOrNot,
    milestones: decaysOf,
    bounds: ({ warmup_lr_init, warmup_t }) => firstRate("warmup_lr_init", warmup_lr_init, warmup_t),
    pitfalls: (params, setting, given) => [
      ...unsortedPitfall("decay_t", params.decay_t),
      ...unreachedPitfall(params, setting, "decay_t"),
      ...earlyPitfall(params, setting, "decay_t"),
      ...growthPitfalls("decay_rate", params.decay_rate, {
        times: decaysOf(params).filter((at) => at < setting.steps).length,
      }),
      ...defaultPitfall(given, Math.min(...decaysOf(params)), setting),
    ],
    build: (params) => multiStep(params),
  }),
);

/** No decay at all, as nobody said its factor; the first would come at step `first`. */
export function defaultPitfall(
  given: Readonly<Record<string, unknown>>,
  first: number,
  { steps, interval }: Setting,
): Pitfall[] {
  if (given.decay_rate !== undefined || first >= steps) return [];
  return [
    {
      rule: "LR025",
      message: `decay_rate is 1 where it is not given: the rate stays the same at every decay, from ${interval} ${countText(Math.max(0, Math.ceil(first)))} on`,
      advice: "if that is not meant, give a decay_rate below 1",
      path: ["decay_rate"],
      at: Math.max(0, Math.ceil(first)),
    },
  ];
}

export function multiStep(params: MultiStep) {
  const { decay_t, decay_rate } = params;
  return scheduler(params, (base) => {
    let decays = 0;
    let rate = base;
    return (t) => {
      const now = bisectRight(decay_t, t + 1);
      if (now !== decays) {
        decays = now;
        rate = base * power(decay_rate, decays, "decay_rate");
      }
      return rate;
    };
  });
}

/** Python's `bisect.bisect_right`, step for step, as the list need not be sorted. */
function bisectRight(list: readonly number[], x: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (x < (list[middle] as number)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The first decay of the run that comes earlier than it was told; `name` is what its parameter is called. */
export function earlyPitfall(
  params: Omit<MultiStep, "initialize">,
  setting: Setting,
  name: string,
): Pitfall[] {
  if (params.decay_rate === 1 || params.decay_t.every(isOneMore)) return [];
  const shift = params.warmup_prefix ? params.warmup_t : 0;
  const decays = decaysOf(params);
  const i = decays.findIndex((at, k) => at < setting.steps && at < (params.decay_t[k] as number) + shift);
  if (i < 0) return [];
  const at = decays[i] as number;
  return [
    {
      rule: "LR022",
      message: `the decay that ${name} says for ${params.decay_t[i]} comes at ${setting.interval} ${at}, one early`,
      path: [name],
      at,
    },
  ];
}

/** 31 is a decay at 30, as whoever wrote it knows. */
const isOneMore = (milestone: number) => milestone > 1 && milestone % 5 === 1;

/** Decays that come behind the run's end, said by the milestones that are written; `name` is what they are called. */
export function unreachedPitfall(
  params: Omit<MultiStep, "decay_rate" | "initialize">,
  { steps, interval }: Setting,
  name: string,
): Pitfall[] {
  const decays = decaysOf(params);
  const missed = missedOf(params.decay_t, decays, steps);
  const [first, ...more] = missed;
  if (first === undefined) return [];
  const [are, them] = more.length === 0 ? ["is", "it"] : ["are", "them"];
  return [
    {
      rule: "LR016",
      message: `${missed.map(countText).join(", ")} in ${name} ${are} never reached: the run has ${countText(steps)} ${interval}s`,
      advice: `if that is not meant, move ${them} into the run`,
      path: [name],
      at: Math.min(...decays.filter((at) => at >= steps)),
    },
  ];
}

/** When the rate changes: a step before it is told to, and not in the warm-up, nor at construction. */
export function decaysOf({ decay_t, warmup_t, warmup_prefix }: Omit<MultiStep, "decay_rate" | "initialize">) {
  const shift = warmup_prefix ? warmup_t : 0;
  return decay_t.map((t) => Math.max(1, Math.ceil(warmup_t), Math.ceil(t - 1 + shift)));
}
