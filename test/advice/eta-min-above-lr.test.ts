import { expect, test } from "vitest";
import { findingsOfLine, saidOfLine } from "../helpers/findings.ts";

const deepspeedCosine = "deepspeed-warmup-cosine --total-num-steps 1000 --warmup-num-steps 100 --lr 0.1";
const optaxCosine = "optax-warmup-cosine-decay --warmup-steps 100 --decay-steps 1000";
const onecycle = "onecycle --max-lr 0.1 --total-steps 100";

/** A command line, and how grave it is said to be that the lowest rate is above the highest. */
const cases: readonly (readonly [line: string, severities: readonly string[]])[] = [
  ["cosine --T-max 50 --eta-min 0.01 --lr 0.001 --epochs 50", ["error"]],
  ["cosine --T-max 50 --eta-min 0.01 --epochs 50", ["warning"]],
  ["cosine --T-max 50 --eta-min 0.001 --lr 0.001 --epochs 50", ["warning"]],
  ["cosine --T-max 50 --eta-min 0.0009 --lr 0.001 --epochs 50", []],
  ["cosine --T-max 50 --lr 0 --epochs 50", []],
  ["cosine --T-max 50 --eta-min 1e-4 --lr 0.001,1e-5 --epochs 50", ["error"]],
  ["cosine --T-max 50 --eta-min 1e-4 --lr 1e-4 --initial-lr 0.1 --last-epoch 49 --epochs 1", []],
  ["linear then@5 cosine --T-max 45 --eta-min 0.01 --lr 0.001 --epochs 50", ["error"]],
  ["cosine --T-max 20 --eta-min 0.01 then@20 cosine --T-max 30 --lr 0.001 --epochs 50", []],
  ["cosine-warm --T-0 50 --eta-min 0.01 --lr 0.001 --epochs 50", ["error"]],
  ["plateau --min-lr 0.01 --lr 0.001 --metrics 1,1,1", ["error"]],
  ["cyclic --base-lr 0.1 --max-lr 0.01 --step-size-up 20 --steps 80", ["error"]],
  ["cosine-warmup-restarts --first-cycle-steps 50 --max-lr 1e-4 --epochs 50", ["error"]],
  ["nanogpt --learning-rate 1e-5 --lr-decay-iters 9000 --steps 9000", ["error"]],
  ["nanogpt --learning-rate 1e-5 --decay-lr false --steps 9000", []],
  ["keras-polynomial-decay --initial-learning-rate 1e-5 --decay-steps 100", ["error"]],
  [
    "optax-exponential-decay --init-value 0.1 --transition-steps 9 --decay-rate 1.1 --end-value 1 --steps 50",
    [],
  ],
  [
    "optax-exponential-decay --init-value 0.1 --transition-steps 9 --decay-rate 0.5 --end-value 1 --steps 50",
    ["error"],
  ],
  ["deepspeed-warmup-decay --total-num-steps 2000 --warmup-min-lr 0.01", ["error"]],
  ["fairseq-cosine --lr 1e-4 --min-lr 1e-3 --max-update 1000", ["error"]],
  ["mmengine-poly --eta-min 0.01 --end 50 --lr 0.001 --epochs 50", ["error"]],
  ["timm-cosine --t-initial 50 --lr-min 0.01 --lr 0.001", ["error"]],
  ["timm-create-scheduler --sched step --min-lr 0.01 --lr 0.001 --num-epochs 300", []],
  ["bolts-warmup-cosine --warmup-epochs 5 --max-epochs 50 --eta-min 0.01 --lr 0.001", ["error"]],
  // a part of the peak
  ["keras-cosine-decay --initial-learning-rate 0.1 --decay-steps 900 --alpha 2", ["error"]],
  ["keras-cosine-decay --initial-learning-rate 0.1 --decay-steps 900 --alpha 1", []],
  ["optax-cosine-decay --init-value 0.1 --decay-steps 100 --alpha 2", ["error"]],
  ["hf-cosine-min-lr --num-warmup-steps 10 --num-training-steps 1000 --min-lr-rate 10", ["error"]],
  ["hf-wsd --num-warmup-steps 9 --num-decay-steps 90 --num-training-steps 900 --min-lr-ratio 2", ["error"]],
  [`${deepspeedCosine} --cos-min-ratio 10`, ["error"]],
  ["fairseq-tri-stage --warmup-steps 9 --hold-steps 9 --decay-steps 9 --final-lr-scale 5 --lr 1", ["error"]],
  ["mmengine-cosine --T-max 100 --eta-min-ratio 5 --lr 0.1 --epochs 100", ["error"]],
  [
    `hf-get-scheduler --name cosine_with_min_lr --num-warmup-steps 9 --num-training-steps 900 --scheduler-specific-kwargs '{"min_lr_rate":3}'`,
    ["error"],
  ],
  [`${onecycle} --final-div-factor 0.001`, ["error"]],
  [`${onecycle} --final-div-factor 0.1`, []],
  // where a warm-up begins
  ["timm-cosine --t-initial 300 --lr 1e-3 --warmup-t 5 --warmup-lr-init 1e-2", ["error"]],
  ["timm-cosine --t-initial 300 --warmup-t 5 --warmup-lr-init 1e-2", ["warning"]],
  ["timm-cosine --t-initial 300 --lr 1e-3 --warmup-lr-init 1e-2", []],
  ["timm-cosine --t-initial 300 --lr 1e-3 --warmup-t 5 --warmup-lr-init 1e-3", []],
  ["timm-create-scheduler --lr 1e-3 --num-epochs 300 --warmup-epochs 5 --warmup-lr 1e-2", ["error"]],
  ["fairseq-inverse-sqrt --warmup-init-lr 1e-2 --lr 5e-4 --steps 100000", ["error"]],
  ["bolts-warmup-cosine --warmup-epochs 5 --max-epochs 50 --warmup-start-lr 1 --lr 0.1", ["error"]],
  [`${optaxCosine} --init-value 1e-2 --peak-value 1e-3`, ["error"]],
  [`${optaxCosine} --init-value 1e-3 --peak-value 1e-2`, []],
  [
    `optax-sgdr --cosine-kwargs '[{"init_value":1,"peak_value":0.1,"warmup_steps":10,"decay_steps":100}]'`,
    ["error"],
  ],
  [
    "keras-cosine-decay --initial-learning-rate 1 --decay-steps 900 --warmup-steps 9 --warmup-target 0.1",
    ["error"],
  ],
  [`${onecycle} --div-factor 0.1`, ["error"]],
  ["fastai-one-cycle --n-epoch 5 --lr-max 1e-3 --div 0.5 --steps-per-epoch 100", ["error"]],
  [`${deepspeedCosine} --warmup-min-ratio 5`, ["error"]],
  ["deepspeed-warmup --warmup-min-lr 0.1 --warmup-max-lr 0.01 --steps 2000", ["error"]],
];

test.each([
  [
    `${onecycle} --final-div-factor 0.001`,
    "error: final_div_factor, 0.001, makes the last rate 40 times the peak, so that nothing falls to it; if that is not meant, give final_div_factor a larger value",
  ],
  [
    `${deepspeedCosine} --warmup-min-ratio 5`,
    "error: warmup_min_ratio, 5, makes the first rate 5 times the peak, so that the warm-up falls; if that is not meant, give warmup_min_ratio a part below 1",
  ],
  [
    "deepspeed-warmup --warmup-min-lr 0.1 --warmup-max-lr 0.01 --steps 2000",
    "error: warmup_min_lr, 0.1, is above the rate that the warm-up leads to, 0.01, so that the warm-up falls; if that is not meant, give warmup_min_lr a rate below it",
  ],
])("%s: in words", async (line, says) => {
  expect(await saidOfLine("LR015", line)).toBe(says);
});

test.each(cases)("%s", async (line, severities) => {
  const found = (await findingsOfLine(line)).filter(({ rule }) => rule === "LR015");
  expect(found.map(({ severity }) => severity)).toEqual(severities);
});

test("transformers' min_lr is a share of the first group's rate, for the other groups too", async () => {
  const line = (min: number) =>
    `hf-cosine-min-lr --num-warmup-steps 10 --num-training-steps 1000 --min-lr ${min} --lr 1e-3,1e-5`;
  const ruled = async (min: number) => (await findingsOfLine(line(min))).map(({ rule }) => rule);
  expect(await ruled(1e-4)).toEqual([]);
  expect(await ruled(1e-2)).toContain("LR015");
});

test("what is said of it", async () => {
  const [finding] = await findingsOfLine(
    "linear then@5 cosine --T-max 45 --eta-min 0.01 --lr 0.001 --epochs 50",
  );
  expect(finding).toMatchObject({
    message: "eta_min, 0.01, is above the rate, 0.001, so that nothing falls to it",
    advice: "if that is not meant, give eta_min a rate below it",
    path: ["schedule", "schedulers", 1, "eta_min"],
  });
});

test.each([
  "hf-polynomial --num-warmup-steps 1 --num-training-steps 100 --lr-end 0.1 --lr 0.001",
  "fairseq-step --lr 0.1 --min-lr 0.2",
  "megatron --max-lr 1e-4 --min-lr 1e-3 --lr-decay-steps 100",
])("what its framework refuses names the rule: %s", async (line) => {
  await expect(findingsOfLine(line)).rejects.toMatchObject({ name: "Problem", rule: "LR015" });
});
