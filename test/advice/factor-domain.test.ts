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
  [
    "optax-exponential-decay --init-value 0.1 --transition-steps 1000 --decay-rate 1.5 --steps 20000",
    "decay_rate 1.5 is above 1: the rate grows, to 3324 times itself in the run",
  ],
  [
    "keras-exponential-decay --initial-learning-rate 0.1 --decay-steps 10000 --decay-rate 1.5 --steps 15000",
    "decay_rate 1.5 is above 1: the rate grows, to 1.837 times itself in the run",
  ],
  [
    "keras-exponential-decay --initial-learning-rate 0.1 --decay-steps 10000 --decay-rate 1.5 --staircase --steps 15000",
    "decay_rate 1.5 is above 1: the rate grows, to 1.5 times itself in the run",
  ],
  [
    "optax-warmup-exponential-decay --init-value 0 --peak-value 0.1 --warmup-steps 1000 --transition-steps 1000 --decay-rate 1.5 --steps 20000",
    "decay_rate 1.5 is above 1: the rate grows, to 2216 times itself in the run",
  ],
  [
    "step --step-size 30 --gamma 10 --last-epoch 59 --initial-lr 0.001 --epochs 31",
    "gamma 10 is above 1: the rate grows, to 10 times itself in the run",
  ],
  [
    "timm-multistep --decay-t 30,60 --epochs 90",
    "decay_rate is 1 where it is not given: the rate stays the same at every decay, from epoch 29 on",
  ],
  [
    "timm-step --decay-t 30 --epochs 90",
    "decay_rate is 1 where it is not given: the rate stays the same at every decay, from epoch 30 on",
  ],
  [
    "cosine-warmup-restarts --first-cycle-steps 30 --gamma 1.5 --epochs 90",
    "gamma 1.5 is above 1: the peak grows, to 2.25 times itself in the run",
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
  ["exponential --gamma 0 --epochs 10", 1],
  ["step --step-size 4 --gamma 0 --epochs 10", 4],
  ["multistep --milestones 7,3 --gamma 0 --epochs 10", 3],
  ["mmengine-multistep --milestones 3 --begin 2 --gamma 0 --epochs 10", 5],
])("%s: a factor of 0 is said where it comes", async (line, at) => {
  expect(await findingsOfLine(line)).toMatchObject([
    {
      rule: "LR025",
      severity: "warning",
      at,
      message: "gamma 0 leaves nothing of the rate: it is 0 from the first decay on",
      advice: "if that is not meant, give a factor between 0 and 1",
    },
  ]);
});

test.each([
  "exponential --gamma 1 --epochs 100",
  "timm-step --decay-t 30 --decay-rate 1 --epochs 90",
  "timm-multistep --decay-t 30,60 --decay-rate 1 --epochs 90",
  "timm-multistep --decay-t 100 --epochs 90",
  "cosine-warmup-restarts --first-cycle-steps 30 --gamma 1.5 --epochs 30",
  "step --step-size 30 --gamma 10 --epochs 30",
  "multistep --milestones 30 --gamma 0 --epochs 20",
  "optax-exponential-decay --init-value 0.001 --transition-steps 9 --decay-rate 0 --steps 50",
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
