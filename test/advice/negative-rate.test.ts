import { expect, test } from "vitest";
import { findingsOfLine, rulesOfLine, saidOfLine } from "../helpers/findings.ts";

test("a line that runs on behind its end is said once", async () => {
  const line = "lambda --lr-lambda '1 - epoch / 50' --epochs 100";
  expect(await rulesOfLine(line)).toEqual(["LR032"]);
  expect(await saidOfLine("LR032", line)).toBe(
    "error: the rate falls below 0 at epoch 51, to -0.00098 at epoch 99; if that is not meant, let it end at 0: when the run does, or with max(0, …)",
  );
});

test.each([
  [
    "step --step-size 30 --gamma -0.1 --epochs 90",
    "gamma -0.1 is below 0: the rate changes its sign each time",
    30,
  ],
  [
    "multistep --milestones 40 --gamma -1 --epochs 90",
    "gamma -1 is below 0: the rate changes its sign each time",
    40,
  ],
  ["exponential --gamma -0.9 --epochs 9", "gamma -0.9 is below 0: the rate changes its sign each time", 1],
  [
    "optax-polynomial --init-value 0.1 --end-value -0.01 --power 1 --transition-steps 100 --steps 100",
    "the rate falls below 0 at step 91, to -0.0089 at step 99",
    91,
  ],
  ["lambda --lr-lambda '1 - epoch / 5' --epochs 7", "the rate falls below 0 at epoch 6, to -0.0002", 6],
])("%s", async (line, message, at) => {
  const found = (await findingsOfLine(line)).filter(({ rule }) => rule === "LR032");
  expect(found).toMatchObject([{ severity: "error", message, at }]);
});

test.each([
  "lambda --lr-lambda '1 - epoch / 50' --epochs 51",
  "lambda --lr-lambda 'max(0, 1 - epoch / 50)' --epochs 100",
  "cosine --T-max 100000 --steps 100001",
  "step --step-size 30 --gamma -0.1 --epochs 30",
  "polynomial --total-iters 50 --epochs 100",
  "cosine --T-max 50 --lr 0 --epochs 50",
  "mmengine-exponential-momentum --gamma -0.9 --momentum 0.5 --epochs 9",
])("%s: nothing is said", async (line) => {
  expect(await rulesOfLine(line)).not.toContain("LR032");
});
