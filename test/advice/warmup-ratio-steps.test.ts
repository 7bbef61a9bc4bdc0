import { expect, test } from "vitest";
import { findingsOfLine, saidOfLine } from "../helpers/findings.ts";

const ofRule = async (line: string) => (await findingsOfLine(line)).filter(({ rule }) => rule === "LR012");

test.each([
  ["hf-linear --num-warmup-steps 0.1 --num-training-steps 1000", "error", 100],
  ["hf-get-scheduler --name linear --num-warmup-steps 0.03 --num-training-steps 1000", "error", 30],
  ["nanogpt --warmup-iters 0.05 --lr-decay-iters 5000", "error", 250],
  ["megatron --max-lr 1e-3 --lr-warmup-steps 0.1 --lr-decay-steps 1000 --increment 10", "error", 100],
  ["hf-wsd --num-warmup-steps 1000 --num-decay-steps 0.1 --num-training-steps 50000", "error", 5000],
  ["hf-cosine --num-warmup-steps 1 --num-training-steps 1000", "warning", undefined],
  ["deepspeed-warmup-decay --warmup-num-steps 1 --total-num-steps 1000", "warning", undefined],
  [
    "keras-cosine-decay --initial-learning-rate 0.1 --warmup-steps 1000 --decay-steps 9000 --steps 10000",
    "warning",
    0,
  ],
])("%s", async (line, severity, steps) => {
  const found = await ofRule(line);
  expect(found).toMatchObject([{ severity }]);
  expect(found[0]?.changes[0]?.value).toBe(steps);
});

test.each([
  "hf-linear --num-warmup-steps 0 --num-training-steps 1000",
  "hf-linear --num-warmup-steps 1.5 --num-training-steps 1000",
  "hf-linear --num-warmup-steps 1 --num-training-steps 100",
  "hf-linear --num-warmup-steps 0.1 --num-training-steps 100 --epochs 100",
  "megatron --max-lr 1e-3 --lr-warmup-steps 100 --lr-decay-steps 10000",
  "keras-cosine-decay --initial-learning-rate 0.1 --decay-steps 9000",
  "keras-cosine-decay --initial-learning-rate 0 --warmup-target 0.1 --warmup-steps 1000 --decay-steps 9000",
])("%s: nothing is said", async (line) => {
  expect(await ofRule(line)).toEqual([]);
});

test("what is said of it", async () => {
  const [finding] = await ofRule("hf-linear --num-warmup-steps 0.1 --num-training-steps 1000");
  expect(finding).toMatchObject({
    message:
      "num_warmup_steps 0.1 is no share of the run but a number of steps, of which it is less than one",
    advice: "if 0.1 of the run's 1,000 steps is meant, say how many steps that is: --num_warmup_steps 100",
  });
});

test("what is said of a warm-up that leads nowhere", async () => {
  const line =
    "keras-cosine-decay --initial-learning-rate 0.1 --warmup-steps 1000 --decay-steps 9000 --steps 10000";
  expect(await saidOfLine("LR012", line)).toBe(
    "warning: warmup_steps 1,000 does nothing without a warmup_target: there is no warm-up; if one is meant, begin low, and give the rate that it leads to: --initial_learning_rate 0 --warmup_target 0.1",
  );
});

test("a decay that fills the run leaves the warm-up's steps to it, and nothing more is said", async () => {
  const run = "keras-cosine-decay --warmup-steps 100 --steps 1000";
  expect(await saidOfLine("LR012", `${run} --initial-learning-rate 0.1 --decay-steps 1000`)).toBe(
    "warning: warmup_steps 100 does nothing without a warmup_target: there is no warm-up; if one is meant, begin low, leave its steps to it, and give the rate that it leads to: --initial_learning_rate 0 --warmup_target 0.1 --decay_steps 900",
  );
  const mended = `${run} --initial-learning-rate 0 --warmup-target 0.1 --decay-steps 900`;
  expect(await findingsOfLine(mended)).toEqual([]);
});

test.each([
  ["deepspeed-warmup --warmup-num-steps 0.1 --steps 1000", "0.1 of the run's 1,000 steps is 100"],
  [
    "fairseq-fixed --warmup-updates 0.06 --epochs 3 --steps-per-epoch 100",
    "0.06 of the run's 300 steps is 18",
  ],
  ["wsd --total-steps 500 --warmup-steps 0.1", undefined],
  ["noam --d-model 512 --warmup-steps 0.1 --steps 100", "0.1 of the run's 100 steps is 10"],
])("%s is refused, and names the rule", async (line, hint) => {
  await expect(findingsOfLine(line)).rejects.toMatchObject({ name: "Problem", rule: "LR012", hint });
});

test("another number of steps that is refused is none of its rule", async () => {
  await expect(findingsOfLine("deepspeed-warmup --warmup-num-steps 1.5")).rejects.toMatchObject({
    rule: undefined,
  });
});
