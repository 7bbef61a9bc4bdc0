import { describe, expect, it } from "vitest";
import { mmengine } from "../../../src/inputs/formats/mmengine.ts";
import { compute } from "../../helpers/compute.ts";
import { ratesOf, refusal, translated, valuesOfText } from "../../helpers/read-format.ts";

/** A detector's 1x schedule, as `Config.dump` writes it. */
const detector = `
auto_scale_lr:
  base_batch_size: 16
  enable: false
default_scope: mmdet
optim_wrapper:
  optimizer:
    lr: 0.02
    momentum: 0.9
    type: SGD
    weight_decay: 0.0001
  type: OptimWrapper
param_scheduler:
- begin: 0
  by_epoch: false
  end: 500
  start_factor: 0.001
  type: LinearLR
- begin: 0
  by_epoch: true
  end: 12
  gamma: 0.1
  milestones:
  - 8
  - 11
  type: MultiStepLR
train_cfg:
  max_epochs: 12
  type: EpochBasedTrainLoop
  val_interval: 1
train_dataloader:
  batch_size: 2
  num_workers: 2
`;

const detectorConfig = {
  epochs: 12,
  schedule: {
    type: "mmengine.param_scheduler",
    param_scheduler: [
      { type: "LinearLR", start_factor: 0.001, by_epoch: false, begin: 0, end: 500 },
      { type: "MultiStepLR", begin: 0, end: 12, by_epoch: true, milestones: [8, 11], gamma: 0.1 },
    ],
  },
  optimizer: { lr: 0.02, momentum: 0.9 },
};

/** A segmenter that counts iterations. */
const segmenter = `{"param_scheduler": [{"type": "PolyLR", "eta_min": 0.0001, "power": 0.9, "begin": 0, "end": 40000, "by_epoch": false}],
  "train_cfg": {"type": "IterBasedTrainLoop", "max_iters": 40000, "val_interval": 4000},
  "optim_wrapper": {"type": "OptimWrapper", "optimizer": {"type": "SGD", "lr": 0.01, "momentum": 0.9}, "clip_grad": null}}`;

const steps_per_epoch = 100;

describe("a config of OpenMMLab's is read", () => {
  it("with its optimizer and its loop", () => {
    const { config, origins, notes } = translated(mmengine, detector, { steps_per_epoch });
    expect(config).toEqual(detectorConfig);
    expect(notes).toEqual([]);
    expect(origins).toContainEqual([
      ["schedule", "param_scheduler", 1, "milestones"],
      ["param_scheduler", 1, "milestones"],
    ]);
    expect(origins).toContainEqual([
      ["optimizer", "lr"],
      ["optim_wrapper", "optimizer", "lr"],
    ]);
    expect(origins).toContainEqual([["epochs"], ["train_cfg", "max_epochs"]]);
  });

  it("with the rates of the config written by hand", () => {
    const rates = ratesOf(mmengine, detector, { steps_per_epoch });
    expect(rates).toEqual(compute({ ...detectorConfig, steps_per_epoch }).map(({ lr }) => lr));
    expect(rates[0]?.[0]).toBeCloseTo(0.02 * 0.001, 15);
    expect(rates[0]?.[1150]).toBeCloseTo(0.02 * 0.01, 15);
  });

  it("counted in iterations", () => {
    const { config } = translated(mmengine, segmenter);
    expect(config).toMatchObject({ steps: 40000, optimizer: { lr: 0.01, momentum: 0.9 } });
    expect(ratesOf(mmengine, segmenter)[0]?.at(-1)).toBeCloseTo(1e-4, 5);
  });

  it("with what it says of the data, where the dataset is given", () => {
    const text = detector.replace(
      "  type: OptimWrapper",
      "  type: AmpOptimWrapper\n  accumulative_counts: 4",
    );
    const { config } = translated(mmengine, text, { data: { dataset_size: 117_266, gpus: 8 } });
    expect(config.data).toEqual({ batch_size: 2, accumulate: 4 });
    const own = translated(mmengine, text, { data: { dataset_size: 117_266, batch_size: 4 } });
    expect(own.config.data).toEqual({ accumulate: 4 });
  });

  const one = (scheduler: string, more = "") =>
    `{param_scheduler: ${scheduler}, optim_wrapper: {optimizer: {type: Adam, lr: 0.1}}, train_cfg: {by_epoch: true, max_epochs: 10}${more}}`;
  it.each([
    ["a dict", "{type: StepLR, step_size: 3}", { type: "StepLR", step_size: 3 }],
    [
      "a class by its path",
      "{type: mmengine.optim.scheduler.lr_scheduler.StepLR, step_size: 3}",
      { type: "StepLR", step_size: 3 },
    ],
    [
      "what says nothing of the rate",
      "[{type: StepLR, step_size: 3, verbose: true}]",
      [{ type: "StepLR", step_size: 3 }],
    ],
    [
      "a parameter by its name",
      "[{type: StepParamScheduler, param_name: momentum, step_size: 3}, {type: LinearParamScheduler, param_name: lr}]",
      [{ type: "StepMomentum", step_size: 3 }, { type: "LinearLR" }],
    ],
    ["None", "null", []],
  ])("with %s", (_, scheduler, param_scheduler) => {
    expect(translated(mmengine, one(scheduler)).config).toEqual({
      epochs: 10,
      schedule: { type: "mmengine.param_scheduler", param_scheduler },
      optimizer: { lr: 0.1, betas: [0.9, 0.999] },
    });
  });

  it("with momentum", () => {
    const text = one(
      "[{type: CosineAnnealingLR, T_max: 10}, {type: LinearMomentum, start_factor: 0.5, end: 5}]",
    );
    const { config } = translated(mmengine, text);
    const [curve] = compute(config);
    expect(curve?.momentumValues[0]).toBeCloseTo(0.45, 15);
    expect(curve?.momentumValues[4]).toBeCloseTo(0.9, 15);
  });

  it("with schedulers of each optimizer, or the same of all", () => {
    const optimizers =
      "optim_wrapper: {constructor: MultiOptimWrapperConstructor, generator: {optimizer: {type: Adam, lr: 2e-4, betas: [0.5, 0.999]}}, discriminator: {optimizer: {type: SGD, lr: 0.1}}}";
    const each = `{param_scheduler: {discriminator: {type: StepLR, step_size: 3}, generator: [{type: LinearLR, end: 5}]}, ${optimizers}}`;
    expect(translated(mmengine, each).config).toEqual({
      curves: [
        {
          label: "discriminator",
          schedule: { type: "mmengine.param_scheduler", param_scheduler: { type: "StepLR", step_size: 3 } },
          optimizer: { lr: 0.1, momentum: 0 },
        },
        {
          label: "generator",
          schedule: { type: "mmengine.param_scheduler", param_scheduler: [{ type: "LinearLR", end: 5 }] },
          optimizer: { lr: 2e-4, betas: [0.5, 0.999] },
        },
      ],
    });
    const all = `{param_scheduler: {type: StepLR, step_size: 3}, ${optimizers}, train_cfg: {max_epochs: 4}}`;
    expect(ratesOf(mmengine, all).map((rates) => rates[0])).toEqual([2e-4, 0.1]);
  });

  it("with a rate that is scaled", () => {
    const text = detector.replace("enable: false", "enable: true");
    const { config, origins, notes } = translated(mmengine, text, { steps_per_epoch });
    expect(config.optimizer).toEqual({ lr: 0.0025, momentum: 0.9 });
    expect(origins).not.toContainEqual([["optimizer", "lr"], expect.anything()]);
    expect(notes).toEqual([
      "auto_scale_lr makes 0.02 of lr 0.0025, for 2 samples in a batch of all processes (--gpus says how many), where base_batch_size is 16",
    ]);
    const flags = { steps_per_epoch, data: { gpus: 8 } };
    expect(translated(mmengine, text, flags).config.optimizer).toEqual({ lr: 0.02, momentum: 0.9 });
  });

  it("and says what it does not draw", () => {
    const text = "{param_scheduler: {type: StepLR, step_size: 3}}";
    expect(translated(mmengine, text).notes).toEqual([
      "no optim_wrapper in the file: the rate is that of --lr, or 0.001",
    ]);
    const layers = detector.replace(
      "  type: OptimWrapper",
      "  type: OptimWrapper\n  paramwise_cfg: {bias_lr_mult: 2}",
    );
    expect(translated(mmengine, layers, { steps_per_epoch }).notes).toEqual([
      "optim_wrapper.paramwise_cfg may give some parameters other rates: drawn is the optimizer's own",
    ]);
  });
});

const lengthHint = "Add --steps-per-epoch N, or --dataset-size N with --batch-size N";

it.each([
  [
    "iterations of epochs of unknown length",
    detector,
    `param_scheduler[0].by_epoch: the number of steps in an epoch is not known; the run is counted in epochs, and this scheduler in iterations; ${lengthHint}`,
  ],
  [
    "epochs that are made iterations",
    "{param_scheduler: {type: LinearLR, end: 5, convert_to_iter_based: true}, train_cfg: {max_epochs: 12}}",
    `param_scheduler.convert_to_iter_based: the number of steps in an epoch is not known; the run is counted in epochs, and this scheduler in iterations; ${lengthHint}`,
  ],
  [
    "a parameter that is not drawn",
    "{param_scheduler: {type: LinearParamScheduler, param_name: weight_decay}}",
    'param_scheduler.param_name: "weight_decay" is not drawn; lr or momentum',
  ],
  [
    "configs from before mmengine",
    "{lr_config: {policy: step, warmup: linear, step: [8, 11]}, runner: {type: EpochBasedRunner, max_epochs: 12}}",
    "lr_config: lr_config and runner are from before mmengine; param_scheduler, as OpenMMLab's configs have it since 2022; Write it as param_scheduler: mmengine's documentation has a guide to the migration of the runner",
  ],
  [
    "a scale without a batch",
    "{param_scheduler: {type: StepLR, step_size: 3}, auto_scale_lr: {enable: true}, optim_wrapper: {optimizer: {type: SGD, lr: 0.1}}}",
    "auto_scale_lr: auto_scale_lr needs base_batch_size, and batch_size of train_dataloader; Add --set auto_scale_lr.enable=false and --lr RATE",
  ],
])("refuses %s", (_, text, said) => {
  expect(refusal(mmengine, text)).toBe(said);
});

it.each(["{}", "{train_cfg: {max_epochs: 3}}", "{lr_config: cosine}"])("is not told by %s", (text) => {
  expect(mmengine.isIt(valuesOfText(text))).toBe(false);
});
