import { floorDivide } from "../../src/core/arithmetic.ts";
import { firstRate } from "../../src/core/bound.ts";
import { define } from "../../src/core/definition.ts";
import { Problem } from "../../src/core/problem.ts";
import type { Scheduler } from "../../src/core/schedule.ts";
import { timmFactoryCode } from "./code.ts";
import { cosine } from "./cosine-lr.ts";
import { timmCounting } from "./counting.ts";
import { argumentsOf, cyclic, multiStepOf, params } from "./create-scheduler-parameters.ts";
import { createSchedulerPitfalls } from "./create-scheduler-pitfalls.ts";
import { cycleAt, cycleLength, endOf, horizonOf } from "./cycles.ts";
import { decaysOf, multiStep } from "./multistep-lr.ts";
import { plateau } from "./plateau-lr.ts";
import { poly } from "./poly-lr.ts";
import { timmReference } from "./reference.ts";
import { step } from "./step-lr.ts";
import { tanh } from "./tanh-lr.ts";

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
    bounds: ({ warmup_lr, warmup_epochs }) => firstRate("warmup_lr", warmup_lr, warmup_epochs),
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
    pitfalls: createSchedulerPitfalls,
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
