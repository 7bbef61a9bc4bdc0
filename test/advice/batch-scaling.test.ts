import { expect, test } from "vitest";
import { rulesOfLine, saidOfLine } from "../helpers/findings.ts";

const run = "--epochs 90 --interval epoch --dataset-size 1281167 --batch-size 128 --gpus 8";
const steps = "--epochs 10 --dataset-size 1281167 --batch-size 128 --gpus 8";

/** A command line, and the rules that speak. */
const cases: readonly (readonly [line: string, speak: readonly string[]])[] = [
  [`cosine --T_max 90 ${run} --lr 0.1 --base-batch 256`, ["LR029"]],
  [`cosine --T_max 90 ${run} --base-batch 256`, []],
  [`cosine --T_max 90 ${run} --lr 0.4 --base-batch 1024`, []],
  [`cosine --T_max 90 ${run} --lr 0.1 --base-batch 1024`, []],
  [`cosine --T_max 90 ${run} --lr 0.1 --accumulate 2 --base-batch 1024`, ["LR029"]],
  [`noam --warmup-steps 1000 ${steps} --base-batch 256`, []],
  [`noam --warmup-steps 1000 --lr 0.1 ${steps} --base-batch 256`, []],
  [`onecycle --max-lr 0.1 --total-steps 12520 ${steps} --base-batch 256`, ["LR029"]],
  [`cosine --T_max 90 ${run} --lr 0.1 --accumulate 2 --base-batch 2048`, []],
  [`cosine --T_max 90 ${run} --lr 0.1`, []],
  [
    `cosine --T_max 90 ${run} --launcher accelerate --split-batches --base-batch 128 --ignore LR010,LR003`,
    [],
  ],
];

test.each(cases)("%s", async (line, speak) => {
  expect(await rulesOfLine(line)).toEqual(speak);
});

test.each([
  [
    `cosine --T_max 90 ${run} --lr 0.1 --base-batch 256`,
    "note: an optimizer step has 1,024 samples, and the rate of 0.1 was chosen for 256; if it is to be scaled, the linear rule (for SGD) makes it 0.4, the square-root rule (for Adam, LAMB) 0.2; a rate that is right for 1,024 is said with --base-batch 1024",
  ],
  [
    `onecycle --max-lr 0.1 --total-steps 12520 ${steps} --base-batch 256`,
    "note: an optimizer step has 1,024 samples, and a max_lr of 0.1 was chosen for 256; if it is to be scaled, the linear rule (for SGD) makes it 0.4, the square-root rule (for Adam, LAMB) 0.2; a rate that is right for 1,024 is said with --base-batch 1024",
  ],
])("%s, in words", async (line, says) => {
  expect(await saidOfLine("LR029", line)).toBe(says);
});
