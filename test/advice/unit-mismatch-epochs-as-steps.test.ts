import { expect, test } from "vitest";
import { rulesOfLine, saidOfLine } from "../helpers/findings.ts";

const run = "--epochs 100 --steps-per-epoch 500";
const warmup = "linear --start-factor 0.01 --total-iters";

const megatron =
  "megatron --max-lr 3e-4 --min-lr 3e-5 --lr-decay-style cosine --steps 100000 --lr-warmup-steps";

/** A command line, and the rules that speak. */
const cases: readonly (readonly [line: string, speak: readonly string[]])[] = [
  [`cosine --T_max 100 ${run}`, ["LR002"]],
  [`cosine --T_max 30 ${run}`, ["LR002"]],
  [`linear --start-factor 0.01 --total-iters 5 then@5 cosine --T_max 95 ${run}`, ["LR002"]],
  [`multistep --milestones 30,60,90 ${run}`, ["LR002"]],
  [`multistep --milestones 60,100 ${run}`, ["LR002"]],
  [`multistep --milestones 60,101 ${run}`, []],
  ["polynomial --total-iters 100 --epochs 100 --steps-per-epoch 2", ["LR002"]],
  ["polynomial --total-iters 90 --epochs 100 --steps-per-epoch 2", ["LR014"]],
  [`hf-linear --num-warmup-steps 5 --num-training-steps 100 ${run}`, ["LR002"]],
  [`hf-constant-warmup --num-warmup-steps 100 ${run}`, []],
  [`linear --start-factor 0.01 --total-iters 100 ${run}`, []],
  [`linear --start-factor 0.01 --total-iters 100 then@100 cosine --T_max 49900 ${run}`, []],
  [`linear --start-factor 0.01 --total-iters 100 then@100 constant --factor 1 --total-iters 1 ${run}`, []],
  [`cosine --T_max 50000 ${run}`, []],
  [`cosine --T_max 100 ${run} --interval epoch`, []],
  [`timm-cosine --t-initial 100 ${run}`, []],
  [`timm-cosine --t-initial 100 --no-t-in-epochs ${run}`, ["LR002"]],
  // the steps of one epoch
  ["hf-cosine --num-warmup-steps 0 --num-training-steps 1000 --epochs 3 --steps-per-epoch 1000", ["LR002"]],
  ["hf-cosine --num-warmup-steps 0 --num-training-steps 1000 --epochs 2 --steps-per-epoch 1000", ["LR002"]],
  ["hf-cosine --num-warmup-steps 0 --num-training-steps 1000 --epochs 1 --steps-per-epoch 1000", []],
  ["hf-linear --num-warmup-steps 0 --num-training-steps 1000 --steps 1500 --steps-per-epoch 1000", ["LR014"]],
  ["hf-linear --num-warmup-steps 0 --num-training-steps 3000 --epochs 3 --steps-per-epoch 1000", []],
  ["polynomial --total-iters 10 --epochs 9 --steps-per-epoch 10", ["LR014"]],
  ["hf-constant-warmup --num-warmup-steps 1000 --epochs 3 --steps-per-epoch 1000", []],
  ["multistep --milestones 500,999 --epochs 3 --steps-per-epoch 1000", []],
  [
    "deepspeed-warmup-decay --total-num-steps 1000 --warmup-num-steps 10 --warmup-type linear --epochs 3 --steps-per-epoch 1000",
    ["LR002"],
  ],
  [`polynomial --total-iters 101 ${run}`, ["LR014"]],
  // one of several alone, beside or behind a warm-up that counts steps
  [`${warmup} 500 and multistep --milestones 30,60 ${run}`, ["LR002"]],
  [`${warmup} 1000 and multistep --milestones 30,60 ${run}`, ["LR002"]],
  [`${warmup} 500 then@500 multistep --milestones 30,60 ${run}`, ["LR002"]],
  [`${warmup} 500 then@500 cosine --T_max 95 ${run}`, ["LR002"]],
  [`${warmup} 500 then@500 cosine --T_max 101 ${run}`, ["LR003"]],
  [`${warmup} 500 then@500 cosine --T_max 49500 ${run}`, []],
  [`${warmup} 500 then@500 constant --factor 1 then@49905 polynomial --total-iters 95 ${run}`, []],
  [`${warmup} 500 and multistep --milestones 15000,30000 ${run}`, []],
  [`${warmup} 100 and multistep --milestones 15000,30000 ${run}`, []],
  [`${warmup} 500 and exponential --gamma 0.9999 ${run}`, []],
  [`${warmup} 60 and exponential --gamma 0.9999 ${run}`, []],
  [`${warmup} 500 then@500 step --step-size 30 ${run}`, ["LR002"]],
  // samples, of which a step has many
  [`${megatron} 2000 --lr-decay-steps 100000 --increment 256`, ["LR002"]],
  [`${megatron} 512000 --lr-decay-steps 25600000 --increment 256`, []],
  [`${megatron} 2000 --lr-decay-steps 100000`, []],
  [`${megatron} 2000 --increment 256`, []],
];

test("steps where samples are counted", async () => {
  expect(await saidOfLine("LR002", `${megatron} 2000 --lr-decay-steps 100000 --increment 256`)).toBe(
    "error: lr_decay_steps 100,000 counts samples, of which a step has 256 (increment): the schedule is over after 391 of the run's 100,000 steps; if steps are meant, count the samples in them: --lr_warmup_steps 512000 --lr_decay_steps 25600000",
  );
});

test.each(cases)("%s", async (line, speak) => {
  expect(await rulesOfLine(line)).toEqual(speak);
});

test.each([
  [
    `cosine --T_max 30 ${run}`,
    "error: the schedule is over after 30 steps, which is 0.06 of the run's 100 epochs: it is stepped at every batch, and at 0 where 49,970 steps are left; if that is not meant, step it once an epoch (--interval epoch), or count it in steps, 500 in an epoch: --T_max 15000",
  ],
  [
    "hf-linear --num-warmup-steps 0 --num-training-steps 157 --epochs 3 --dataset-size 10000 --batch-size 64",
    "error: the schedule lasts for 157 steps, those of one epoch, and the run has 3 epochs: it is over, at 0, where 314 steps are left; if that is not meant, let the schedule last for the run's 471 steps: --num_training_steps 471",
  ],
  [
    "multistep --milestones 30,60 --epochs 90 --steps-per-epoch 5005",
    "error: the schedule is over after 60 steps, which is 0.012 of the run's 90 epochs: it is stepped at every batch, and at 1e-5 where 450,390 steps are left; if that is not meant, step it once an epoch (--interval epoch), or count it in steps, 5,005 in an epoch: --milestones 150150,300300",
  ],
  [
    "keras-piecewise-constant-decay --boundaries 100,150 --values 0.1,0.01,0.001 --epochs 200 --steps-per-epoch 391",
    "error: the schedule is over after 151 steps, which is 0.39 of the run's 200 epochs: it is stepped at every batch, and at 0.001 where 78,049 steps are left; if that is not meant, count it in steps, 391 in an epoch: --boundaries 39100,58650",
  ],
  [
    "deepspeed-warmup-decay --total-num-steps 100 --warmup-num-steps 10 --warmup-type linear --epochs 100 --steps-per-epoch 200",
    "error: the schedule is over after 101 steps, which is 0.51 of the run's 100 epochs: it is stepped at every batch, and at 0 where 19,899 steps are left; if that is not meant, count it in steps, 200 in an epoch: --total_num_steps 20000 --warmup_num_steps 2000",
  ],
  [
    `${warmup} 500 and multistep --milestones 30,60 --epochs 90 --steps-per-epoch 500`,
    "error: MultiStepLR is over after 60 steps, which is 0.12 of the run's 90 epochs: it is stepped at every batch, and at 1.288e-6 where 44,940 steps are left; if that is not meant, count it in steps, 500 in an epoch: --milestones 15000,30000",
  ],
  [
    `${warmup} 500 then@500 cosine --T_max 95 ${run}`,
    "error: CosineAnnealingLR is over after 595 steps, which is 1.2 of the run's 100 epochs: it is stepped at every batch, and at 0 where 49,405 steps are left; if that is not meant, count it in steps, 500 in an epoch: --T_max 49500",
  ],
  [
    "timm-cosine --t-initial 300 --no-t-in-epochs --epochs 300 --steps-per-epoch 1251",
    "error: the schedule is over after 300 steps, which is 0.24 of the run's 300 epochs: it is stepped at every batch, and at 0 where 375,000 steps are left; if that is not meant, step it once an epoch (t_in_epochs=True), or count it in steps, 1,251 in an epoch: --t_initial 375300",
  ],
])("%s, in words", async (line, says) => {
  expect(await saidOfLine("LR002", line)).toBe(says);
});
