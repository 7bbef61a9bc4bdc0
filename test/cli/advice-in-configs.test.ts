import { expect, test } from "vitest";
import { lrplot } from "../helpers/command-line.ts";
import { folderWith } from "../helpers/folder.ts";

const run = { epochs: 40, steps_per_epoch: 500 };
const linear = { type: "torch.LinearLR", start_factor: 0.1, total_iters: 5 };
const cosine = (T_max: number) => ({ type: "torch.CosineAnnealingLR", T_max });
const mmengine = { type: "mmengine.CosineAnnealingLR", T_max: 10, end: 10, by_epoch: false };
const chained = { type: "torch.ChainedScheduler", schedulers: [linear, cosine(100)] };

/** A config, and the ends of what is advised, without their places. */
const cases: [name: string, config: object, advice: string][] = [
  [
    "turns and lengths of several",
    {
      ...run,
      schedule: {
        type: "torch.SequentialLR",
        milestones: [5, 20],
        schedulers: [linear, { type: "torch.ConstantLR", factor: 1 }, cosine(20)],
      },
    },
    'step it once an epoch ("interval": "epoch"), or count it in steps, 500 in an epoch: "milestones": [2500,10000] (in lr.json: schedule), "total_iters": 2500 (in lr.json: schedule.schedulers[0]), "total_iters": 2500 (in lr.json: schedule.schedulers[1]), "T_max": 10000 (in lr.json: schedule.schedulers[2])',
  ],
  [
    "a parameter that says the interval",
    { ...run, schedule: mmengine },
    'step it once an epoch ("by_epoch": true), or count it in steps, 500 in an epoch: "end": 5000 (in lr.json: schedule), "T_max": 5000 (in lr.json: schedule)',
  ],
  [
    "one of several curves",
    { ...run, curves: [{ schedule: mmengine }, { schedule: cosine(20_000) }] },
    '("by_epoch": true), or count it in steps, 500 in an epoch: "end": 5000 (in lr.json: curves[0].schedule), "T_max"',
  ],
  [
    "a ChainedScheduler",
    { epochs: 100, schedule: chained },
    'with a SequentialLR: "milestones": [5], and let its T_max be 95',
  ],
];

test.each(cases)("%s", async (_, config, advice) => {
  const folder = folderWith({ "lr.json": JSON.stringify(config) });
  const { out } = await lrplot("lint", `${folder}/lr.json`);
  expect(out.replaceAll(`${folder}/`, "")).toContain(advice);
});

test.each([
  [
    "linear --total-iters 5 then@5 cosine --T-max 35 --epochs 40 --steps-per-epoch 500",
    "500 in an epoch: then@2500 --total_iters 2500 --T_max 17500",
  ],
  [
    "mmengine-cosine --T-max 10 --end 10 --by-epoch false --epochs 40 --steps-per-epoch 500",
    "(by_epoch=True), or count it in steps, 500 in an epoch: --end 5000 --T_max 5000",
  ],
  [
    "linear --total-iters 5 and cosine --T-max 100 --epochs 100",
    "with a SequentialLR: then@5 in the place of `and`, and let its T_max be 95",
  ],
])("%s: in words of a command line", async (line, advice) => {
  expect((await lrplot(...line.split(" "), "--findings", "text", "--format", "csv")).err).toContain(advice);
});
