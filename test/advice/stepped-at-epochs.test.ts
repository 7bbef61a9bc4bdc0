import { expect, test } from "vitest";
import { rulesOfLine, saidOfLine } from "../helpers/findings.ts";

const run = "--epochs 10 --steps-per-epoch 500 --interval epoch";
const long = "--epochs 100 --steps-per-epoch 500 --interval epoch";
const linear = "linear --start-factor 0.01 --total-iters";

/** A command line with a warm-up, stepped at epochs of many values, and the rules that speak. */
const cases: readonly (readonly [line: string, speak: readonly string[]])[] = [
  [`${linear} 500 ${run}`, ["LR001"]],
  [`${linear} 501 ${run}`, ["LR011"]],
  [`${linear} 11 ${run}`, ["LR011"]],
  [`${linear} 10 ${run}`, []],
  [`${linear} 9 ${run}`, []],
  [`${linear} 18 --epochs 20 --steps-per-epoch 500 --interval epoch`, ["LR011"]],
  [`${linear} 500 --epochs 1 --steps-per-epoch 500 --interval epoch`, ["LR001"]],
  [`${linear} 500 --epochs 101 --steps-per-epoch 500 --interval epoch`, ["LR011"]],
  [`${linear} 500 --last-epoch 495 --initial-lr 0.1 ${run}`, []],
  [`${linear} 500 --epochs 10 --steps-per-epoch 500`, []],
  ["linear --start-factor 1 --end-factor 0 --total-iters 500 --epochs 10", ["LR004"]],
  [`linear --start-factor 1 --end-factor 0 --total-iters 500 ${run}`, ["LR004"]],
  [`${linear} 500 then@500 cosine --T-max 100 ${long}`, ["LR001"]],
  [`${linear} 500 then@500 cosine --T-max 49500 ${long}`, ["LR001"]],
  [
    `${linear} 500 and multistep --milestones 30,60 --epochs 90 --steps-per-epoch 500 --interval epoch`,
    ["LR001"],
  ],
  [`${linear} 5 and multistep --milestones 30,60 --epochs 90 --steps-per-epoch 500 --interval epoch`, []],
  ["noam --warmup-steps 4000 --epochs 20 --steps-per-epoch 1000 --interval epoch", ["LR011"]],
  ["noam --warmup-steps 10 --epochs 30 --steps-per-epoch 1000 --interval epoch", []],
  [`hf-constant-warmup --num-warmup-steps 500 ${run}`, ["LR001"]],
  [`hf-constant-warmup --num-warmup-steps 501 ${run}`, ["LR011", "LR013"]],
  [`hf-inverse-sqrt --num-warmup-steps 500 ${run}`, ["LR001"]],
  [`optax-warmup-constant --init-value 0.001 --peak-value 0.1 --warmup-steps 500 ${run}`, ["LR001"]],
  ["mmengine-linear --start-factor 0.01 --end 500 --epochs 12 --steps-per-epoch 100", ["LR001"]],
  ["mmengine-linear --start-factor 0.01 --end 501 --epochs 12 --steps-per-epoch 100", ["LR011"]],
  ["mmengine-linear --start-factor 0.01 --end 500 --epochs 12", ["LR011"]],
  ["mmengine-linear --start-factor 0.01 --end 5 --epochs 12 --steps-per-epoch 100", []],
];

test.each(cases)("%s", async (line, speak) => {
  expect(await rulesOfLine(line)).toEqual(speak);
});

test.each([
  [
    "LR001",
    `${linear} 500 ${run}`,
    "error: the warm-up of total_iters 500 is as many steps as 1 epoch has, but the scheduler is stepped once an epoch, 10 times: it never ends; if that is not meant, step it after every batch (--interval step), or count it in epochs, each of 500 steps: --total_iters 1",
  ],
  [
    "LR011",
    "noam --warmup-steps 4000 --epochs 20 --steps-per-epoch 1000 --interval epoch",
    "error: the run ends while the rate still rises: 3.494e-6 after 20 epochs; if that is not meant, make the warm-up shorter than the run, or step the scheduler after every batch",
  ],
  [
    "LR011",
    `${linear} 18 --epochs 20 --steps-per-epoch 500 --interval epoch`,
    "warning: the warm-up takes 18 epochs of the run's 20 epochs, 90 %; if that is not meant, make it shorter: most are a tenth of the run, or less",
  ],
  [
    "LR003",
    `cosine --T-max 5 ${run}`,
    "error: the schedule ends at step 2,500 (epoch 5), the run does not: the rate climbs again, to 0.0009045; if that is not meant, let the schedule last for the run's 10 epochs: --T_max 10",
  ],
  [
    "LR004",
    `cosine --T-max 30 ${run}`,
    "warning: the run ends at 33 % of the schedule, with a rate of 0.0007939 (peak 0.001); if that is not meant, let the schedule last for the run's 10 epochs, or the run for its 30 epochs: --T_max 10",
  ],
  [
    "LR005",
    `${linear} 2 then@2 cosine --T-max 10 ${run}`,
    "warning: the T_max of CosineAnnealingLR is all 10 epochs of the run, but counts from step 1,000 (epoch 2) on: the rate ends at 0.0002061 (peak 0.001); if that is not meant, let the run last for 12 epochs, or leave out what comes before it: --T_max 8",
  ],
  [
    "LR007",
    `onecycle --max-lr 0.1 --total-steps 99 ${run}`,
    "warning: the run ends at 10 % of the cycle, with a rate of 0.02547, still rising; if that is not meant, let the cycle last for the run's 10 epochs, or the run for its 99 epochs: --total_steps 10",
  ],
  [
    "LR017",
    "cosine-warm --T_0 30 --epochs 100 --steps-per-epoch 10 --interval epoch",
    "warning: the run ends 33 % into the cycle that begins at step 900 (epoch 90), with a rate of 0.0007939 (peak 0.001); if that is not meant, let it end with a cycle, after 30, 60, 90, 120 epochs",
  ],
  [
    "LR018",
    "cosine-warm --T_0 50 --T-mult 2 --epochs 40 --steps-per-epoch 10 --interval epoch",
    "warning: the run ends 80 % into the first cycle, before any restart, with a rate of 0.0001147 (peak 0.001); if that is not meant, let the first cycle be shorter than the run's 40 epochs",
  ],
])("%s of %s, in words", async (rule, line, says) => {
  expect(await saidOfLine(rule, line)).toBe(says);
});
