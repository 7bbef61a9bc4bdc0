import { expect, test } from "vitest";
import { findingsOfLine } from "../helpers/findings.ts";

const ofRule = async (line: string) => (await findingsOfLine(line)).filter(({ rule }) => rule === "LR011");

test.each([
  [
    "linear --total-iters 100 --epochs 50",
    "error",
    "the run ends while the rate still rises: 0.00066 after 50 epochs",
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
  "linear --start-factor 0.01 --total-iters 50 then@50 cosine --T-max 50 --epochs 100",
  "hf-constant-warmup --num-warmup-steps 600 --steps 1000",
  "onecycle --max-lr 0.1 --total-steps 100 --pct-start 0.7 --epochs 100",
  "cyclic --base-lr 0.001 --max-lr 0.1 --step-size-up 70 --step-size-down 30 --steps 101",
  "deepspeed-onecycle --cycle-min-lr 1e-4 --cycle-max-lr 1e-3 --cycle-first-step-size 70 --cycle-second-step-size 30",
  "optax-linear-schedule --init-value 0 --end-value 0.001 --transition-steps 50 --steps 80",
])("%s: nothing is said", async (line) => {
  expect(await ofRule(line)).toEqual([]);
});
