import { expect, test } from "vitest";
import { rulesOfLine, saidOfLine } from "../helpers/findings.ts";

const run = "--epochs 100 --steps-per-epoch 500";

/** A command line, and the rules that speak. */
const cases: readonly (readonly [line: string, speak: readonly string[]])[] = [
  [`cosine --T_max 50000 ${run} --interval epoch`, ["LR001"]],
  [`cosine --T_max 49950 ${run} --interval epoch`, ["LR001"]],
  [`cosine --T_max 40000 ${run} --interval epoch`, ["LR001"]],
  [`onecycle --max-lr 1 --total-steps 50000 ${run} --interval epoch`, ["LR001"]],
  [
    `linear --start-factor 0.01 --total-iters 2500 then@2500 cosine --T_max 47500 ${run} --interval epoch`,
    ["LR001"],
  ],
  [`timm-cosine --t-initial 50000 ${run}`, ["LR001"]],
  [`mmengine-poly --end 50000 ${run}`, ["LR001"]],
  // an epoch of few steps divides anything
  ["polynomial --total-iters 200 --epochs 100 --steps-per-epoch 2 --interval epoch", ["LR004"]],
  ["cosine --T_max 90 --epochs 30 --steps-per-epoch 3 --interval epoch", ["LR004"]],
  ["cosine --T_max 300 --epochs 30 --steps-per-epoch 10 --interval epoch", ["LR001"]],
  ["cosine --T_max 200 --epochs 100 --steps-per-epoch 3 --interval epoch", ["LR004"]],
  [`cosine --T_max 300 ${run} --interval epoch`, ["LR004"]],
  [`cosine --T_max 1000 ${run} --interval epoch`, ["LR004"]],
  [`cosine --T_max 500000 ${run} --interval epoch`, ["LR004"]],
  [`cosine --T_max 100 ${run} --interval epoch`, []],
  [`cosine --T_max 50000 ${run}`, []],
  ["cosine --T_max 50000 --epochs 100", ["LR004"]],
];

test.each(cases)("%s", async (line, speak) => {
  expect(await rulesOfLine(line)).toEqual(speak);
});

test.each([
  [
    `cosine --T_max 40000 ${run} --interval epoch`,
    "error: the schedule lasts for 40,000 steps, as many as 80 epochs have, but is stepped once an epoch, 100 times: less than 1 % of it is used; if that is not meant, step it after every batch (--interval step), or count it in epochs, each of 500 steps: --T_max 80",
  ],
  [
    "cosine --T_max 39100 --epochs 100 --steps-per-epoch 391 --interval epoch",
    "error: the schedule lasts for 39,100 steps, as many as 100 epochs have, but is stepped once an epoch, 100 times: less than 1 % of it is used; if that is not meant, step it after every batch (--interval step), or count it in epochs, each of 391 steps: --T_max 100",
  ],
  [
    "timm-cosine --t-initial 375300 --warmup-t 6255 --epochs 300 --steps-per-epoch 1251",
    "error: the schedule lasts for 375,300 steps, as many as 300 epochs have, but is stepped once an epoch, 300 times: less than 1 % of it is used; if that is not meant, step it after every batch (t_in_epochs=False), or count it in epochs, each of 1,251 steps: --t_initial 300 --warmup_t 5",
  ],
])("%s, in words", async (line, says) => {
  expect(await saidOfLine("LR001", line)).toBe(says);
});
