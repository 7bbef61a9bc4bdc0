import { expect, test } from "vitest";
import { rulesOfLine, saidOfLine } from "../helpers/findings.ts";

const warmed = "linear --start-factor 0.01 --total-iters 20 then@20";

/** A command line, and the rules that speak. */
const cases: readonly (readonly [line: string, speak: readonly string[]])[] = [
  [`${warmed} cosine --T_max 100 --epochs 100`, ["LR005"]],
  [`${warmed} polynomial --total-iters 100 --epochs 100`, ["LR005"]],
  [`${warmed} cosine --T_max 80 --epochs 100`, []],
  [`${warmed} cosine --T_max 90 --epochs 100`, []],
  [`${warmed} onecycle --max-lr 1 --total-steps 100 --epochs 100`, ["LR005", "LR007", "LR023"]],
  ["hf-cosine --num-warmup-steps 20 --num-training-steps 100 --steps 100", []],
  [
    "keras-cosine-decay --initial-learning-rate 0 --warmup-target 1 --warmup-steps 100 --decay-steps 1000 --steps 1000",
    ["LR005"],
  ],
  [
    "keras-cosine-decay --initial-learning-rate 1 --warmup-steps 100 --decay-steps 1000 --steps 1000",
    ["LR012"],
  ],
  ["timm-cosine --t-initial 100 --warmup-t 20 --warmup-lr-init 1e-6 --warmup-prefix --epochs 100", ["LR005"]],
  ["timm-cosine --t-initial 100 --warmup-t 20 --warmup-lr-init 1e-6 --epochs 100", ["LR021"]],
  ["mmengine-cosine --T_max 100 --begin 20 --epochs 100", ["LR005"]],
  ["optax-warmup-constant --init-value 1 --peak-value 0.1 --warmup-steps 30 --steps 30", ["LR015"]],
  ["cosine --T-max 120 --lr 0.0753 --initial-lr 0.1 --last-epoch 19 --epochs 120", ["LR003", "LR026"]],
];

test.each(cases)("%s", async (line, speak) => {
  expect(await rulesOfLine(line)).toEqual(speak);
});

test.each([
  [
    `${warmed} cosine --T_max 100 --epochs 100`,
    "warning: the T_max of CosineAnnealingLR is all 100 epochs of the run, but counts from epoch 20 on: the rate ends at 0.0001049 (peak 0.001); if that is not meant, let the run last for 120 epochs, or leave out what comes before it: --T_max 80",
  ],
  [
    "linear --start-factor 0.01 --total-iters 5 then@5 cosine --T_max 100 --epochs 100",
    "note: the T_max of CosineAnnealingLR is all 100 epochs of the run, but counts from epoch 5 on: the rate ends at 8.856e-6 (peak 0.001); if that is not meant, let the run last for 105 epochs, or leave out what comes before it: --T_max 95",
  ],
])("%s, in words", async (line, says) => {
  expect(await saidOfLine("LR005", line)).toBe(says);
});

const fairseq = "fairseq-cosine --lr 0.001 --max-update 10000 --steps 10000 --warmup-updates";

test("a cycle of the run's length behind fairseq's warm-up", async () => {
  expect(await saidOfLine("LR005", `${fairseq} 2000 --lr-period-updates 10000`)).toBe(
    "warning: lr_period_updates is all 10,000 updates of the run, but counts from the end of the warm-up, update 2,000: the run ends at 80 % of the cycle; if that is not meant, leave the warm-up out of it: --lr_period_updates 8000",
  );
});

test.each([
  `${fairseq} 2000 --lr-period-updates 8000`,
  `${fairseq} 500 --lr-period-updates 10000`,
  `${fairseq} 2000`,
])("%s: nothing is said", async (line) => {
  expect(await rulesOfLine(line)).not.toContain("LR005");
});
