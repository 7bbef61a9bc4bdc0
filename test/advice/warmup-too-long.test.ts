import { expect, test } from "vitest";
import { findingsOfLine, saidOfLine } from "../helpers/findings.ts";

const ofRule = async (line: string) => (await findingsOfLine(line)).filter(({ rule }) => rule === "LR011");

test.each([
  [
    "linear --total-iters 100 --epochs 50",
    "error",
    "the run ends while the rate still rises: 0.00066 after 50 epochs",
  ],
  [
    "hf-linear --num-warmup-steps 10000 --num-training-steps 5000 --steps 5000",
    "error",
    "the run ends while the rate still rises: 0.0004999 after 5,000 steps",
  ],
  [
    "noam --warmup-steps 4000 --steps 3000",
    "error",
    "the run ends while the rate still rises: 0.0005241 after 3,000 steps",
  ],
  [
    "cyclic --base-lr 0.001 --max-lr 0.1 --step-size-up 2000 --epochs 100",
    "error",
    "the run ends while the rate still rises: 0.005901 after 100 epochs",
  ],
  [
    "linear --start-factor 0.01 --total-iters 60 then@60 cosine --T-max 40 --epochs 100",
    "warning",
    "the warm-up takes 60 epochs of the run's 100 epochs, 60 %",
  ],
  [
    "hf-constant-warmup --num-warmup-steps 950 --steps 1000",
    "warning",
    "the warm-up takes 950 steps of the run's 1,000 steps, 95 %",
  ],
])("%s", async (line, severity, message) => {
  expect(await ofRule(line)).toMatchObject([{ severity, message }]);
});

test.each([
  "hf-cosine --num-warmup-steps 10000 --steps 5000",
  "deepspeed-warmup-decay --total-num-steps 5000 --warmup-num-steps 10000 --steps 5000",
  "fairseq-inverse-sqrt --warmup-updates 4000 --steps 3000",
  "hf-inverse-sqrt --num-warmup-steps 5000 --steps 3000",
  "hf-constant-warmup --num-warmup-steps 1000 --steps 1000",
  "fairseq-triangular --max-lr 0.1 --lr-period-updates 5000 --steps 2000",
  "linear --total-iters 10 then@10 constant --epochs 10",
])("%s: the rate rises to the end", async (line) => {
  expect(await ofRule(line)).toMatchObject([
    { severity: "error", advice: expect.stringContaining("shorter") },
  ]);
});

test("a rise that counts steps may be stepped at epochs", async () => {
  expect(await saidOfLine("LR011", "cyclic --base-lr 0.001 --max-lr 0.1 --epochs 100")).toBe(
    "error: the run ends while the rate still rises: 0.005901 after 100 epochs; if that is not meant, make the rise shorter than the run, or step the scheduler after every batch",
  );
});

test.each([
  "linear --total-iters 50 --epochs 50",
  "mmengine-linear --start-factor 0.01 --end 50 --epochs 50",
  "optax-linear --init-value 0 --end-value 0.001 --transition-steps 50 --steps 50",
  "optax-polynomial --init-value 0 --end-value 0.001 --power 1 --transition-steps 50 --steps 50",
  "cyclic --base-lr 0.001 --max-lr 0.1 --step-size-up 100 --steps 100",
  "fairseq-triangular --max-lr 0.1 --lr-period-updates 4000 --steps 2000",
  "lambda --lr-lambda '(epoch + 1) / 100' --epochs 50",
  "fastai-lr-find",
  "fastai-lr-find --steps 50",
  "hf-linear --num-warmup-steps 100 --num-training-steps 1000 --steps 1",
  "linear --start-factor 0.01 --total-iters 50 then@50 cosine --T-max 50 --epochs 100",
  "hf-constant-warmup --num-warmup-steps 600 --steps 1000",
  "onecycle --max-lr 0.1 --total-steps 100 --pct-start 0.7 --epochs 100",
  "cyclic --base-lr 0.001 --max-lr 0.1 --step-size-up 70 --step-size-down 30 --steps 101",
  "deepspeed-onecycle --cycle-min-lr 1e-4 --cycle-max-lr 1e-3 --cycle-first-step-size 70 --cycle-second-step-size 30",
  "optax-linear-schedule --init-value 0 --end-value 0.001 --transition-steps 50 --steps 80",
])("%s: nothing is said", async (line) => {
  expect(await ofRule(line)).toEqual([]);
});
