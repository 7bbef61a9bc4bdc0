import { expect, test } from "vitest";
import { rulesOfLine, saidOfLine } from "../helpers/findings.ts";

const data = "--dataset-size 50000 --batch-size 128 --epochs 10";

/** A command line, and the rules that speak. */
const cases: readonly (readonly [line: string, speak: readonly string[]])[] = [
  [`polynomial --total-iters 3900 ${data}`, ["LR030"]],
  [`polynomial --total-iters 3910 ${data}`, []],
  [`polynomial --total-iters 3910 ${data} --drop-last`, ["LR030"]],
  [`polynomial --total-iters 3900 ${data} --drop-last`, []],
  [`polynomial --total-iters 3905 ${data}`, []],
  [`cosine --T_max 3900 ${data}`, ["LR030"]],
  [`linear --start-factor 0.1 --total-iters 100 then@100 cosine --T_max 3800 ${data}`, ["LR030"]],
  ["polynomial --total-iters 30 --dataset-size 350 --batch-size 100 --epochs 10", ["LR030"]],
  ["polynomial --total-iters 3900 --dataset-size 49920 --batch-size 128 --epochs 10", []],
];

test.each(cases)("%s", async (line, speak) => {
  expect(await rulesOfLine(line)).toEqual(speak);
});

test.each([
  [
    `polynomial --total-iters 3900 ${data}`,
    "note: the schedule lasts for 3,900 steps, 390 in an epoch: it has 391, as a loop over torch's DataLoader keeps the last batch, which is not whole; if that is not meant, round as it does: --total_iters 3910",
  ],
  [
    "polynomial --total-iters 30 --dataset-size 350 --batch-size 100 --epochs 10",
    "warning: the schedule lasts for 30 steps, 3 in an epoch: it has 4, as a loop over torch's DataLoader keeps the last batch, which is not whole; if that is not meant, round as it does: --total_iters 40",
  ],
])("%s, in words", async (line, says) => {
  expect(await saidOfLine("LR030", line)).toBe(says);
});
