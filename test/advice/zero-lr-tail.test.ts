import { expect, test } from "vitest";
import { findingsOfLine } from "../helpers/findings.ts";

const ofRule = async (line: string) => (await findingsOfLine(line)).filter(({ rule }) => rule === "LR014");

test.each([
  [
    "polynomial --total-iters 100 --epochs 200",
    "the last 100 epochs train with a rate of 0, from epoch 100 on",
  ],
  [
    "hf-linear --num-warmup-steps 10 --num-training-steps 500 --epochs 10 --steps-per-epoch 60",
    "the last 100 steps train with a rate of 0, from step 500 (epoch 8) on",
  ],
  [
    "optax-warmup-cosine-decay --init-value 0 --peak-value 0.001 --warmup-steps 1000 --decay-steps 9000 --steps 10000",
    "the last 1,000 steps train with a rate of 0, from step 9,000 on",
  ],
  [
    "exponential --gamma 0.8 --epochs 100",
    "the last 48 epochs train with a rate below a hundred-thousandth of the peak, from epoch 52 on",
  ],
  // exactly 0 are the last 35,607
  [
    "lambda --lr-lambda '0.95 ** epoch' --epochs 100 --steps-per-epoch 500",
    "the last 49,775 steps train with a rate below a hundred-thousandth of the peak, from step 225 (epoch 0) on",
  ],
  [
    "lambda --lr-lambda '0.1 ** (epoch // 30)' --epochs 100 --steps-per-epoch 500",
    "the last 49,820 steps train with a rate below a hundred-thousandth of the peak, from step 180 (epoch 0) on",
  ],
  [
    "polynomial --power 5 --total-iters 100 --epochs 200",
    "the last 100 epochs train with a rate of 0, from epoch 100 on",
  ],
  [
    "fastai-one-cycle --n-epoch 5 --epochs 10 --steps-per-epoch 100",
    "the last 500 steps train with a rate of 2.755e-8 (peak 0.001), from step 500 (epoch 5) on",
  ],
])("%s", async (line, message) => {
  expect(await ofRule(line)).toMatchObject([{ severity: "warning", message }]);
});

test.each([
  "polynomial --total-iters 100 --epochs 101",
  "polynomial --total-iters 100 --epochs 100",
  "cosine --T-max 50 --epochs 51",
  "fastai-one-cycle --n-epoch 10 --epochs 10 --steps-per-epoch 100",
  "fastai-one-cycle --n-epoch 5 --epochs 10",
  "step --step-size 30 --epochs 150 --lr 0.1",
  "onecycle --max-lr 0.1 --total-steps 100 --epochs 100",
  "timm-cosine --t-initial 100 --lr-min 1e-5 --epochs 130",
  "hf-linear --num-warmup-steps 10 --num-training-steps 500 --steps 520",
  "cosine --T-max 50 --lr 0 --epochs 50",
])("%s: nothing is said", async (line) => {
  expect(await ofRule(line)).toEqual([]);
});

test("a decay at every step that leaves nothing is said once", async () => {
  const line = "exponential --gamma 0.95 --interval step --epochs 20 --steps-per-epoch 500";
  expect((await findingsOfLine(line)).map(({ rule }) => rule)).toEqual(["LR028"]);
});
