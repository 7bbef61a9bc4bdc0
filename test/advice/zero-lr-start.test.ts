import { expect, test } from "vitest";
import { draftOf } from "../../src/core/draft.ts";
import { findingsIn, findingsOfLine } from "../helpers/findings.ts";

const ofRule = async (line: string) => (await findingsOfLine(line)).filter(({ rule }) => rule === "LR013");

test.each([
  ["bolts-warmup-cosine --warmup-epochs 5 --max-epochs 50", "the first epoch trains with a rate of 0"],
  ["lambda --lr-lambda epoch//3 --epochs 9", "the first 3 epochs train with a rate of 0"],
  [
    "lambda --lr-lambda step//2 --interval step --epochs 99 --steps-per-epoch 2",
    "the first 2 steps train with a rate of 0",
  ],
  ["deepspeed-warmup --warmup-num-steps 50", "the first 2 steps train with a rate of 0"],
  [
    "lambda --lr-lambda epoch/5 --interval epoch --epochs 9 --steps-per-epoch 100",
    "the first 100 steps train with a rate of 0",
  ],
])("%s", async (line, message) => {
  expect(await ofRule(line)).toMatchObject([{ severity: "warning", message, at: 0 }]);
});

test.each([
  "bolts-warmup-cosine --warmup-epochs 5 --max-epochs 50 --warmup-start-lr 1e-5",
  "hf-linear --num-warmup-steps 10 --num-training-steps 100",
  "hf-linear --num-warmup-steps 10 --num-training-steps 100 --epochs 100",
  "lambda --lr-lambda step/500 --interval step --epochs 9 --steps-per-epoch 100",
  "deepspeed-warmup --warmup-num-steps 50 --warmup-min-lr 1e-6",
  "deepspeed-warmup --warmup-num-steps 50 --steps 200",
  "lambda --lr-lambda step//2 --interval step --epochs 100 --steps-per-epoch 3",
  "cosine --T-max 50 --lr 0 --epochs 50",
])("%s: nothing is said", async (line) => {
  expect(await ofRule(line)).toEqual([]);
});

test.each<[lambdas: readonly string[], speak: readonly string[]]>([
  [["0 if epoch < 5 else 1 - (epoch-5)/45", "1 - epoch/50"], []],
  [["0 if epoch < 5 else 1 - (epoch-5)/45", "0 if epoch < 2 else 1 - epoch/50"], ["LR013"]],
  [["0 if epoch < 5 else 1 - (epoch-5)/45"], ["LR013"]],
])("a group at 0 is frozen where another trains: %s", (lr_lambda, speak) => {
  const optimizer = { lr: Object.fromEntries(lr_lambda.map((_, i) => [`group-${i}`, 0.1 * (i + 1)])) };
  const config = { epochs: 50, optimizer, schedule: { type: "torch.LambdaLR", lr_lambda } };
  expect(findingsIn(draftOf(config)).map(({ rule }) => rule)).toEqual(speak);
});
