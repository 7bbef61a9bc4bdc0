import { describe, expect, it } from "vitest";
import { lightningCli } from "../../../src/inputs/formats/lightning-cli.ts";
import { compute } from "../../helpers/compute.ts";
import { ratesOf, refusal, translated, valuesOfText } from "../../helpers/read-format.ts";

/** What LightningCLI writes as config.yaml beside a run's logs. */
const saved = `
# lightning.pytorch==2.6.6
seed_everything: true
trainer:
  accelerator: auto
  strategy: auto
  devices: auto
  num_nodes: 1
  callbacks:
  - class_path: lightning.pytorch.callbacks.LearningRateMonitor
    init_args: {logging_interval: step}
  max_epochs: 90
  min_epochs: null
  max_steps: -1
  limit_train_batches: null
  accumulate_grad_batches: 2
model:
  class_path: project.models.Classifier
  init_args: {width: 64}
data:
  class_path: project.data.ImageFolders
  init_args: {batch_size: 64}
optimizer:
  class_path: torch.optim.SGD
  init_args: {lr: "0.1", momentum: 0.9, dampening: 0.0, weight_decay: 0.0001, nesterov: false, foreach: null}
lr_scheduler:
  class_path: torch.optim.lr_scheduler.MultiStepLR
  init_args: {milestones: [30, 60, 80], gamma: 0.1, last_epoch: -1, verbose: deprecated}
ckpt_path: null
`;

const savedConfig = {
  epochs: 90,
  interval: "epoch",
  schedule: { type: "torch.MultiStepLR", milestones: [30, 60, 80], gamma: 0.1, last_epoch: -1 },
  optimizer: { lr: 0.1, momentum: 0.9 },
};

const indented = (text: string) => text.replaceAll("\n", "\n  ");

describe("a config of Lightning's CLI is read", () => {
  it.each([
    ["as it was saved", saved, []],
    ["below its subcommand", `fit:${indented(saved)}`, ["fit"]],
  ])("%s", (_, text, root) => {
    const { config, origins, notes } = translated(lightningCli, text);
    expect(config).toEqual(savedConfig);
    expect(notes).toEqual([]);
    expect(origins).toContainEqual([
      ["schedule", "milestones"],
      [...root, "lr_scheduler", "init_args", "milestones"],
    ]);
    expect(origins).toContainEqual([
      ["optimizer", "lr"],
      [...root, "optimizer", "init_args", "lr"],
    ]);
  });

  it("with the rates of the config written by hand, stepped at epochs", () => {
    expect(ratesOf(lightningCli, saved)).toEqual(compute(savedConfig).map(({ lr }) => lr));
    const rates = ratesOf(lightningCli, saved, { steps_per_epoch: 4 })[0] ?? [];
    expect([rates[119], rates[120]]).toEqual([0.1, 0.1 * 0.1]);
  });

  it("with what it accumulates, where a dataset is given", () => {
    const flags = { data: { dataset_size: 1000, batch_size: 10 } };
    expect(translated(lightningCli, saved, flags).config.data).toEqual({ accumulate: 2 });
    const own = { data: { ...flags.data, accumulate: 8 } };
    expect(translated(lightningCli, saved, own).config.data).toBeUndefined();
  });

  it.each([
    [
      "in the arguments of the model",
      "{model: {class_path: tasks.Classify, init_args: {optimizer: {class_path: torch.optim.AdamW, init_args: {lr: 1e-4}}, lr_scheduler: {class_path: torch.optim.lr_scheduler.StepLR, init_args: {step_size: 1}}}}, trainer: {max_epochs: 5}}",
      {
        epochs: 5,
        interval: "epoch",
        schedule: { type: "torch.StepLR", step_size: 1 },
        optimizer: { lr: 1e-4, betas: [0.9, 0.999] },
      },
    ],
    [
      "below keys of one's own, with others beside",
      "{lens_optimizer: {class_path: lens.LMOptimizer, init_args: {lr: 1}}, irm_optimizer: {class_path: torch.optim.Adam, init_args: {lr: 0.001, betas: [0.9, 0.9]}}, irm_lr_scheduler: {class_path: torch.optim.lr_scheduler.CosineAnnealingLR, init_args: {T_max: 25000}}}",
      {
        interval: "epoch",
        schedule: { type: "torch.CosineAnnealingLR", T_max: 25000 },
        optimizer: { lr: 0.001, betas: [0.9, 0.9] },
      },
    ],
    [
      "with Lightning's own class",
      "{lr_scheduler: {class_path: lightning.pytorch.cli.ReduceLROnPlateau, init_args: {monitor: val_loss, mode: min, patience: 3}}, trainer: {max_epochs: 5}}",
      {
        epochs: 5,
        interval: "epoch",
        schedule: { type: "torch.ReduceLROnPlateau", mode: "min", patience: 3 },
      },
    ],
    [
      "with a class by its name alone",
      "{lr_scheduler: {class_path: CosineAnnealingLR, init_args: {T_max: 10}}}",
      { interval: "epoch", schedule: { type: "torch.CosineAnnealingLR", T_max: 10 } },
    ],
    [
      "with an interval beside the class",
      "{lr_scheduler: {class_path: torch.optim.lr_scheduler.StepLR, init_args: {step_size: 100}, interval: step, monitor: val/loss}, trainer: {max_steps: 1000}}",
      { steps: 1000, interval: "step", schedule: { type: "torch.StepLR", step_size: 100 } },
    ],
    [
      "of Bolts",
      "{lr_scheduler: {class_path: pl_bolts.optimizers.lr_scheduler.LinearWarmupCosineAnnealingLR, init_args: {warmup_epochs: 5, max_epochs: 100}}}",
      {
        interval: "epoch",
        schedule: { type: "bolts.LinearWarmupCosineAnnealingLR", warmup_epochs: 5, max_epochs: 100 },
      },
    ],
  ])("%s", (_, text, config) => {
    expect(translated(lightningCli, text).config).toEqual(config);
  });

  it("with an endless trainer, and one that says nothing", () => {
    const endless = saved.replace("max_epochs: 90", "max_epochs: -1");
    expect("epochs" in translated(lightningCli, endless).config).toBe(false);
    const silent = translated(lightningCli, saved.replace("max_epochs: 90", "max_epochs: null"));
    expect(silent.config.epochs).toBe(1000);
    expect(silent.notes).toEqual(["the trainer has no max_epochs: 1000 epochs, as Lightning has it then"]);
  });
});

it.each([
  [
    "a scheduler of one's own",
    "{lr_scheduler: {class_path: project.lr_scheduler.Warm, init_args: {}}}",
    "lr_scheduler.class_path: project.lr_scheduler.Warm is no schedule that lrplot knows; `lrplot list` shows all there are; Try lrplot trace train.py, which runs the script and records its rates",
  ],
  [
    "one of another name",
    "{seed_everything: 1, trainer: {}, lr_scheduler: {class_path: project.WarmupCosine}}",
    "lr_scheduler.class_path: project.WarmupCosine is no schedule that lrplot knows; `lrplot list` shows all there are; Try lrplot trace train.py, which runs the script and records its rates",
  ],
  [
    "none",
    "{fit: {trainer: {}, model: {class_path: project.Model}, lr_scheduler: null}}",
    ": builds no scheduler; the rate is then constant, or the model makes its own scheduler; Try lrplot trace train.py, which runs the script and records its rates",
  ],
  [
    "steps of epochs of unknown length",
    saved.replace("max_epochs: 90", "max_epochs: null").replace("max_steps: -1", "max_steps: 100"),
    "trainer: the number of steps in an epoch is not known; the run is counted in steps, and its scheduler stepped at epochs; Add --steps-per-epoch N, or --dataset-size N with --batch-size N",
  ],
])("refuses %s", (_, text, said) => {
  expect(refusal(lightningCli, text)).toBe(said);
});

it("says that averaging of weights is not drawn", () => {
  const averaging = "  - class_path: lightning.pytorch.callbacks.StochasticWeightAveraging\n  max_epochs";
  expect(translated(lightningCli, saved.replace("  max_epochs", averaging)).notes).toEqual([
    "the StochasticWeightAveraging of trainer.callbacks[1] takes over the rate: it is not drawn",
  ]);
});

it.each([
  "{trainer: {max_epochs: 3}}",
  "{model: {class_path: project.Model}}",
  "{optimizer: {class_path: torch.optim.SGD, init_args: {lr: 0.1}}}",
  "{lr_scheduler: cosine}",
])("is not told by %s", (text) => {
  expect(lightningCli.isIt(valuesOfText(text))).toBe(false);
});
