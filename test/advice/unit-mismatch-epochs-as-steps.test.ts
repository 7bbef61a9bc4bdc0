import { expect, test } from "vitest";
import { rulesOfLine, saidOfLine } from "../helpers/findings.ts";

const run = "--epochs 100 --steps-per-epoch 500";

/** A command line, and the rules that speak. */
const cases: readonly (readonly [line: string, speak: readonly string[]])[] = [
  [`cosine --T_max 100 ${run}`, ["LR002"]],
  [`cosine --T_max 30 ${run}`, ["LR002"]],
  [`linear --start-factor 0.01 --total-iters 5 then@5 cosine --T_max 95 ${run}`, ["LR002"]],
  [`multistep --milestones 30,60,90 ${run}`, ["LR002"]],
  [`multistep --milestones 60,100 ${run}`, ["LR002"]],
  [`multistep --milestones 60,101 ${run}`, []],
  ["polynomial --total-iters 100 --epochs 100 --steps-per-epoch 2", ["LR002"]],
  ["polynomial --total-iters 90 --epochs 100 --steps-per-epoch 2", ["LR014"]],
  [`hf-linear --num-warmup-steps 5 --num-training-steps 100 ${run}`, ["LR002"]],
  [`hf-constant-warmup --num-warmup-steps 100 ${run}`, []],
  [`linear --start-factor 0.01 --total-iters 100 ${run}`, []],
  [`linear --start-factor 0.01 --total-iters 100 then@100 cosine --T_max 49900 ${run}`, []],
  [`linear --start-factor 0.01 --total-iters 100 then@100 constant --factor 1 --total-iters 1 ${run}`, []],
  [`cosine --T_max 50000 ${run}`, []],
  [`cosine --T_max 100 ${run} --interval epoch`, []],
  [`timm-cosine --t-initial 100 ${run}`, []],
  [`polynomial --total-iters 101 ${run}`, ["LR014"]],
];

test.each(cases)("%s", async (line, speak) => {
  expect(await rulesOfLine(line)).toEqual(speak);
});

test.each([
  [
    `cosine --T_max 30 ${run}`,
    "error: the schedule is over after 30 steps, which is 0.06 of the run's 100 epochs: it is stepped at every batch, and at 0 where 49,970 steps are left; if that is not meant, step it once an epoch (--interval epoch), or count it in steps, 500 in an epoch: --T_max 15000",
  ],
])("%s, in words", async (line, says) => {
  expect(await saidOfLine("LR002", line)).toBe(says);
});
