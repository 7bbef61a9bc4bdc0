import { expect, test } from "vitest";
import { rulesOfLine, saidOfLine } from "../helpers/findings.ts";

const data = "--dataset-size 6400 --batch-size 32 --epochs 10";

/** A command line, and the rules that speak. */
const cases: readonly (readonly [line: string, speak: readonly string[]])[] = [
  [
    `hf-linear --num-warmup-steps 0 --num-training-steps 500 ${data} --gpus 4 --launcher accelerate`,
    ["LR010"],
  ],
  [
    `hf-linear --num-warmup-steps 0 --num-training-steps 503 ${data} --gpus 4 --launcher accelerate`,
    ["LR010"],
  ],
  [`onecycle --max-lr 1 --total-steps 500 ${data} --gpus 4 --launcher accelerate`, ["LR010"]],
  [`cosine --T_max 500 ${data} --gpus 4 --launcher accelerate`, ["LR010"]],
  [`hf-linear --num-warmup-steps 0 --num-training-steps 2000 ${data} --gpus 4 --launcher accelerate`, []],
  [`hf-linear --num-warmup-steps 0 --num-training-steps 500 ${data} --gpus 4`, []],
  [
    `hf-linear --num-warmup-steps 0 --num-training-steps 2000 ${data} --gpus 4 --launcher accelerate --split-batches`,
    [],
  ],
  [`hf-linear --num-warmup-steps 0 --num-training-steps 1900 ${data} --gpus 4 --launcher accelerate`, []],
  [`hf-constant-warmup --num-warmup-steps 50 ${data} --gpus 4 --launcher accelerate`, []],
];

test.each(cases)("%s", async (line, speak) => {
  expect(await rulesOfLine(line)).toEqual(speak);
});

test.each([
  [
    `hf-linear --num-warmup-steps 0 --num-training-steps 500 ${data} --gpus 4 --launcher accelerate`,
    "error: the schedule lasts for 500 steps, but accelerate steps it 4 times at each of the run's 500: it is over after 125 steps of 500; if that is not meant, do not prepare() the scheduler, or count it, its warm-up too, in steps of all 4 processes: --num_training_steps 2000",
  ],
])("%s, in words", async (line, says) => {
  expect(await saidOfLine("LR010", line)).toBe(says);
});
