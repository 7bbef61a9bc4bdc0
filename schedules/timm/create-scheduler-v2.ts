import * as z from "zod";
import { floorDivide } from "../../src/core/arithmetic.ts";
import { decayPitfalls, growthPitfalls } from "../../src/core/decay-pitfalls.ts";
import { define } from "../../src/core/definition.ts";
import { unsortedPitfall } from "../../src/core/milestone-pitfalls.ts";
import type { Pitfall, Setting } from "../../src/core/pitfall.ts";
import { Problem } from "../../src/core/problem.ts";
import type { Scheduler } from "../../src/core/schedule.ts";
import { neverFires } from "../torch/plateau-pitfalls.ts";
import { timmFactoryCode } from "./code.ts";
import { cosine, cosineRate } from "./cosine-lr.ts";
import { timmCounting } from "./counting.ts";
import { cycleAt, cycleLength, endOf, horizonOf, oneCyclePitfall } from "./cycles.ts";
import { decaysOf, earlyPitfall, multiStep, unreachedPitfall } from "./multistep-lr.ts";
import { noiseRange } from "./parameters.ts";
import { plateau } from "./plateau-lr.ts";
import { poly, polyRate } from "./poly-lr.ts";
import { timmReference } from "./reference.ts";
import { decaysFrom, step } from "./step-lr.ts";
import { tanh } from "./tanh-lr.ts";
import { dipPitfall } from "./warmup-dip.ts";

const count = (text: string, fallback: number) => z.number().default(fallback).describe(text);

const params = () =>
  z.strictObject({
    sched: z
      .enum(["cosine", "tanh", "step", "multistep", "plateau", "poly"])
      .default("cosine")
      .describe("which scheduler"),
    num_epochs: count(
      "epochs of the first cycle (cosine, tanh, poly), or of the run; by default the run's",
      300,
    ),
    decay_epochs: count("epochs between two decays of step", 90),
    decay_milestones: z
      .array(z.number())
      .default([90, 180, 270])
      .describe("epochs before which multistep decays"),
    cooldown_epochs: count("epochs of the run behind the last cycle; changes no rate", 0),
    patience_epochs: count("epochs without improvement that plateau allows", 10),
    decay_rate: count("factor of each decay of step, multistep and plateau; the power of poly", 0.1),
    min_lr: count("smallest rate", 0),
    warmup_lr: count("rate that the warm-up begins with", 1e-5),
    warmup_epochs: count("epochs of the linear warm-up; 0: none", 0),
    warmup_prefix: z
      .boolean()
      .default(false)
      .describe("does the schedule begin after the warm-up, or run on behind it"),
    noise: noiseRange("part of num_epochs in which noise is added"),
    noise_pct: count("largest noise, as a part of the rate; unused without noise", 0.67),
    noise_std: count("width of the noise; unused", 1),
    noise_seed: z.int().nullable().default(42).describe("seed of the noise; unused without noise"),
    cycle_mul: count("factor of the length from cycle to cycle", 1),
    cycle_decay: count("factor of the peak from cycle to cycle", 0.1),
    cycle_limit: count("number of cycles", 1),
    k_decay: count("exponent of the time for cosine and poly: above 1 stays high longer", 1),
    plateau_mode: z.enum(["min", "max"]).default("max").describe("is a smaller or a larger metric better"),
    step_on_epochs: z.boolean().default(true).describe("step at every epoch, or at every optimizer update"),
    updates_per_epoch: count("optimizer updates in an epoch, where each is a step; by default the run's", 0),
  });

type Params = z.output<ReturnType<typeof params>>;

export const timmCreateScheduler = define(
  { source: "timm.scheduler.create_scheduler_v2", name: "timm-create-scheduler" },
  () => ({
    summary: "Any of timm's schedulers by the arguments of its training script, counted in epochs.",
    formula: [
      "sched=cosine, tanh, step, multistep, plateau or poly: that scheduler with",
      "t_initial = num_epochs, decay_t = decay_epochs or decay_milestones, warmup_t = warmup_epochs,",
      "each times updates_per_epoch where step_on_epochs is false",
    ].join("\n"),
    shapes: ["named", "warmup"],
    code: timmFactoryCode,
    counting: timmCounting,
    reference: timmReference,
    interval: ({ step_on_epochs }) => (step_on_epochs ? "epoch" : "step"),
    fed: ({ sched }) => (sched === "plateau" ? "epoch" : undefined),
    params,
    examples: [
      {
        title: "cosine for 300 epochs after a warm-up of 5",
        lr: 5e-4,
        params: { num_epochs: 300, warmup_epochs: 5, warmup_lr: 1e-6, min_lr: 1e-5 },
      },
      {
        title: "a tenth every 30 epochs",
        lr: 0.1,
        params: { sched: "step", num_epochs: 90, decay_epochs: 30 },
      },
    ],
    intervals: { epoch: { step_on_epochs: true }, step: { step_on_epochs: false } },
    // with updates it counts epochs all the same
    counts: ({ step_on_epochs }) =>
      step_on_epochs ? ["num_epochs", "warmup_epochs", "cooldown_epochs"] : undefined,
    horizon(params) {
      return params.step_on_epochs && cyclic(params) && horizonOf(argumentsOf(params))
        ? "num_epochs"
        : undefined;
    },
    floor: (params) => (cyclic(params) || params.sched === "plateau" ? "min_lr" : undefined),
    end(params) {
      return cyclic(params) ? endOf(argumentsOf(params)) : undefined;
    },
    cycle: (params, n) => (cyclic(params) ? cycleAt(argumentsOf(params), n) : undefined),
    length(params) {
      const { num_epochs, cooldown_epochs, warmup_epochs, warmup_prefix, step_on_epochs } = params;
      const { t_initial, perEpoch, ...rest } = argumentsOf(params);
      if (perEpoch <= 0) return undefined;
      if (!cyclic(params)) return Math.ceil((num_epochs + (warmup_prefix ? warmup_epochs : 0)) * perEpoch);
      const values = cycleLength({ t_initial, ...rest }) + cooldown_epochs * perEpoch;
      // a run has whole epochs
      return Math.ceil(step_on_epochs ? values : floorDivide(values, perEpoch) * perEpoch);
    },
    pitfalls(params, setting) {
      const { sched, k_decay, min_lr: lr_min, decay_rate: power } = params;
      if (sched === "multistep") return multiStepPitfalls(params, setting);
      if (sched === "step") return stepPitfalls(params, setting);
      if (sched === "plateau") {
        const ignored = Math.max(0, Math.floor(params.warmup_epochs));
        return neverFires(
          { name: "patience_epochs", patience: params.patience_epochs, ignored },
          setting.steps - 1,
        );
      }
      const common = { ...argumentsOf(params), lr_min, k_decay, power };
      // the peak decays by default, so that only a length tells that cycles were meant
      const one = oneCyclePitfall(common, false);
      if (sched === "tanh") return one;
      const rate = (sched === "cosine" ? cosineRate(common) : polyRate(common))(setting.lr);
      const names = { length: "num_epochs", warmup: "warmup_epochs" };
      return [...one, ...dipPitfall(common, setting.lr, rate, setting.steps, names, common.perEpoch)];
    },
    milestones: (params) => (params.sched === "multistep" ? decaysOf(multiStepOf(params)) : []),
    fromRun(given, { epochs, steps, steps_per_epoch }) {
      const filled: Record<string, unknown> = {};
      const perEpoch = typeof steps_per_epoch === "number" ? steps_per_epoch : undefined;
      if (given.num_epochs === undefined) {
        if (epochs !== undefined) filled.num_epochs = epochs;
        else if (typeof steps === "number") filled.num_epochs = Math.ceil(steps / (perEpoch ?? 1));
      }
      if (given.step_on_epochs === false && given.updates_per_epoch === undefined && perEpoch !== undefined) {
        filled.updates_per_epoch = perEpoch;
      }
      return filled;
    },
    build(params): Scheduler {
      const { sched, min_lr, decay_rate, decay_epochs, patience_epochs, plateau_mode, k_decay } = params;
      if (!params.step_on_epochs && params.updates_per_epoch <= 0) {
        throw new Problem("missing", {
          path: ["updates_per_epoch"],
          allowed: "with step_on_epochs=False it is the number of optimizer updates in an epoch",
          hint: "Give it, or --steps-per-epoch",
        });
      }
      const common = { ...argumentsOf(params), lr_min: min_lr };
      switch (sched) {
        case "step":
          return step({ ...common, decay_t: decay_epochs * common.perEpoch, decay_rate }, "decay_epochs");
        case "multistep":
          return multiStep(multiStepOf(params));
        case "plateau":
          if (!params.step_on_epochs) {
            throw new Problem("false, but a plateau is looked for at the end of an epoch", {
              path: ["step_on_epochs"],
              allowed: "plateau wants true",
            });
          }
          if (decay_rate >= 1) {
            throw new Problem(`${decay_rate} is no reduction`, {
              path: ["decay_rate"],
              rule: "LR025",
              allowed: "plateau wants a factor below 1",
            });
          }
          return plateau({
            ...common,
            decay_rate,
            patience_t: patience_epochs,
            threshold: 1e-4,
            cooldown_t: 0,
            mode: plateau_mode,
          });
      }
      if (common.t_initial <= 0) {
        throw new Problem(`${params.num_epochs} is no length of a cycle`, {
          path: ["num_epochs"],
          allowed: `${sched} wants one above 0`,
        });
      }
      if (min_lr < 0) {
        throw new Problem(`${min_lr} is negative`, { path: ["min_lr"], allowed: `${sched} wants 0 or more` });
      }
      cycleLength(common); // is computed before the first step, and may be too large a number
      if (sched === "cosine") return cosine({ ...common, k_decay });
      if (sched === "poly") return poly({ ...common, power: decay_rate, k_decay });
      const negative = (["cycle_limit", "warmup_epochs", "warmup_lr"] as const).find(
        (name) => params[name] < 0,
      );
      if (negative !== undefined) {
        throw new Problem(`${params[negative]} is negative`, {
          path: [negative],
          allowed: "tanh wants 0 or more",
        });
      }
      return tanh({ ...common, lb: -7, ub: 3 });
    },
  }),
);

const cyclic = ({ sched }: Params) => sched === "cosine" || sched === "tanh" || sched === "poly";

/** Its epochs are counted in steps by timm itself where it is stepped at updates. */
function stepPitfalls(params: Params, setting: Setting): Pitfall[] {
  const { warmup_t, warmup_prefix, perEpoch } = argumentsOf(params);
  const period = {
    name: "decay_epochs",
    value: params.decay_epochs,
    from: decaysFrom({ warmup_t, warmup_prefix }),
  };
  return perEpoch === 1
    ? decayPitfalls({ name: "decay_rate", factor: params.decay_rate, period }, setting)
    : [];
}

/** What the schedulers' own arguments are made of: counts of epochs, or of updates. */
function argumentsOf(params: Params) {
  const { num_epochs, warmup_epochs, warmup_lr, warmup_prefix, step_on_epochs, updates_per_epoch } = params;
  const { cycle_mul, cycle_decay, cycle_limit } = params;
  const perEpoch = step_on_epochs ? 1 : updates_per_epoch;
  return {
    perEpoch,
    t_initial: num_epochs * perEpoch,
    warmup_t: warmup_epochs * perEpoch,
    warmup_lr_init: warmup_lr,
    warmup_prefix,
    cycle_mul,
    cycle_decay,
    cycle_limit,
    initialize: true,
  };
}

/** Those of the scheduler itself, whose counts are epochs here, whatever it is stepped at. */
function multiStepPitfalls(params: Params, setting: Setting): Pitfall[] {
  const decays = decaysOf(multiStepOf(params)).filter((at) => at < setting.steps);
  return [
    ...unsortedPitfall("decay_milestones", params.decay_milestones),
    ...unreachedPitfall(multiStepOf(params), setting, "decay_milestones"),
    ...earlyPitfall(multiStepOf(params), setting, "decay_milestones"),
    ...growthPitfalls("decay_rate", params.decay_rate, decays.length),
  ];
}

function multiStepOf(params: Params) {
  const common = argumentsOf(params);
  const decay_t = params.decay_milestones.map((milestone) => milestone * common.perEpoch);
  return { ...common, decay_t, decay_rate: params.decay_rate };
}
