import { expect, test } from "vitest";
import { rulesOfLine, saidOfLine } from "../helpers/findings.ts";

const data = "--dataset-size 6400 --batch-size 32 --epochs 10";

const byEpoch =
  "--epochs 90 --interval epoch --dataset-size 6400 --batch-size 8 --gpus 4 --launcher accelerate";

const long = "--epochs 3 --dataset-size 50000 --batch-size 8 --gpus 4 --launcher accelerate";

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
  [`hf-constant-warmup --num-warmup-steps 500 ${data} --gpus 4 --launcher accelerate`, ["LR010"]],
  [`hf-constant ${data} --gpus 4 --launcher accelerate`, []],
  [`hf-get-scheduler --name constant ${data} --gpus 4 --launcher accelerate`, []],
  [`multistep --milestones 120,240 ${byEpoch}`, []],
  [`step --step-size 30 ${byEpoch} --split-batches`, []],
  [`cosine --T_max 60 ${byEpoch}`, ["LR003"]],
  // as whoever counts in steps of all processes has it; and one that is next to none
  [`hf-constant-warmup --num-warmup-steps 400 ${long}`, []],
  [`hf-constant-warmup --num-warmup-steps 50 ${data} --gpus 4 --launcher accelerate`, []],
  [`hf-constant-warmup --num-warmup-steps 100 ${long}`, ["LR010"]],
  // a note silences no other rule
  [`exponential --gamma 0.8 ${byEpoch}`, ["LR014", "LR010"]],
];

test.each(cases)("%s", async (line, speak) => {
  expect(await rulesOfLine(line)).toEqual(speak);
});

const counts = "; if that is not meant, do not prepare() the scheduler, or count in steps of all 4 processes";

test.each([
  [
    `multistep --milestones 30,60 ${byEpoch}`,
    `warning: accelerate steps the scheduler 4 times at each of the run's 90 epochs: the last milestone, 60, comes at step 3,000 (epoch 15)${counts}`,
  ],
  [
    `linear --total-iters 5 then@5 multistep --milestones 25,55 ${byEpoch}`,
    `warning: accelerate steps the scheduler 4 times at each of the run's 90 epochs: the last milestone, 60, comes at step 3,000 (epoch 15)${counts}`,
  ],
  [
    `multistep --milestones 20,40 ${byEpoch}`,
    `note: accelerate steps the scheduler 4 times at each of the run's 90 epochs: the last milestone, 40, comes at step 2,000 (epoch 10)${counts}`,
  ],
  [
    `step --step-size 30 --gamma 0.5 ${byEpoch}`,
    `note: accelerate steps the scheduler 4 times at each of the run's 90 epochs: what it counts comes 4 times as early${counts}`,
  ],
  [
    `exponential --gamma 0.99 ${byEpoch}`,
    `note: accelerate steps the scheduler 4 times at each of the run's 90 epochs: what it counts comes 4 times as early${counts}`,
  ],
  [
    `hf-constant-warmup --num-warmup-steps 100 ${long}`,
    `note: accelerate steps the scheduler 4 times at each of the run's 4,689 steps: the warm-up of 100 is over after 25 of them, less than 1 % of the run${counts}`,
  ],
  [
    `hf-linear --num-warmup-steps 0 --num-training-steps 500 ${data} --gpus 4 --launcher accelerate`,
    "error: the schedule lasts for 500 steps, but accelerate steps it 4 times at each of the run's 500: it is over after 125 steps of 500; if that is not meant, do not prepare() the scheduler, or count it, its warm-up too, in steps of all 4 processes: --num_training_steps 2000",
  ],
])("%s, in words", async (line, says) => {
  expect(await saidOfLine("LR010", line)).toBe(says);
});
