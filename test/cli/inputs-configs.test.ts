import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { lrplot, words } from "../helpers/command-line.ts";
import { folderWith } from "../helpers/folder.ts";

const auto = (type: string) => `{
  "zero_optimization": {"stage": 3},
  "optimizer": {"type": "AdamW", "params": {"lr": "auto"}},
  "scheduler": {"type": "${type}", "params": {
    ${type === "WarmupDecayLR" ? '"total_num_steps": "auto", ' : ""}"warmup_min_lr": 0, "warmup_max_lr": "auto", "warmup_num_steps": "auto"
  }}
}`;

const step = "torch.optim.lr_scheduler.StepLR";

const folder = folderWith({
  "warmup.json": auto("WarmupLR"),
  "zero3.json": auto("WarmupDecayLR"),
  "timm.yaml":
    "sched: cosine\nwarmup_epochs: 0\nlr: null\nlr_base: 0.1\nopt: sgd\nepochs: 4\ncooldown_epochs: 2\n",
  "mm.yaml": `param_scheduler: {type: MultiStepLR, milestones: [2], by_epoch: true}
optim_wrapper: {optimizer: {type: SGD, lr: 0.1}}
train_cfg: {by_epoch: true, max_epochs: 3}
train_dataloader: {batch_size: 32}
auto_scale_lr: {base_batch_size: 256, enable: true}
`,
  "tuple.yaml": `schedule: {type: torch.MultiStepLR, milestones: !!python/tuple [1, 2]}
optimizer:
  lr: 1
  betas: !!python/tuple
  - 0.9
  - 0.999
epochs: 3
`,
  "lit.yaml": `trainer: {max_epochs: 3}
data: {class_path: my.Data, init_args: {batch_size: 32}}
lr_scheduler: {class_path: ${step}, init_args: {step_size: 1}}
`,
  "interval.yaml": `trainer: {max_epochs: 90}
optimizer: {class_path: torch.optim.SGD, init_args: {lr: 1}}
lr_scheduler: {class_path: ${step}, init_args: {step_size: 30}, interval: step}
`,
  "hydra.yaml": `trainer: {max_epochs: 3, accumulate_grad_batches: 2}
optimizer: {_target_: torch.optim.SGD, lr: 1}
scheduler: {_target_: ${step}, step_size: 1}
`,
  "hydra-plateau.yaml": `optimizer: {_target_: torch.optim.SGD, lr: 1}
scheduler: {_target_: torch.optim.lr_scheduler.ReduceLROnPlateau}
`,
  "axolotl.yaml": "base_model: b\nmicro_batch_size: 1\nmax_steps: 3\nlr_scheduler: constant\n",
});

const run = (line: string) => {
  const [file = "", ...flags] = words(line);
  return lrplot(join(folder, file), ...flags, "--format", "csv");
};

describe("configs of other programs are drawn", () => {
  test.each([
    // what their "auto" leaves open, the schedule's own flags say
    ["warmup.json --lr 1 --warmup_num_steps 2 --warmup_type linear --steps 4", "0 0 0.5 1"],
    ["zero3.json --lr 1 --steps 4 --warmup_num_steps 2 --warmup_type linear", "0 0 0.5 1"],
    ["zero3.json --lr 1 --total_num_steps 4 --warmup_num_steps 2 --warmup_type linear", "0 0 0.5 1"],
    // the rate is for so many processes, and a run of epochs needs no dataset
    ["timm.yaml --gpus 2 --epochs 1", "0.1"],
    ["timm.yaml --gpus 4 --batch-size 32 --accumulate 2 --epochs 1", "0.1"],
    ["mm.yaml --gpus 4", "0.05 0.05 0.005"],
    // a tuple of Python's is a list
    ["tuple.yaml", "1 0.1 0.01"],
    // of the same schedule less or more is drawn
    ["timm.yaml --epochs 3", "0.05 0.0426777 0.025"],
    ["timm.yaml --epochs 7", "0.05 0.0426777 0.025 0.00732233 0 0 0"],
  ])("%s", async (line, rates) => {
    const { out, err, code } = await run(line);
    expect(code, err).toBe(0);
    const column = out.trim().split("\n").slice(1);
    expect(column.map((row) => Number(Number(row.split(",").at(-1)).toPrecision(6))).join(" ")).toBe(rates);
  });
});

describe("what is refused says what can be pasted", () => {
  test.each([
    ["warmup.json --lr 1", "Add --warmup_num_steps N"],
    ["hydra.yaml --dataset-size 320", "Try --batch-size 64"],
    ["hydra-plateau.yaml --epochs 3", "Try --metrics 1,0.8,0.7 or"],
    ["mm.yaml --gpus 4 --launcher accelerate", "Try --dataset-size 50000"],
  ])("%s", async (line, hint) => {
    const { err, code } = await run(line);
    expect(code).toBe(2);
    expect(err).toContain(hint);
  });
});

describe("what is taken for granted is said", () => {
  test.each([
    ["lit.yaml --dataset-size 64", "no optimizer in the file: the rate is that of --lr, or 0.001"],
    ["lit.yaml --dataset-size 64", "2 batches of 32 an epoch"],
    // a key of the file's own is not called as ours, and a flag goes before it
    ["interval.yaml --steps-per-epoch 100", "step it once an epoch (--interval epoch)"],
    ["axolotl.yaml", "no learning_rate in the file: the rate is that of --lr, or 0.001"],
  ])("%s", async (line, note) => {
    const { err, code } = await run(line);
    expect(err).toContain(note);
    expect(code).toBe(0);
  });

  test.each(["lit.yaml --lr 0.1", "axolotl.yaml --lr 0.1"])("%s", async (line) => {
    expect((await run(line)).err).not.toContain("the rate is that of");
  });
});
