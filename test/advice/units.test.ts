import { expect, test } from "vitest";
import { findingsOfLine } from "../helpers/findings.ts";

const run = "--epochs 90 --steps-per-epoch 100";
const data = "--epochs 3 --dataset-size 50000 --batch-size 8 --accumulate 4";
const warmed = "linear --start-factor 0.01 --total-iters 5 then@5 cosine";

/** A command line, and the rules that speak: of lengths that are counted in something else. */
const cases: readonly (readonly [line: string, speak: readonly string[]])[] = [
  [`cosine --T-max 90 ${run}`, ["LR002"]],
  [`cosine --T-max 9000 ${run}`, []],
  [`cosine --T-max 90 ${run} --interval epoch`, []],
  [`${warmed} --T-max 85 ${run}`, ["LR002"]],
  [`linear --total-iters 5 ${run}`, []],
  ["cosine --T-max 2 --epochs 2 --steps-per-epoch 100", ["LR003"]],
  [`cosine --T-max 9000 ${run} --interval epoch`, ["LR001"]],
  [`cosine --T-max 8990 ${run} --interval epoch`, ["LR001"]],
  [`cosine --T-max 300 ${run} --interval epoch`, ["LR004"]],
  [`${warmed} --T-max 8995 ${run} --interval epoch`, ["LR001"]],
  ["cosine --T-max 9000 --epochs 90", ["LR004"]],
  [`hf-linear --num-warmup-steps 100 --num-training-steps 18750 ${data}`, ["LR009"]],
  [`hf-linear --num-warmup-steps 100 --num-training-steps 4689 ${data}`, []],
  [`hf-linear --num-warmup-steps 100 --num-training-steps 10000 ${data}`, ["LR004"]],
  [`cosine --T-max 18750 ${data}`, ["LR009"]],
];

test.each(cases)("%s", async (line, speak) => {
  expect((await findingsOfLine(line)).map(({ rule }) => rule)).toEqual(speak);
});

/** A command line, and what is said of it. */
const said: readonly (readonly [line: string, says: string])[] = [
  [
    `cosine --T-max 90 ${run}`,
    "the schedule ends at step 90, and the run has 90 epochs of 100 steps: is its length counted in epochs?; if so, count steps, or step the scheduler once an epoch (--interval epoch): --T_max 9000",
  ],
  [
    `cosine --T-max 9000 ${run} --interval epoch`,
    "T_max 9,000 is about the 9,000 steps of the run, but the scheduler is stepped 90 times, once an epoch: 1 % of the schedule is used; if that is not meant, count epochs, or step it at every step (--interval step): --T_max 90",
  ],
  [
    `hf-linear --num-warmup-steps 100 --num-training-steps 18750 ${data}`,
    "num_training_steps 18,750 counts the run's 18,750 batches, but 4 of them make one step: the scheduler is stepped 4,689 times; if that is not meant, count steps: --num_training_steps 4689",
  ],
];

test.each(said)("%s, in words", async (line, says) => {
  const [finding] = await findingsOfLine(line);
  expect(`${finding?.message}; ${finding?.advice}`).toBe(says);
});
