import * as z from "zod";
import { partOfPeak } from "../../src/core/bound.ts";
import { define } from "../../src/core/definition.ts";
import { countText, percentText } from "../../src/core/facts-text.ts";
import { lastEpoch, left, taken } from "../../src/core/parameters.ts";
import type { Pitfall, Setting } from "../../src/core/pitfall.ts";
import { Problem } from "../../src/core/problem.ts";
import { sharePitfalls } from "../../src/core/share-of-run.ts";
import { transformersCode } from "./code.ts";
import { transformersCounting } from "./counting.ts";
import { lambdaSchedule } from "./lambda.ts";
import { trainingSteps } from "./parameters.ts";
import { transformersReference } from "./reference.ts";

const curves = ["linear", "cosine", "1-sqrt"] as const;
type Curve = (typeof curves)[number];

const someSteps = (text: string) => z.number().nullable().default(null).describe(text);

export const getWsdSchedule = define({ source: "transformers.get_wsd_schedule", name: "hf-wsd" }, () => ({
  summary: "Warm up, stay at the optimizer's rate, and decay at the end (warm-up, stable, decay).",
  formula: [
    "lr(t) = lr · (min_lr_ratio + (1 − min_lr_ratio) · f(p)), p the part of the phase that is over",
    "f rises from 0 to 1 for num_warmup_steps, is 1 for num_stable_steps and falls for num_decay_steps",
    "linear: p, 1 − p; cosine: (1 − cos(π · p)) / 2, (1 + cos(2π · num_cycles · p)) / 2",
    "1-sqrt: 1 − √(1 − p), 1 − √p; at the end lr · min_lr_ratio",
  ].join("\n"),
  shapes: ["stable-decay", "warmup"],
  counting: transformersCounting,
  code: transformersCode,
  reference: transformersReference,
  interval: "step",
  params: () =>
    z.strictObject({
      num_warmup_steps: z.number().describe("steps of the warm-up, in which the rate rises"),
      num_decay_steps: z.number().describe("steps of the decay at the end"),
      num_training_steps: someSteps(
        "steps of the whole training; or give num_stable_steps, which goes first",
      ),
      num_stable_steps: someSteps("steps between warm-up and decay; what is left of num_training_steps"),
      warmup_type: z.enum(curves).default("linear").describe("shape of the warm-up"),
      decay_type: z.enum(curves).default("cosine").describe("shape of the decay"),
      min_lr_ratio: z.number().default(0).describe("first and last rate as a part of the optimizer's rate"),
      num_cycles: z.number().default(0.5).describe("waves of a cosine decay; a half falls once"),
      last_epoch: lastEpoch(),
    }),
  examples: [
    {
      title: "a tenth to warm up, a fifth to decay",
      lr: 3e-4,
      params: { num_warmup_steps: 100, num_decay_steps: 200, num_training_steps: 1000, decay_type: "1-sqrt" },
    },
    {
      title: "a cosine to a tenth of the rate",
      lr: 3e-4,
      params: { num_warmup_steps: 50, num_decay_steps: 100, num_stable_steps: 350, min_lr_ratio: 0.1 },
    },
  ],
  counts: ["num_warmup_steps", "num_decay_steps", "num_training_steps", "num_stable_steps"],
  horizon: ({ num_stable_steps }) => (num_stable_steps === null ? "num_training_steps" : "num_stable_steps"),
  bounds: ({ min_lr_ratio }) => partOfPeak("last", "min_lr_ratio", min_lr_ratio),
  end: (params) => left(phasesOf(params).end, params.last_epoch),
  fromRun: (given, run) => (given.num_stable_steps === undefined ? trainingSteps(given, run) : {}),
  pitfalls: (params, setting) => [
    ...sharePitfalls("num_warmup_steps", params.num_warmup_steps, setting),
    ...sharePitfalls("num_decay_steps", params.num_decay_steps, setting),
    ...overlapPitfall(params, setting),
  ],
  build: (params) => {
    const factor = stages(params);
    return lambdaSchedule(params.last_epoch, () => factor);
  },
}));

interface Phases {
  readonly num_warmup_steps: number;
  readonly num_decay_steps: number;
  readonly num_training_steps: number | null;
  readonly num_stable_steps: number | null;
}

/** Where the decay begins, and where it is over. */
function phasesOf({ num_warmup_steps, num_decay_steps, num_training_steps, num_stable_steps }: Phases) {
  if (num_training_steps === null && num_stable_steps === null) {
    throw new Problem("the length of the training is missing", {
      path: ["num_training_steps"],
      allowed: "num_training_steps or num_stable_steps",
    });
  }
  const stable = num_stable_steps ?? (num_training_steps as number) - num_warmup_steps - num_decay_steps;
  return {
    stable,
    begin: num_warmup_steps + stable,
    end: num_warmup_steps + stable + num_decay_steps,
  };
}

/** A warm-up and a decay that are longer than all: the decay is under way where the warm-up ends. */
function overlapPitfall(params: Stages & { readonly last_epoch: number }, setting: Setting): Pitfall[] {
  const { num_warmup_steps, num_decay_steps, num_training_steps, num_stable_steps } = params;
  if (num_training_steps === null || num_stable_steps !== null) return [];
  const left = num_training_steps - num_warmup_steps;
  const at = Math.ceil(num_warmup_steps) - taken(params.last_epoch);
  if (num_decay_steps <= left || left <= 0 || at < 1 || at >= setting.steps) return [];
  const factor = stages(params);
  const [before, after] = [num_warmup_steps - 1, num_warmup_steps].map(factor) as [number, number];
  return [
    {
      rule: "LR031",
      message: `num_warmup_steps and num_decay_steps, ${countText(num_warmup_steps)} and ${countText(num_decay_steps)}, are more than num_training_steps ${countText(num_training_steps)}: where the warm-up ends the decay is ${countText(num_decay_steps - left)} steps old, and the rate jumps from ${percentText(before)} to ${percentText(after)} of its highest`,
      advice: `if that is not meant, let the decay last for what is left behind the warm-up, or less`,
      path: ["num_decay_steps"],
      changes: { num_decay_steps: left },
      at,
    },
  ];
}

interface Stages extends Phases {
  readonly warmup_type: Curve;
  readonly decay_type: Curve;
  readonly min_lr_ratio: number;
  readonly num_cycles: number;
}

/** `_get_wsd_scheduler_lambda` */
function stages(params: Stages): (step: number) => number {
  const { num_warmup_steps, num_decay_steps, min_lr_ratio, num_cycles } = params;
  const { stable, begin, end } = phasesOf(params);
  const warmup = Math.max(1, num_warmup_steps);
  const decay = Math.max(1, num_decay_steps);
  const rise = {
    linear: (along: number) => along,
    cosine: (along: number) => 0.5 * (1 - Math.cos(Math.PI * along)),
    "1-sqrt": (along: number) => 1 - Math.sqrt(1 - along),
  }[params.warmup_type];
  const angle = Math.PI * num_cycles * 2;
  const fall = {
    linear: (along: number) => 1 - along,
    cosine: (along: number) => 0.5 * (1 + Math.cos(angle * along)),
    "1-sqrt": (along: number) => 1 - Math.sqrt(along),
  }[params.decay_type];
  const above = (factor: number) => Math.max(0, factor * (1 - min_lr_ratio) + min_lr_ratio);
  return (t) => {
    if (t < num_warmup_steps) return above(rise(t / warmup));
    if (t < begin) return 1;
    if (t < end) return above(fall((t - num_warmup_steps - stable) / decay));
    return min_lr_ratio;
  };
}
