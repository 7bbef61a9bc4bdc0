import { expect, test } from "vitest";
import { registry } from "../../schedules/index.ts";
import { draftOf } from "../../src/core/draft.ts";
import { definitionNamed } from "../../src/core/registry.ts";
import { changed } from "../helpers/changed.ts";
import { findingsIn } from "../helpers/findings.ts";

type Config = Readonly<Record<string, unknown>>;
/** A rule that must speak, and where in the schedule: of what it would have changed, or else of what it is about. */
type Said = readonly [rule: string, path: string];

/** A mistake inside another schedule, and all that is to be said of it; nothing of what is none. */
type Row = readonly [schedule: Config, run: Config, ...said: Said[]];

const linear = (rest: Config = {}) => ({ type: "LinearLR", start_factor: 0.001, ...rest });
const warmup = linear({ by_epoch: false, begin: 0, end: 500 });
const cosine = (rest: Config) => ({ type: "CosineAnnealingLR", ...rest });
const steps = (rest: Config) => ({ type: "MultiStepLR", gamma: 0.1, ...rest });

const mmengine = (...param_scheduler: Config[]) => ({ type: "mmengine.param_scheduler", param_scheduler });
const epochs = (epochs: number, steps_per_epoch = 1000) => ({ epochs, steps_per_epoch });
const converted = { convert_to_iter_based: true };

const ofMmengine: readonly Row[] = [
  // detection's 1x
  [mmengine(warmup, steps({ begin: 0, end: 12, milestones: [8, 11] })), epochs(12)],
  [
    mmengine(warmup, steps({ begin: 0, end: 12, milestones: [8, 11] })),
    epochs(6),
    ["LR016", "param_scheduler.1.milestones.0"],
  ],
  [mmengine(steps({ milestones: [8, 11] })), { epochs: 6 }, ["LR016", "param_scheduler.0.milestones.0"]],
  [mmengine(steps({ milestones: [8, 11] })), { epochs: 12 }],
  [
    mmengine(steps({ milestones: [8, 11], ...converted })),
    epochs(6),
    ["LR016", "param_scheduler.0.milestones.0"],
  ],
  [mmengine(steps({ begin: 5, milestones: [3, 5] })), epochs(12)],
  [
    mmengine(steps({ begin: 5, milestones: [3, 8] })),
    epochs(12),
    ["LR016", "param_scheduler.0.milestones.1"],
  ],
  [
    mmengine(warmup, steps({ milestones: [8000, 11_000] })),
    epochs(12),
    ["LR016", "param_scheduler.1.milestones"],
  ],
  [
    mmengine(warmup, steps({ by_epoch: false, milestones: [8, 11] })),
    epochs(12),
    ["LR002", "param_scheduler.1"],
  ],
  [mmengine(warmup, steps({ by_epoch: false, milestones: [8000, 11_000] })), epochs(12)],
  [mmengine(linear({ by_epoch: false, end: 10 }), steps({ milestones: [8, 11] })), epochs(12)],
  [mmengine(cosine({ T_max: 12, by_epoch: false })), epochs(12), ["LR002", "param_scheduler.0.T_max"]],
  [mmengine(cosine({ T_max: 12_000, by_epoch: false })), epochs(12)],
  [mmengine(warmup, cosine({ T_max: 12_000 })), epochs(12), ["LR001", "param_scheduler.1.T_max"]],
  [
    mmengine(linear({ end: 500 }), steps({ milestones: [8, 11] })),
    epochs(12, 50),
    ["LR001", "param_scheduler.0.end"],
  ],
  [
    mmengine(linear({ end: 500 }), steps({ milestones: [8, 11] })),
    epochs(12),
    ["LR011", "param_scheduler.0.end"],
  ],
  [mmengine(linear({ end: 500 }), cosine({ T_max: 12 })), epochs(12), ["LR011", "param_scheduler.0.end"]],
  [mmengine(linear({ end: 500, ...converted }), cosine({})), epochs(12), ["LR011", "param_scheduler.0.end"]],
  [mmengine(linear({ end: 2 }), cosine({})), epochs(12)],
  // the length of the run behind a warm-up
  [
    mmengine(linear({ end: 20 }), cosine({ T_max: 300, begin: 20 })),
    epochs(300),
    ["LR005", "param_scheduler.1.T_max"],
  ],
  [
    mmengine(linear({ end: 20 }), cosine({ T_max: 300, begin: 20, end: 300 })),
    epochs(300),
    ["LR005", "param_scheduler.1.T_max"],
  ],
  [
    mmengine(linear({ end: 20, ...converted }), cosine({ T_max: 300, begin: 20, ...converted })),
    epochs(300, 20),
    ["LR005", "param_scheduler.1.T_max"],
  ],
  [mmengine(linear({ end: 20 }), cosine({ T_max: 280, begin: 20, end: 300 })), epochs(300)],
  [mmengine(linear({ end: 20 }), cosine({ begin: 20 })), epochs(300)],
  [mmengine(linear({ end: 20, ...converted }), cosine({ begin: 20, ...converted })), epochs(300, 20)],
  // the second half alone anneals
  [mmengine(warmup, cosine({ T_max: 150, begin: 150, end: 300 })), epochs(300)],
  [mmengine(warmup, cosine({ T_max: 100 })), epochs(200), ["LR003", "param_scheduler.1.T_max"]],
  [mmengine(warmup, cosine({ T_max: 100, end: 200 })), epochs(200), ["LR003", "param_scheduler.1.T_max"]],
  [mmengine(warmup, cosine({ T_max: 200 })), epochs(100), ["LR004", "param_scheduler.1.T_max"]],
  // in whatever order they are given
  [mmengine(cosine({ T_max: 100 }), warmup), epochs(200), ["LR003", "param_scheduler.0.T_max"]],
  // a run that is counted in iterations never steps what counts epochs
  [mmengine(cosine({ T_max: 100 })), { steps: 1000 }],
  [mmengine(cosine({ T_max: 100, by_epoch: false })), { steps: 1000 }, ["LR003", "param_scheduler.0.T_max"]],
  [mmengine(cosine({ eta_min: 0.5 })), { epochs: 12 }, ["LR015", "param_scheduler.0.eta_min"]],
  [
    mmengine({ type: "ExponentialLR", gamma: 0.9, ...converted }),
    epochs(12),
    ["LR028", "param_scheduler.0.gamma"],
  ],
  [mmengine({ type: "ExponentialLR", gamma: 0.9 }), epochs(12)],
  [mmengine({ type: "ExponentialLR", gamma: 1.1 }), epochs(12), ["LR025", "param_scheduler.0.gamma"]],
  [
    mmengine({ type: "CosineRestartLR", periods: [5, 5, 5], restart_weights: [1, 1, 1], eta_min: 0 }),
    epochs(12),
    ["LR017", ""],
  ],
  [
    mmengine({ type: "CosineRestartLR", periods: [5, 5, 5], restart_weights: [1, 1, 1], eta_min: 0 }),
    epochs(15),
  ],
  [
    mmengine({ type: "OneCycleLR", eta_max: 0.1, total_steps: 20 }),
    epochs(12),
    ["LR007", "param_scheduler.0.total_steps"],
  ],
  [
    mmengine(warmup, { type: "ReduceOnPlateauLR", monitor: "loss", patience: 20 }),
    { ...epochs(12), metrics: Array(12).fill(1) },
    ["LR027", "param_scheduler.1.patience"],
  ],
  // segmentation, an image classifier, poses, a small detector, a detection transformer, point clouds
  [
    mmengine(linear({ by_epoch: false, end: 1500 }), {
      type: "PolyLR",
      eta_min: 0,
      power: 0.9,
      begin: 1500,
      end: 160_000,
      by_epoch: false,
    }),
    { steps: 160_000 },
  ],
  [mmengine(linear({ end: 5, ...converted }), cosine({ T_max: 95, begin: 5, end: 100 })), epochs(100)],
  [mmengine(warmup, steps({ begin: 0, end: 210, milestones: [170, 200] })), epochs(210)],
  [
    mmengine(
      linear({ by_epoch: false, end: 1000 }),
      cosine({ eta_min: 0.005, begin: 150, end: 300, T_max: 150, ...converted }),
    ),
    epochs(300),
  ],
  [mmengine(steps({ begin: 0, end: 150, milestones: [100] })), epochs(150)],
  [
    mmengine(
      cosine({ T_max: 8, eta_min: 1, begin: 0, end: 8, ...converted }),
      cosine({ T_max: 12, eta_min: 1e-5, begin: 8, end: 20, ...converted }),
      { type: "CosineAnnealingMomentum", T_max: 8, eta_min: 0.85 / 0.95, begin: 0, end: 8, ...converted },
      { type: "CosineAnnealingMomentum", T_max: 12, eta_min: 1, begin: 8, end: 20, ...converted },
    ),
    epochs(20, 500),
  ],
  // momentum is no rate
  [mmengine({ type: "CosineAnnealingMomentum", T_max: 100, eta_min: 0.5 }), epochs(200)],
];

const torch = (type: string, ...parts: readonly (number | Config)[]) => ({
  type: `torch.${type}`,
  schedulers: parts.filter((part) => typeof part !== "number"),
  ...(type === "SequentialLR" && { milestones: parts.filter((part) => typeof part === "number") }),
});
const torchWarmup = { type: "torch.LinearLR", start_factor: 0.01, total_iters: 5 };
const torchCosine = (rest: Config) => ({ type: "torch.CosineAnnealingLR", ...rest });

const ofTorch: readonly Row[] = [
  [torch("SequentialLR", torchWarmup, 5, torchCosine({ T_max: 95 })), { epochs: 100 }],
  [
    torch("SequentialLR", torchWarmup, 5, torchCosine({ T_max: 100 })),
    { epochs: 100 },
    ["LR005", "schedulers.1.T_max"],
  ],
  [
    torch("SequentialLR", torchWarmup, 5, torchCosine({ T_max: 40 })),
    { epochs: 100 },
    ["LR003", "schedulers.1.T_max"],
  ],
  [
    torch("SequentialLR", torchWarmup, 5, { type: "torch.MultiStepLR", milestones: [30, 80] }),
    { epochs: 50 },
    ["LR016", "schedulers.1.milestones.1"],
  ],
  [
    torch("SequentialLR", torchWarmup, 5, { type: "torch.MultiStepLR", milestones: [30.5] }),
    { epochs: 50 },
    ["LR016", "schedulers.1.milestones"],
  ],
  [
    torch(
      "ChainedScheduler",
      torch("SequentialLR", torchWarmup, 5, torchCosine({ T_max: 45, eta_min: 0.5 })),
    ),
    { epochs: 50 },
    ["LR015", "schedulers.0.schedulers.1.eta_min"],
  ],
  [
    torch("ChainedScheduler", torchWarmup, { type: "torch.MultiStepLR", milestones: [30, 80] }),
    { epochs: 50 },
    ["LR016", "schedulers.1.milestones.1"],
  ],
  [torch("ChainedScheduler", torchWarmup, { type: "torch.StepLR", step_size: 20 }), { epochs: 50 }],
  [
    torch("ChainedScheduler", torchWarmup, { type: "torch.ExponentialLR", gamma: 1.1 }),
    { epochs: 50 },
    ["LR025", "schedulers.1.gamma"],
  ],
];

const named = (name: string, scheduler_specific_kwargs: Config | null = null, rest: Config = {}) => ({
  type: "transformers.get_scheduler",
  name,
  num_warmup_steps: 100,
  num_training_steps: 1000,
  scheduler_specific_kwargs,
  ...rest,
});
const created = (rest: Config) => ({ type: "timm.create_scheduler_v2", warmup_lr: 1e-4, ...rest });

const ofNamed: readonly Row[] = [
  [named("cosine"), { steps: 1000 }],
  [named("cosine"), { steps: 500 }, ["LR004", "num_training_steps"]],
  [named("linear"), { steps: 2000 }, ["LR014", "num_training_steps"]],
  [named("cosine", { num_cycles: 1 }), { steps: 1000 }, ["LR020", "scheduler_specific_kwargs"]],
  [named("cosine_with_restarts"), { steps: 1000 }, ["LR019", "scheduler_specific_kwargs.num_cycles"]],
  [named("linear", null, { num_warmup_steps: 0.1 }), { steps: 1000 }, ["LR012", "num_warmup_steps"]],
  [
    named("cosine_with_min_lr", { min_lr: 0.5 }),
    { steps: 1000 },
    ["LR015", "scheduler_specific_kwargs.min_lr"],
  ],
  [named("cosine_with_min_lr", { min_lr: 0.001 }), { steps: 1000 }],
  [named("cosine_with_min_lr", { min_lr_rate: 0.1 }), { steps: 1000 }],
  [created({ num_epochs: 100 }), { epochs: 100 }],
  [created({ num_epochs: 200 }), { epochs: 100 }, ["LR004", "num_epochs"]],
  [created({ num_epochs: 100, min_lr: 0.5 }), { epochs: 100 }, ["LR015", "min_lr"]],
  [
    created({ sched: "multistep", decay_milestones: [30, 80] }),
    { epochs: 50 },
    ["LR022", "decay_milestones"],
    ["LR016", "decay_milestones"],
  ],
  [
    created({ sched: "multistep", decay_milestones: [40, 30] }),
    { epochs: 50 },
    ["LR016", "decay_milestones"],
    ["LR022", "decay_milestones"],
  ],
  [created({ sched: "step", decay_epochs: 30 }), { epochs: 100 }],
  [created({ sched: "step", decay_epochs: 30, decay_rate: 1.5 }), { epochs: 100 }, ["LR025", "decay_rate"]],
  [
    created({
      sched: "step",
      decay_epochs: 30,
      decay_rate: 1.5,
      step_on_epochs: false,
      updates_per_epoch: 50,
    }),
    { epochs: 100, steps_per_epoch: 50 },
    ["LR025", "decay_rate"],
  ],
  [
    created({ sched: "plateau", patience_epochs: 60 }),
    { metrics: Array(50).fill(1), epochs: 50 },
    ["LR027", "patience_epochs"],
  ],
];

const joined = (boundary: number, ...schedules: Config[]) => ({
  type: "optax.join_schedules",
  schedules,
  boundaries: [boundary],
});
const line = { type: "optax.linear_schedule", init_value: 0.01, end_value: 0.1, transition_steps: 100 };
const sgdr = (...cosine_kwargs: Config[]) => ({ type: "optax.sgdr_schedule", cosine_kwargs });
const cycle = { init_value: 0.01, peak_value: 0.1, warmup_steps: 10, decay_steps: 100 };

const ofOptax: readonly Row[] = [
  [
    joined(100, line, { type: "optax.cosine_decay_schedule", init_value: 0.1, decay_steps: 900 }),
    { steps: 1000 },
  ],
  [
    joined(100, line, { type: "optax.cosine_decay_schedule", init_value: 0.1, decay_steps: 1000 }),
    { steps: 1000 },
    ["LR005", "schedules.1.decay_steps"],
  ],
  [
    joined(100, line, {
      type: "keras.PolynomialDecay",
      initial_learning_rate: 0.1,
      decay_steps: 900,
      end_learning_rate: 0.2,
    }),
    { steps: 1000 },
    ["LR015", "schedules.1.end_learning_rate"],
  ],
  [sgdr(cycle, cycle), { steps: 200 }],
  [sgdr(cycle, { ...cycle, end_value: 0.2 }), { steps: 200 }, ["LR015", "cosine_kwargs.1.end_value"]],
  [sgdr(cycle, { ...cycle, warmup_steps: 0.1 }), { steps: 200 }, ["LR012", "cosine_kwargs"]],
  [sgdr(cycle, cycle, cycle), { steps: 250 }, ["LR017", ""]],
];

const ofFastai: readonly Row[] = [
  [
    {
      type: "fastai.combine_scheds",
      pcts: [0.25, 0.75],
      scheds: [
        { type: "fastai.SchedLin", start: 0.01, end: 0.1 },
        { type: "fastai.SchedCos", start: 0.1, end: 0.001 },
      ],
    },
    { epochs: 10, steps_per_epoch: 20 },
  ],
  [
    {
      type: "fastai.combine_scheds",
      pcts: [0.25, 0.75],
      scheds: [
        { type: "fastai.SchedLin", start: 0.001, end: 0.01 },
        { type: "fastai.SchedCos", start: 0.1, end: 0.001 },
      ],
    },
    { epochs: 10, steps_per_epoch: 20 },
    ["LR031", "scheds.1"],
  ],
];

const rows = [...ofMmengine, ...ofTorch, ...ofNamed, ...ofOptax, ...ofFastai];

test.each(rows.map(([schedule, run, ...said]) => ({ schedule, run, said })))(
  "$schedule in $run: $said",
  ({ schedule, run, said }) => {
    const config = { schedule, optimizer: { lr: 0.1, momentum: 0.9 }, ...run };
    const found = findingsIn(draftOf(config));
    const paths = found.map(({ rule, path, changes }) => [
      rule,
      (changes[0]?.path ?? path).slice(1).join("."),
    ]);
    expect(paths.toSorted()).toEqual(said.toSorted());
    for (const { rule, changes } of found.filter(({ changes }) => changes.length > 0)) {
      const mended = findingsIn(draftOf(changed(config, changes)));
      expect(mended.map(({ rule }) => rule)).not.toContain(rule);
    }
  },
);

test("every schedule that holds or names others is among them", () => {
  const wrappers = registry.filter(({ parts, shapes }) => parts !== undefined || shapes.includes("named"));
  const tried = new Set(rows.map(([{ type }]) => definitionNamed(registry, String(type)).name));
  expect(wrappers.map(({ name }) => name).filter((name) => !tried.has(name))).toEqual([]);
});
