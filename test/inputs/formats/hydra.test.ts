// biome-ignore-all lint/suspicious/noTemplateCurlyInString: they are interpolations of OmegaConf
import { describe, expect, it } from "vitest";
import { hydra } from "../../../src/inputs/formats/hydra.ts";
import { compute } from "../../helpers/compute.ts";
import { ratesOf, refusal, translated, valuesOfText } from "../../helpers/read-format.ts";

/** A classifier of MNIST, as projects that began with a template of Lightning and Hydra have it. */
const mnist = `
task_name: train
tags: [mnist, "\${model.net.size}"]
paths:
  root_dir: \${oc.env:PROJECT_ROOT}
  output_dir: \${hydra:runtime.output_dir}
model:
  _target_: src.models.mnist_module.MNISTLitModule
  optimizer: {_target_: torch.optim.Adam, _partial_: true, lr: 0.002, weight_decay: 0.0}
  scheduler:
    _target_: torch.optim.lr_scheduler.CosineAnnealingLR
    _partial_: true
    T_max: \${trainer.max_epochs}
    eta_min: 1e-6
  net: {_target_: src.models.components.simple_dense_net.SimpleDenseNet, input_size: 784, size: small}
trainer:
  _target_: lightning.pytorch.trainer.Trainer
  default_root_dir: \${paths.output_dir}
  min_epochs: 1
  max_epochs: 40
  accelerator: cpu
  devices: 1
data: {_target_: src.data.mnist_datamodule.MNISTDataModule, batch_size: 128}
`;

const mnistConfig = {
  epochs: 40,
  interval: "epoch",
  schedule: { type: "torch.CosineAnnealingLR", T_max: 40, eta_min: 1e-6 },
  optimizer: { lr: 0.002, betas: [0.9, 0.999] },
};

describe("a Hydra config is read", () => {
  it("with the schedule in the model, and its length in the trainer", () => {
    const { config, origins, notes } = translated(hydra, mnist);
    expect(config).toEqual(mnistConfig);
    expect(origins).toContainEqual([
      ["schedule", "T_max"],
      ["model", "scheduler", "T_max"],
    ]);
    expect(origins).toContainEqual([
      ["optimizer", "lr"],
      ["model", "optimizer", "lr"],
    ]);
    expect(origins).toContainEqual([["epochs"], ["trainer", "max_epochs"]]);
    expect(notes).toEqual(["stepped at every epoch, as Lightning does by default (--interval step)"]);
  });

  it("with the rates of the config written by hand", () => {
    expect(ratesOf(hydra, mnist)).toEqual(compute(mnistConfig).map(({ lr }) => lr));
    const withSteps = ratesOf(hydra, mnist, { steps_per_epoch: 3 })[0];
    expect(withSteps?.length).toBe(120);
    expect(withSteps?.[2]).toBe(0.002);
  });

  it.each([
    [
      "alone, as a file of its own group",
      "{_target_: torch.optim.lr_scheduler.StepLR, step_size: 30, gamma: 0.1}",
      { schedule: { type: "torch.StepLR", step_size: 30, gamma: 0.1 } },
    ],
    [
      "below scheduler",
      "{optimizer: {_target_: torch.optim.SGD, lr: 0.1, momentum: 0.9}, scheduler: {_target_: torch.optim.lr_scheduler.ExponentialLR, gamma: 0.97, verbose: false}}",
      { schedule: { type: "torch.ExponentialLR", gamma: 0.97 }, optimizer: { lr: 0.1, momentum: 0.9 } },
    ],
    [
      "below training.scheduler, with SGD's momentum",
      "{training: {optimizer: {_target_: torch.optim.SGD, lr: 0.1}, scheduler: {_target_: torch.optim.lr_scheduler.MultiStepLR, milestones: [3, 5]}}}",
      { schedule: { type: "torch.MultiStepLR", milestones: [3, 5] }, optimizer: { lr: 0.1, momentum: 0 } },
    ],
    [
      "with an interval beside it",
      "{lr_scheduler: {scheduler: {_target_: torch.optim.lr_scheduler.LinearLR, total_iters: 500}, interval: step, frequency: 1}}",
      { interval: "step", schedule: { type: "torch.LinearLR", total_iters: 500 } },
    ],
    [
      "with an interval in Lightning's arguments",
      "{scheduler: {_target_: torch.optim.lr_scheduler.LinearLR, total_iters: 5, lightning_args: {interval: epoch, frequency: 1}}}",
      { interval: "epoch", schedule: { type: "torch.LinearLR", total_iters: 5 } },
    ],
    [
      "of transformers, as steps",
      "{trainer: {max_steps: 1000}, scheduler: {_target_: transformers.get_cosine_schedule_with_warmup, num_warmup_steps: 100, num_training_steps: '${trainer.max_steps}'}}",
      {
        steps: 1000,
        interval: "step",
        schedule: {
          type: "transformers.get_cosine_schedule_with_warmup",
          num_warmup_steps: 100,
          num_training_steps: 1000,
        },
      },
    ],
    [
      "of timm, which says itself what it is stepped at",
      "{scheduler: {_target_: timm.scheduler.cosine_lr.CosineLRScheduler, t_initial: 90, warmup_t: 5, warmup_lr_init: 1e-5}}",
      { schedule: { type: "timm.CosineLRScheduler", t_initial: 90, warmup_t: 5, warmup_lr_init: 1e-5 } },
    ],
  ])("%s", (_, text, config) => {
    expect(translated(hydra, text).config).toEqual(config);
  });

  it("with schedules inside of others", () => {
    const text = `
optimizer: {_target_: torch.optim.AdamW, lr: 1e-3, betas: [0.9, 0.95]}
lr_scheduler:
  _target_: torch.optim.lr_scheduler.SequentialLR
  _partial_: true
  milestones: ["\${..schedulers[0].total_iters}"]
  schedulers:
    - {_target_: torch.optim.lr_scheduler.LinearLR, _partial_: true, start_factor: 0.01, total_iters: 5}
    - _target_: torch.optim.lr_scheduler.CosineAnnealingLR
      _partial_: true
      T_max: 95
trainer: {max_epochs: 100}
`;
    const { config, origins } = translated(hydra, text);
    expect(config).toEqual({
      epochs: 100,
      interval: "epoch",
      schedule: {
        type: "torch.SequentialLR",
        milestones: [5],
        schedulers: [
          { type: "torch.LinearLR", start_factor: 0.01, total_iters: 5 },
          { type: "torch.CosineAnnealingLR", T_max: 95 },
        ],
      },
      optimizer: { lr: 1e-3, betas: [0.9, 0.95] },
    });
    expect(origins).toContainEqual([
      ["schedule", "schedulers", 1, "T_max"],
      ["lr_scheduler", "schedulers", 1, "T_max"],
    ]);
    expect(ratesOf(hydra, text)[0]?.[5]).toBeCloseTo(1e-3, 15);
  });

  it("with a sequence that a project wraps", () => {
    const text = `
scheduler:
  _target_: aiaccel.torch.lr_schedulers.SequentialLR
  schedulers_fn:
    - {_target_: torch.optim.lr_scheduler.ConstantLR, _partial_: true, factor: 0.5, total_iters: 3}
    - {_target_: torch.optim.lr_scheduler.StepLR, _partial_: true, step_size: 10}
  milestones: [3]
`;
    const { config, notes } = translated(hydra, text);
    expect(config.schedule).toEqual({
      type: "torch.SequentialLR",
      schedulers: [
        { type: "torch.ConstantLR", factor: 0.5, total_iters: 3 },
        { type: "torch.StepLR", step_size: 10 },
      ],
      milestones: [3],
    });
    expect(notes).toEqual([
      "aiaccel.torch.lr_schedulers.SequentialLR is taken for torch's SequentialLR",
      "no optimizer in the file: the rate is that of --lr, or 0.001",
    ]);
  });

  it("with several schedulers, each on its own optimizer", () => {
    const text = `
model:
  optimizer_g: {_target_: torch.optim.Adam, lr: 2e-4, betas: [0.5, 0.999]}
  optimizer_d: {_target_: torch.optim.RMSprop}
  lr_scheduler_d: {_target_: torch.optim.lr_scheduler.StepLR, step_size: 10}
  lr_scheduler_g: {_target_: torch.optim.lr_scheduler.ExponentialLR, gamma: 0.9}
trainer: {max_epochs: 20}
`;
    const { config, notes } = translated(hydra, text);
    expect(config).toEqual({
      epochs: 20,
      interval: "epoch",
      curves: [
        {
          label: "model.lr_scheduler_d",
          schedule: { type: "torch.StepLR", step_size: 10 },
          optimizer: { lr: 0.01, momentum: 0 },
        },
        {
          label: "model.lr_scheduler_g",
          schedule: { type: "torch.ExponentialLR", gamma: 0.9 },
          optimizer: { lr: 2e-4, betas: [0.5, 0.999] },
        },
      ],
    });
    expect(notes).toContain("RMSprop has no lr in the file: 0.01, its default (--lr says another)");
    expect(ratesOf(hydra, text).map((rates) => rates[10])).toEqual([
      0.001,
      expect.closeTo(2e-4 * 0.9 ** 10, 15),
    ]);
  });

  it("with a list of schedulers", () => {
    const text = `
scheduler_list:
  - scheduler: {_target_: torch.optim.lr_scheduler.OneCycleLR, max_lr: 0.1, total_steps: 300}
    interval: step
    monitor: val/loss
`;
    expect(translated(hydra, text).config).toEqual({
      interval: "step",
      schedule: { type: "torch.OneCycleLR", max_lr: 0.1, total_steps: 300 },
    });
  });

  it("with what its trainer accumulates, where a dataset is given", () => {
    const text = mnist.replace("devices: 1", "devices: 2\n  num_nodes: 2\n  accumulate_grad_batches: 4");
    const { config } = translated(hydra, text, { data: { dataset_size: 60_000, batch_size: 128 } });
    expect(config.data).toEqual({ accumulate: 4, gpus: 4 });
  });

  it("with steps or epochs, whichever ends it first", () => {
    const text = mnist.replace("max_epochs: 40", "max_epochs: 40\n  max_steps: 1000");
    expect(translated(hydra, text, { steps_per_epoch: 20 }).config).toMatchObject({ epochs: 40 });
    expect(translated(hydra, text, { steps_per_epoch: 30 }).config).toMatchObject({ steps: 1000 });
  });

  it("with the length that flags say", () => {
    const { config } = translated(hydra, mnist, { epochs: 3, interval: "step", steps_per_epoch: 10 });
    expect(config).toEqual({ ...mnistConfig, epochs: undefined, interval: "step" });
    expect("epochs" in config).toBe(false);
  });
});

const scheduler = (T_max: string, more = "") =>
  `{scheduler: {_target_: torch.optim.lr_scheduler.CosineAnnealingLR, T_max: "${T_max}"}, ${more}}`;

describe("interpolations lead to", () => {
  it.each([
    ["a value elsewhere", scheduler("${a.b}", "a: {b: 7}"), 7],
    ["an item of a list", scheduler("${a[1]}", "a: [6, 7]"), 7],
    ["an item of a list, by dots", scheduler("${a.1.b}", "a: [6, {b: 7}]"), 7],
    ["another interpolation", scheduler("${a}", "a: '${b}', b: 7"), 7],
    [
      "what an inner one names",
      scheduler("${sizes.${size}}", "sizes: {small: 7, large: 70}, size: small"),
      7,
    ],
    ["a sibling", scheduler("${.eta_min}").replace("{_target_", "{eta_min: 7, _target_"), 7],
    ["a sibling of the parent", scheduler("${..n}", "n: 7"), 7],
    ["a text with others in it", scheduler("1${a}${b}", "a: 0, b: 1"), "101"],
    ["text where it is escaped", scheduler("\\\\${a}", "a: 0"), "${a}"],
    ["nothing where there is none", scheduler("seven"), "seven"],
    [
      "siblings of where they stand, not of where they are looked up",
      scheduler("${a.b}", "a: {b: '${.c}', c: 7}"),
      7,
    ],
  ])("%s", (_, text, T_max) => {
    expect(translated(hydra, text).config).toMatchObject({ schedule: { T_max } });
  });

  const only = "only what stands in this file is looked up";
  const wide = Array.from({ length: 20 }, (_, i) => `a${i}: ["\${a${i + 1}}", "\${a${i + 1}}"]`).join(", ");
  it.each([
    [
      "a file that is not this one",
      scheduler("${trainer.max_epochs}"),
      "scheduler.T_max: ${trainer.max_epochs} is not known",
      "scheduler.T_max",
    ],
    [
      "the environment",
      scheduler("${oc.env:EPOCHS}"),
      "scheduler.T_max: ${oc.env:EPOCHS} is not known",
      "scheduler.T_max",
    ],
    [
      "a resolver of one's own",
      scheduler("${eval:'2 * ${a}'}", "a: 7"),
      "scheduler.T_max: ${eval:'2 * 7'} is not known",
      "scheduler.T_max",
    ],
    [
      "a value that is still to be given",
      scheduler("${a}", "a: ???"),
      "a: a value that is to be given is not known",
      "a",
    ],
    [
      "JavaScript's own",
      scheduler("${constructor.name}"),
      "scheduler.T_max: ${constructor.name} is not known",
      "scheduler.T_max",
    ],
    [
      "the environment by a detour",
      scheduler("${a}", "a: '${oc.env:EPOCHS}'"),
      "a: ${oc.env:EPOCHS} is not known",
      "a",
    ],
  ])("refused: %s", (_, text, said, path) => {
    expect(refusal(hydra, text)).toBe(`${said}; ${only}; Add --set ${path}=VALUE`);
  });

  it.each([
    [
      "a circle",
      scheduler("${a}", "a: '${b}', b: '${a}'"),
      "b: scheduler is a is b is a: that goes round in a circle",
    ],
    ["one that is not closed", scheduler("${a"), "scheduler.T_max: ${a has a ${ that is not closed"],
    ["more than were written by hand", scheduler("${a0}", `${wide}, a20: 1`), "a18: it has too many values"],
    [
      "a text that doubles",
      scheduler(
        "${a}",
        "a: '${b}${b}${b}${b}${b}${b}${b}${b}${b}${b}', b: '${c}${c}${c}${c}${c}${c}${c}${c}${c}${c}', c: '${d}${d}${d}${d}${d}${d}${d}${d}${d}${d}', d: '01234567890'",
      ),
      "its interpolations make too long a text",
    ],
  ])("refused: %s", (_, text, said) => {
    expect(refusal(hydra, text)).toContain(said);
  });
});

const registryHint =
  "`lrplot list` shows all there are; Try lrplot trace train.py, which runs the script and records its rates";

it("leaves out what a scheduler does not go by, known or not", () => {
  const text = `{scheduler: {_target_: torch.optim.lr_scheduler.StepLR, step_size: 3, optimizer: "\${model.optimizer}"},
    optimizer: {_target_: torch.optim.SGD, lr: 0.1, params: "\${model.parameters}"}}`;
  const { config, notes } = translated(hydra, text);
  expect(config).toEqual({
    schedule: { type: "torch.StepLR", step_size: 3 },
    optimizer: { lr: 0.1, momentum: 0 },
  });
  expect(notes).toEqual([]);
});

it("composes from other files without its scheduler having such a parameter", () => {
  const text = "{defaults: [_self_], _target_: torch.optim.lr_scheduler.StepLR, step_size: 3}";
  expect(translated(hydra, text).config.schedule).toEqual({ type: "torch.StepLR", step_size: 3 });
});

it("says which schedulers it does not draw", () => {
  const text =
    "{a: {_target_: torch.optim.lr_scheduler.StepLR, step_size: 3}, b: {_target_: src.lr_schedulers.WarmupPoly}}";
  expect(translated(hydra, text).notes).toEqual([
    "no optimizer in the file: the rate is that of --lr, or 0.001",
    "src.lr_schedulers.WarmupPoly of b is not known, and not drawn",
  ]);
});

it.each([
  [
    "one's own class around one that is known",
    "{s: {_target_: src.lr_schedulers.WarmupLR, after: {_target_: torch.optim.lr_scheduler.StepLR, step_size: 3}}}",
    `s._target_: src.lr_schedulers.WarmupLR is no schedule that lrplot knows; ${registryHint}`,
  ],
  [
    "a class of one's own",
    "{scheduler: {_target_: src.lr_schedulers.WarmupPoly, warmup: 5}}",
    `scheduler._target_: src.lr_schedulers.WarmupPoly is no schedule that lrplot knows; ${registryHint}`,
  ],
  [
    "one inside of another",
    "{s: {_target_: torch.optim.lr_scheduler.ChainedScheduler, schedulers: [{_target_: src.Warm}]}}",
    "s.schedulers[0]: src.Warm computes it, which is code; Give its value",
  ],
  [
    "a function that is built",
    "{s: {_target_: torch.optim.lr_scheduler.LambdaLR, lr_lambda: {_target_: src.warmup, steps: 5}}}",
    "s.lr_lambda: src.warmup computes it, which is code; Give its value",
  ],
  [
    "arguments without names",
    "{s: {_target_: torch.optim.lr_scheduler.StepLR, _args_: [10]}}",
    "s._args_: arguments without names are not read; Write them by name",
  ],
  [
    "a frequency",
    "{s: {scheduler: {_target_: torch.optim.lr_scheduler.StepLR, step_size: 3}, interval: epoch, frequency: 2}}",
    "s.frequency: 2: a scheduler that is stepped more seldom is not read; 1; Multiply what its parameters count",
  ],
  [
    "two ways of stepping",
    "[{scheduler: {_target_: torch.optim.lr_scheduler.StepLR, step_size: 3}, interval: epoch}, {scheduler: {_target_: torch.optim.lr_scheduler.StepLR, step_size: 4}, interval: step}]",
    "l[1].interval: some schedulers are stepped at epochs, and some at steps; one chart has one way of stepping; Add --interval epoch or --interval step",
  ],
  [
    "one of another name, beside its optimizer",
    "{optimizer: {_target_: torch.optim.SGD}, lr_scheduler: {_target_: src.sched.MyCosine}}",
    `lr_scheduler._target_: src.sched.MyCosine is no schedule that lrplot knows; ${registryHint}`,
  ],
  [
    "epochs of unknown length",
    "{trainer: {max_epochs: 3}, s: {_target_: transformers.get_constant_schedule_with_warmup, num_warmup_steps: 10}}",
    "trainer: the number of steps in an epoch is not known; the run is counted in epochs, and its scheduler stepped at steps; Add --steps-per-epoch N, or --dataset-size N with --batch-size N",
  ],
  [
    "steps of epochs of unknown length",
    "{trainer: {max_steps: 3000}, s: {_target_: torch.optim.lr_scheduler.StepLR, step_size: 3}}",
    "trainer: the number of steps in an epoch is not known; the run is counted in steps, and its scheduler stepped at epochs; Add --steps-per-epoch N, or --dataset-size N with --batch-size N",
  ],
  [
    "both, of unknown length",
    "{trainer: {max_steps: 3000, max_epochs: 10}, s: {_target_: torch.optim.lr_scheduler.StepLR, step_size: 3}}",
    "trainer.max_steps: the number of steps in an epoch is not known; the run ends with max_epochs or max_steps, whichever comes first; Add --steps-per-epoch N",
  ],
])("refuses %s", (_, text, said) => {
  expect(refusal(hydra, text.startsWith("[") ? `{l: ${text}}` : text)).toBe(said);
});

it.each([
  "{}",
  "{_target_: torch.optim.SGD, lr: 0.1}",
  "{model: {_target_: src.models.Net}}",
  "{noise_scheduler: {_target_: diffusers.DDPMScheduler}}",
  "{scheduler: {class_path: torch.optim.lr_scheduler.StepLR}}",
])("is not told by %s", (text) => {
  expect(hydra.isIt(valuesOfText(text))).toBe(false);
});
