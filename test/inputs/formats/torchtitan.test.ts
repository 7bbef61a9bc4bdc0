import { parse } from "smol-toml";
import { describe, expect, test } from "vitest";
import { torchtitan } from "../../../src/inputs/formats/torchtitan.ts";
import { configFrom, drawn, type Flags, read } from "../../helpers/formats.ts";

const llama3 = `
[job]
dump_folder = "./outputs"
description = "Llama 3 8B training"

[profiling]
enable_profiling = true
save_traces_folder = "profile_trace"

[metrics]
log_freq = 10

[model]
name = "llama3"
flavor = "8B"

[optimizer]
name = "AdamW"
lr = 3e-4
eps = 1e-8

[lr_scheduler]
warmup_steps = 200  # lr scheduler warm up
decay_ratio = 0.8
decay_type = "linear"
min_lr_factor = 0.1

[training]
local_batch_size = 1
seq_len = 8192
max_norm = 1.0
steps = 1000
dataset = "c4"

[parallelism]
data_parallel_replicate_degree = 1
data_parallel_shard_degree = -1

[checkpoint]
enable = false
`;
const type = "torchtitan.build_lr_schedulers";

const cases: readonly (readonly [text: string, config: object])[] = [
  [
    llama3,
    {
      schedule: { type, warmup_steps: 200, decay_ratio: 0.8, decay_type: "linear", min_lr_factor: 0.1 },
      optimizer: { lr: 3e-4 },
      steps: 1000,
    },
  ],
  [
    // spelled as before the summer of 2025
    `[optimizer]\nlr = 1e-3\nbeta1 = 0.8\n[lr_scheduler]\nwarmup_steps = 2\ndecay_type = "cosine"\nlr_min = 0.2\n[training]\nsteps = 10`,
    {
      schedule: { type, warmup_steps: 2, decay_type: "cosine", min_lr_factor: 0.2 },
      optimizer: { lr: 1e-3, betas: [0.8, 0.95] },
      steps: 10,
    },
  ],
  [
    // before there was a table
    `[optimizer]\nname = "AdamW"\nlr = 3e-4\n[training]\nwarmup_steps = 20\nsteps = 100`,
    { schedule: { type, warmup_steps: 20 }, optimizer: { lr: 3e-4 }, steps: 100 },
  ],
  [
    `[lr_scheduler]\ntotal_steps = 500`,
    { schedule: { type, warmup_steps: 200, total_steps: 500 }, optimizer: { lr: 8e-4 }, steps: 10_000 },
  ],
];

test.each(cases)("%s", (text, config) => {
  expect(configFrom(torchtitan, parse(text))).toEqual(config);
});

test.each([
  [llama3, undefined],
  [
    "[lr_scheduler]\nlr_min = 0.2",
    [
      "training.steps is 10000, as nobody says another",
      "optimizer.lr is 0.0008, as nobody says another",
      "drawn as torchtitan b5bcd76 counts; versions of spring 2025 warm up and decay over a step more",
    ],
  ],
])("%s: says what was taken for granted", (text, says) => {
  expect(read(torchtitan, parse(text)).notes).toEqual(says);
});

test("says where each value was copied from", () => {
  const { origins } = read(
    torchtitan,
    parse("[training]\nwarmup_steps = 3\nsteps = 9\n[optimizer]\nlr = 1\n[lr_scheduler]\nlr_min = 0.5"),
  );
  expect(origins.map(([ours, theirs]) => `${ours.join(".")} < ${theirs.join(".")}`)).toEqual([
    "schedule.warmup_steps < training.warmup_steps",
    "schedule.min_lr_factor < lr_scheduler.lr_min",
    "steps < training.steps",
    "optimizer.lr < optimizer.lr",
  ]);
});

test.each([
  ['[lr_scheduler]\ndecay_type = "exponential"', '"exponential" is not'],
  ["[lr_scheduler]\ndecay_ratio = 2", "2 is not"],
  ['[lr_scheduler]\nwarmup_steps = "some"', '"some" is not'],
])("%s is for the schema to refuse", (text, says) => {
  expect(() => drawn(torchtitan, parse(text))).toThrow(says);
});

test.each([
  "[training]\nsteps = 5",
  '[lr_scheduler]\nclass_path = "torch.optim.lr_scheduler.StepLR"',
  "[optimizer]\nlr = 1",
])("%s is none", (text) => {
  expect(torchtitan.isIt(parse(text))).toBe(false);
});

describe("the curve", () => {
  const drawnWith = (flags?: Flags) => drawn(torchtitan, parse(llama3), flags);

  test("the example's: 200 steps up to 3e-4, down from step 200 on, to a tenth and a bit", () => {
    const rates = drawnWith();
    expect(rates.length).toBe(1000);
    expect([rates[0], rates[199], rates[200], rates[201]].map((rate) => (rate as number) / 3e-4)).toEqual(
      [1 / 200, 1, 1, 0.1 + 0.9 * (1 - 1 / 800)].map((factor) => (3e-4 * factor) / 3e-4),
    );
    expect(rates.at(-1)).toBeCloseTo(3e-4 * (0.1 + 0.9 * (1 / 800)), 14);
  });

  test("a flag's steps are those of the decay, too", () => {
    expect(drawnWith({ steps: 500 }).at(-1)).toBeCloseTo(3e-4 * (0.1 + 0.9 * (1 / 300)), 14);
  });
});
