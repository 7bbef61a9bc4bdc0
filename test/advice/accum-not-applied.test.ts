import { expect, test } from "vitest";
import { rulesOfLine, saidOfLine } from "../helpers/findings.ts";

const data = "--dataset-size 6400 --batch-size 32 --epochs 10";

/** A command line, and the rules that speak. */
const cases: readonly (readonly [line: string, speak: readonly string[]])[] = [
  [`hf-linear --num-warmup-steps 0 --num-training-steps 2000 ${data} --accumulate 4`, ["LR009"]],
  [`hf-linear --num-warmup-steps 0 --num-training-steps 500 ${data} --accumulate 4`, []],
  [`hf-linear --num-warmup-steps 0 --num-training-steps 1000 ${data} --accumulate 4`, ["LR004"]],
  [`hf-linear --num-warmup-steps 0 --num-training-steps 2000 ${data}`, []],
  [`hf-linear --num-warmup-steps 0 --num-training-steps 2000 ${data} --accumulate 3`, ["LR009"]],
  [`hf-linear --num-warmup-steps 0 --num-training-steps 2010 ${data} --accumulate 3`, ["LR009"]],
  [`hf-linear --num-warmup-steps 0 --num-training-steps 670 ${data} --accumulate 3`, []],
  [`onecycle --max-lr 1 --total-steps 2000 ${data} --accumulate 4`, ["LR009"]],
  [
    `linear --start-factor 0.1 --total-iters 20 then@20 cosine --T_max 1980 ${data} --accumulate 4`,
    ["LR009"],
  ],
  [
    `linear --start-factor 0.1 --total-iters 20 then@20 cosine --T_max 2000 ${data} --accumulate 4`,
    ["LR009"],
  ],
  [`linear --start-factor 0.1 --total-iters 20 then@20 cosine --T_max 480 ${data} --accumulate 4`, []],
  [`keras-cosine-decay --initial-learning-rate 1 --decay-steps 2000 ${data} --accumulate 4`, []],
  [
    `hf-linear --num-warmup-steps 0 --num-training-steps 2000 ${data} --gpus 4 --accumulate 4 --launcher accelerate`,
    ["LR004"],
  ],
];

test.each(cases)("%s", async (line, speak) => {
  expect(await rulesOfLine(line)).toEqual(speak);
});

test.each([
  [
    `hf-linear --num-warmup-steps 0 --num-training-steps 2010 ${data} --accumulate 3`,
    "error: the schedule lasts for 2,010 steps, as many as the run has batches, but is stepped once for 3 batches, 670 times; if that is not meant, count optimizer steps: --num_training_steps 670",
  ],
])("%s, in words", async (line, says) => {
  expect(await saidOfLine("LR009", line)).toBe(says);
});
