import { expect, test } from "vitest";
import { findingsOfLine, saidOfLine } from "../helpers/findings.ts";

test.each([
  [
    "exponential --gamma 1.05 --epochs 100",
    "gamma 1.05 is above 1: the rate grows, to 125.2 times itself in the run",
  ],
  [
    "step --step-size 30 --gamma 10 --epochs 90",
    "gamma 10 is above 1: the rate grows, to 100 times itself in the run",
  ],
  [
    "multistep --milestones 30,60 --gamma 10 --epochs 90",
    "gamma 10 is above 1: the rate grows, to 100 times itself in the run",
  ],
  [
    "mmengine-step --step-size 30 --gamma 10 --epochs 90",
    "gamma 10 is above 1: the rate grows, to 100 times itself in the run",
  ],
  [
    "timm-step --decay-t 30 --decay-rate 10 --epochs 90",
    "decay_rate 10 is above 1: the rate grows, to 100 times itself in the run",
  ],
])("%s", async (line, message) => {
  expect(await findingsOfLine(line)).toMatchObject([{ rule: "LR025", severity: "warning", message }]);
});

test.each([
  ["exponential --gamma 1.0965 --lr 1e-7 --steps 100", "note"],
  ["mmengine-exponential --gamma 1.1 --lr 1e-7 --steps 100", "note"],
  [
    "keras-exponential-decay --initial-learning-rate 1e-7 --decay-steps 1 --decay-rate 1.1 --steps 100",
    "note",
  ],
  ["optax-exponential-decay --init-value 1e-7 --transition-steps 1 --decay-rate 1.1 --steps 100", "note"],
  ["exponential --gamma 1.1 --lr 1e-3 --steps 100", "warning"],
  ["exponential --gamma 1.1 --steps 100", "warning"],
  ["exponential --gamma 1.01 --lr 1e-7 --steps 100", "warning"],
  [
    "keras-exponential-decay --initial-learning-rate 0.1 --decay-steps 1 --decay-rate 1.1 --steps 100",
    "warning",
  ],
])("%s may be a test of the range of rates: a %s", async (line, severity) => {
  expect(await findingsOfLine(line)).toMatchObject([{ rule: "LR025", severity }]);
});

test("what is said where it may be a test of the range of rates", async () => {
  expect(await saidOfLine("LR025", "exponential --gamma 1.0965 --lr 1e-7 --steps 100")).toBe(
    "note: gamma 1.097 is above 1: the rate grows, to 9138 times itself in the run; if it is no test of the range of rates, give a factor below 1",
  );
});

test.each([
  "exponential --gamma 1 --epochs 100",
  "step --step-size 30 --gamma 10 --epochs 30",
  "exponential --gamma 1.5 then@5 cosine --T-max 45 --epochs 50",
  "mmengine-exponential-momentum --gamma 1.01 --momentum 0.5 --epochs 50",
  "optax-exponential-decay --init-value 0.001 --transition-steps 9 --decay-rate 1.1 --end-value 1 --steps 50",
])("%s: nothing is said", async (line) => {
  expect((await findingsOfLine(line)).map(({ rule }) => rule)).not.toContain("LR025");
});

test.each([
  ["linear --start-factor 0 --total-iters 5", "0 is not a number, above 0 and at most 1"],
  ["linear --start-factor 2 --total-iters 5", "2 is not a number, above 0 and at most 1"],
  ["constant --factor 0 --total-iters 5 --epochs 9", "division by zero"],
  ["mmengine-linear --start-factor 0 --end 5 --epochs 9", "division by zero"],
  ["plateau --factor 1 --metrics 1,1", "1 is not a number, below 1"],
])("%s is refused, and names the rule", async (line, message) => {
  await expect(findingsOfLine(line)).rejects.toMatchObject({
    name: "Problem",
    rule: "LR025",
    message: expect.stringContaining(message),
  });
});

test("another mistake in a factor is none of its rule", async () => {
  await expect(findingsOfLine("linear --start-factor big")).rejects.toMatchObject({ rule: undefined });
});
