import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { main } from "../../src/cli/main.ts";
import { keeping, words } from "../helpers/command-line.ts";
import { folderWith } from "../helpers/folder.ts";

const trainer = (batch: number) => `learning_rate: 5e-5
lr_scheduler_type: cosine
warmup_ratio: 0.1
num_train_epochs: 3
per_device_train_batch_size: ${batch}
`;

const lightning = `fit:
  trainer: {max_epochs: 100}
  optimizer: {class_path: torch.optim.AdamW, init_args: {lr: 0.001}}
  lr_scheduler: {class_path: torch.optim.lr_scheduler.CosineAnnealingLR, init_args: {T_max: 90}}
`;

const folder = folderWith({
  "own.yaml": "schedule: {type: torch.CosineAnnealingLR, T_max: 30}\nepochs: 30\n",
  "own.toml": 'epochs = 30\n[schedule]\ntype = "torch.CosineAnnealingLR"\nT_max = 30\n',
  "own.json": '{"schedule": {"type": "torch.CosineAnnealingLR", "T_max": 30}, "epochs": 30}',
  "ds.json": JSON.stringify({
    optimizer: { type: "AdamW", params: { lr: 3e-5 } },
    scheduler: { type: "WarmupDecayLR", params: { warmup_num_steps: 20, total_num_steps: 200 } },
  }),
  "hf.yaml": trainer(16),
  "hf8.yaml": trainer(8),
  "pl.yaml": lightning,
  "titan.toml": "[optimizer]\nlr = 8e-4\n[lr_scheduler]\nwarmup_steps = 20\n[training]\nsteps = 200\n",
  "log.csv": "step,lr\n0,0.1\n1,0.2\n2,0.1\n",
  "rows.json": '[{"step": 0, "lr": 0.1}, {"step": 1, "lr": 0.2}]',
  "train.py": "from torch.optim.lr_scheduler import StepLR\nscheduler = StepLR(SGD(p, lr=0.1), 30)\n",
  "other.json": '{"model": {"layers": 3}}',
});

/** Run a command line in that folder; `stdin` is the file that `-` stands for. */
async function run(line: string, stdin = "") {
  const { shell, out, err } = keeping({
    read: async (file) => readFileSync(join(folder, file === "-" ? stdin : file), "utf8"),
  });
  const code = await main(words(line), shell);
  return { code, out: out(), err: err() };
}

describe("the same config in every language draws the same", async () => {
  const { out } = await run("own.json");
  test.each(["own.yaml", "own.toml"])("%s", async (file) => {
    expect(await run(file)).toEqual({ code: 0, out, err: "" });
    expect(await run("-", file)).toEqual({ code: 0, out, err: "" });
  });
});

test.each([
  ["own.yaml --T-max 15"],
  ["ds.json"],
  ["ds.json --steps 300 --warmup-type linear"],
  ["hf.yaml --dataset-size 1000"],
  ["hf.yaml --steps 300 --set warmup_ratio=0.3"],
  ["hf.yaml --steps 300 --lr 1 --num-training-steps 200"],
  ["hf.yaml vs ds.json vs cosine --T-max 200 --steps 200"],
  ["pl.yaml"],
  ["titan.toml"],
  ["log.csv"],
  ["rows.json"],
  ["log.csv vs cosine --T-max 3 --steps 3"],
  ["linear --total-iters 5 then@5 pl.yaml"],
  ["'CosineAnnealingLR(torch.optim.SGD(p, lr=0.3), T_max=10 * 3)' --epochs 30"],
])("%s: --print-config draws the same", async (line) => {
  const drawn = await run(line);
  expect(drawn).toMatchObject({ code: 0 });
  const config = await run(`${line} --print-config`);
  const { shell, out } = keeping({ read: async () => config.out });
  expect(await main(["-"], shell)).toBe(0);
  expect(out()).toBe(drawn.out);
});

test("a script in a stream", async () => {
  expect(await run("- --epochs 31", "train.py")).toEqual({
    ...(await run("train.py --epochs 31")),
    err: expect.any(String),
  });
});

test("what an input says itself is not filled in from the run", async () => {
  const line = "'OneCycleLR(o, max_lr=0.1, epochs=11, steps_per_epoch=10)' --epochs 11 --print-config";
  expect(JSON.parse((await run(line)).out).schedule).toMatchObject({ epochs: 11, steps_per_epoch: 10 });
});

test.each([
  ["ds.json", ["ds.json: read as: DeepSpeed config"]],
  ["hf.yaml --steps 100", ["hf.yaml: warmup_ratio 0.1 of 100 steps is a warm-up of 10"]],
  ["log.csv", ["log.csv: read as: a training log", "log.csv: 3 values of lr, by step"]],
  [
    "hf.yaml --steps 100 --set warmup_rato=0.5",
    ["hf.yaml: --set warmup_rato changes nothing: the file has no such key. Did you mean warmup_ratio?"],
  ],
  // advice in the file's own keys, and in flags where it has none
  ["pl.yaml", ["T_max: 100 (in pl.yaml: fit.lr_scheduler.init_args)"]],
  ["own.json --epochs 40", ['"T_max": 40 (in own.json: schedule)']],
  ["own.toml --epochs 40", ["T_max = 40 (in own.toml: schedule)"]],
  [
    "'CosineAnnealingLR(SGD(p, lr=1), T_max=30)' --epochs 40",
    ["T_max=40 (in CosineAnnealingLR(…): column 33)"],
  ],
  ["hf.yaml --steps 120 --num-training-steps 100", ["--num_training_steps 120"]],
])("%s says %j", async (line, said) => {
  const { err } = await run(line);
  for (const sentence of said) expect(err).toContain(sentence);
});

test.each([
  ["hf.yaml", "num_train_epochs: how many steps an epoch has is not known. Add --dataset-size N"],
  ["pl.yaml --set fit.trainer.max_epochs=x", 'fit.trainer.max_epochs: "x" is not'],
  ["other.json", "is no config that lrplot knows; looked for: a config of lrplot's (schedule or curves)"],
  ["log.csv --column rate", 'has no column "rate"; it has step, lr'],
  ["cosine --T-max 3 --set a=1", "--set: CosineAnnealingLR has no such parameter"],
  ["ds.json --set warmup", '--set: "warmup" does not say what is set; it is KEY=VALUE'],
  ["ds.json --set scheduler.type.x=1", '--set: scheduler.type.x leads into "WarmupDecayLR"'],
  [
    "hf.yaml vs hf8.yaml --dataset-size 1000",
    "do not agree on data.batch_size. Say it once for both: --batch-size",
  ],
  ["pl.yaml then@9 ds.json", "ds.json: has another optimizer than pl.yaml"],
  ["diff ds.json hf.yaml --steps 9 --print-config", "--print-config: a comparison is no config"],
])("%s is refused: %s", async (line, says) => {
  const { code, err } = await run(line);
  expect(err).toContain(says);
  expect(code).toBe(2);
});

test("lint and diff take them, too", async () => {
  expect(await run("lint pl.yaml ds.json own.toml")).toMatchObject({ code: 3 });
  expect((await run("diff own.json own.yaml")).out).toContain("The curve is the same");
});
