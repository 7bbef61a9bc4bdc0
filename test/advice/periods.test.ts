import { expect, test } from "vitest";
import { draftOf } from "../../src/core/draft.ts";
import { changed } from "../helpers/changed.ts";
import { draftOfLine, findingsIn, rulesOfLine, saidOfLine } from "../helpers/findings.ts";

const run = "--epochs 90 --steps-per-epoch 500";
const byEpoch = `${run} --interval epoch`;
const keras = "keras-exponential-decay --initial-learning-rate 0.1 --decay-rate 0.5";
const inverse = "keras-inverse-time-decay --initial-learning-rate 0.1 --decay-rate 0.5";
const optax = "optax-exponential-decay --init-value 0.1 --decay-rate 0.5";
const optaxWarm =
  "optax-warmup-exponential-decay --init-value 0.01 --peak-value 0.1 --warmup-steps 100 --decay-rate 0.5";
const timm = "timm-step --decay-rate 0.1";
const warm = "linear --start-factor 0.1 --total-iters 5 then@5";

/** A command line with a decay that comes again and again, and the rules that speak. */
const decays: readonly (readonly [line: string, speak: readonly string[]])[] = [
  // it is never over
  ["step --step-size 100 --epochs 90", ["LR016"]],
  ["step --step-size 90 --epochs 90", ["LR016"]],
  ["step --step-size 89 --epochs 90", []],
  ["step --step-size 100 --gamma 1 --epochs 90", []],
  ["step --step-size 1 --epochs 1", []],
  ["step --step-size 100 --last-epoch 9 --initial-lr 0.1 --epochs 90", ["LR016"]],
  ["step --step-size 99 --last-epoch 9 --initial-lr 0.1 --epochs 90", []],
  ["step --step-size 30 --last-epoch 59 --initial-lr 0.1 --epochs 20", []],
  [`${timm} --decay-t 100 --epochs 90`, ["LR016"]],
  ["timm-step --decay-t 100 --epochs 90", []],
  [`${timm} --decay-t 88 --warmup-t 5 --warmup-lr-init 1e-6 --epochs 90`, ["LR016"]],
  [`${timm} --decay-t 88 --warmup-t 5 --warmup-lr-init 1e-6 --warmup-prefix false --epochs 90`, []],
  ["timm-create-scheduler --sched step --decay-epochs 100 --epochs 90", ["LR016"]],
  ["timm-create-scheduler --sched step --decay-epochs 30 --epochs 90", []],
  ["mmengine-step --step-size 100 --epochs 90", ["LR016"]],
  ["mmengine-step --step-size 50 --begin 20 --end 60 --epochs 90", ["LR016"]],
  ["mmengine-step --step-size 30 --begin 20 --end 60 --epochs 90", []],
  ["fairseq-step --lr 0.1 --lr-deacy-period 600 --warmup-updates 400 --steps 1000", ["LR016"]],
  ["fairseq-step --lr 0.1 --lr-deacy-period 600 --warmup-updates 399 --steps 1000", []],
  ["fairseq-step --lr 0.1 --min-lr 0.01 --lr-deacy-period 1000 --steps 1000", ["LR016"]],
  [`${keras} --staircase --decay-steps 2000 --steps 1000`, ["LR016"]],
  [`${keras} --decay-steps 2000 --steps 1000`, []],
  [`${inverse} --staircase --decay-steps 2000 --steps 1000`, ["LR016"]],
  [`${inverse} --decay-steps 2000 --steps 1000`, []],
  [`${optax} --staircase --transition-steps 2000 --end-value 0.01 --steps 1000`, ["LR016"]],
  [`${optax} --staircase --transition-steps 900 --transition-begin 100 --steps 1000`, ["LR016"]],
  [`${optax} --transition-steps 2000 --steps 1000`, []],
  [`${optaxWarm} --staircase --transition-steps 900 --steps 1000`, ["LR016"]],
  [`${optaxWarm} --staircase --transition-steps 800 --steps 1000`, []],
  [`${warm} step --step-size 85 --epochs 90`, ["LR016"]],
  [`${warm} step --step-size 84 --epochs 90`, []],
  // optimizer steps of a scheduler that is stepped at epochs
  [`step --step-size 15000 ${byEpoch}`, ["LR001"]],
  [`step --step-size 15001 ${byEpoch}`, ["LR016"]],
  [`step --step-size 45000 ${byEpoch}`, ["LR016"]],
  // a multiple of an epoch's steps by chance
  ["step --step-size 200 --epochs 100 --steps-per-epoch 100 --interval epoch", ["LR016"]],
  ["step --step-size 200 --epochs 150 --steps-per-epoch 20 --interval epoch", ["LR016"]],
  ["step --step-size 1000 --epochs 100 --steps-per-epoch 100 --interval epoch", ["LR001"]],
  [`step --step-size 15000 ${run}`, []],
  [`${keras} --decay-steps 15000 ${byEpoch}`, ["LR001"]],
  [`${keras} --decay-steps 15001 ${byEpoch}`, []],
  ["step --step-size 100 --epochs 90 --steps-per-epoch 10 --interval epoch", ["LR016"]],
  [`${timm} --decay-t 15000 ${run}`, ["LR001"]],
  [`linear --total-iters 2500 then@2500 step --step-size 15000 ${byEpoch}`, ["LR001"]],
  [`${warm} step --step-size 15000 ${byEpoch}`, ["LR001"]],
  [`mmengine-step --step-size 15000 ${run}`, ["LR001"]],
  // epochs of a scheduler that is stepped at batches
  [`step --step-size 30 ${run}`, ["LR002"]],
  ["step --step-size 30 --gamma 0.9 --epochs 90 --steps-per-epoch 50", ["LR002"]],
  ["step --step-size 30 --gamma 0.9 --epochs 90 --steps-per-epoch 25", []],
  ["step --step-size 10 --gamma 0.5 --epochs 90 --steps-per-epoch 10", ["LR028"]],
  [`step --step-size 30 --gamma 0.9999 ${run}`, []],
  [`step --step-size 100 ${run}`, ["LR028"]],
  [
    "step --step-size 30 --epochs 90 --dataset-size 4000 --batch-size 2 --gpus 4 --launcher accelerate",
    ["LR028", "LR010"],
  ],
  [`step --step-size 1 ${run}`, ["LR028"]],
  [`step --step-size 30 ${byEpoch}`, []],
  [`${warm} step --step-size 30 ${run}`, ["LR002"]],
  [`${timm} --decay-t 30 --t-in-epochs false ${run}`, ["LR002"]],
  [`mmengine-step --step-size 30 --by-epoch false ${run}`, ["LR002"]],
  [`fairseq-step --lr 0.1 --lr-deacy-period 30 ${run}`, ["LR002"]],
  [`${keras} --staircase --decay-steps 30 ${run}`, ["LR002"]],
  [`${keras} --decay-steps 30 ${run}`, ["LR002"]],
  [`${optax} --transition-steps 30 ${run}`, ["LR002"]],
  [`${optax} --transition-steps 30 --end-value 0.001 ${run}`, []],
];

const epochs = "--epochs 150 --steps-per-epoch 400";
const cyclic = "cyclic --base-lr 0.001 --max-lr 0.1";
const katsura = "cosine-warmup-restarts --max-lr 0.1";
const mmengine = "mmengine-cosine-restart --eta-min 0 --restart-weights 1,1,1 --by-epoch false";

/** A command line with cycles, and the rules that speak. */
const cycles: readonly (readonly [line: string, speak: readonly string[]])[] = [
  [`cosine-warm --T-0 10 ${epochs}`, ["LR002"]],
  [`cosine-warm --T-0 10 --T-mult 2 ${epochs}`, ["LR002"]],
  [`cosine-warm --T-0 100 ${epochs}`, ["LR002"]],
  [`cosine-warm --T-0 101 ${epochs}`, ["LR017"]],
  ["cosine-warm --T-0 20 --epochs 150 --steps-per-epoch 20", []],
  ["cosine-warm --T-0 10 --epochs 9 --steps-per-epoch 400", []],
  [`cosine-warm --T-0 10 ${epochs} --interval epoch`, []],
  ["cosine-warm --T-0 200 --epochs 10 --steps-per-epoch 100 --interval epoch", ["LR001"]],
  ["cosine-warm --T-0 100 --epochs 10 --steps-per-epoch 100 --interval epoch", ["LR018"]],
  ["cosine-warm --T-0 10 --steps 60000", []],
  [`${warm} cosine-warm --T-0 10 ${epochs}`, ["LR002"]],
  [`${katsura} --first-cycle-steps 10 --warmup-steps 2 ${epochs}`, ["LR002"]],
  [`${katsura} --first-cycle-steps 400 --warmup-steps 20 ${epochs}`, []],
  [`${cyclic} --step-size-up 5 ${epochs}`, ["LR002"]],
  [`${cyclic} --step-size-up 5 --step-size-down 10 ${epochs}`, ["LR002"]],
  [`${cyclic} --step-size-up 750 ${epochs}`, []],
  [`${cyclic} --step-size-up 800 ${epochs}`, ["LR017"]],
  [`${mmengine} --periods 50,50,100 ${epochs}`, ["LR002"]],
  [`keras-cosine-decay-restarts --initial-learning-rate 0.1 --first-decay-steps 10 ${epochs}`, ["LR002"]],
  [`fairseq-cosine --lr 0.1 --lr-period-updates 10 ${epochs}`, ["LR002"]],
  [`fairseq-triangular --lr 0.01 --max-lr 0.1 --lr-period-updates 10 ${epochs}`, ["LR002"]],
  [`timm-cosine --t-initial 10 --cycle-limit 200 --t-in-epochs false ${epochs}`, ["LR002"]],
  // optimizer steps of a scheduler that is stepped at epochs
  [`cosine-warm --T-0 4000 ${epochs} --interval epoch`, ["LR001"]],
  [`cosine-warm --T-0 4001 ${epochs} --interval epoch`, ["LR018"]],
  ["cosine-warm --T-0 5000 --epochs 10 --steps-per-epoch 500 --interval epoch", ["LR001"]],
  ["cosine-warm --T-0 5500 --epochs 10 --steps-per-epoch 500 --interval epoch", ["LR018"]],
  [`${katsura} --first-cycle-steps 4000 --warmup-steps 800 ${epochs} --interval epoch`, ["LR001"]],
];

test.each([...decays, ...cycles])("%s", async (line, speak) => {
  expect(await rulesOfLine(line)).toEqual(speak);
});

test.each([...decays, ...cycles].filter(([, speak]) => speak.some((rule) => rule < "LR003")))(
  "what is advised mends it: %s",
  async (line) => {
    const draft = await draftOfLine(line);
    const [finding] = findingsIn(draft);
    // where schedules take turns these are to be counted otherwise, too
    if (line.includes("then@")) expect(finding?.changes).toEqual([]);
    else
      expect(findingsIn(draftOf(changed(draft.config, finding?.changes ?? [])))).not.toContainEqual(
        expect.objectContaining({ severity: "error" }),
      );
  },
);

test.each([
  [
    "LR016",
    "step --step-size 100 --epochs 90",
    "warning: step_size 100 is not over within the 90 epochs: the rate never decays; if that is not meant, make it shorter than the run: is it counted in epochs or in steps?",
  ],
  [
    "LR016",
    "fairseq-step --lr 0.1 --lr-deacy-period 600 --warmup-updates 400 --steps 1000",
    "warning: lr_deacy_period 600 is not over within the 1,000 steps, 400 of which come before it: the rate never decays; if that is not meant, make it shorter than the run: is it counted in epochs or in steps?",
  ],
  [
    "LR001",
    `step --step-size 15000 ${byEpoch}`,
    "error: step_size 15,000 is as many steps as 30 epochs have, but the scheduler is stepped once an epoch, 90 times: it is never over; if that is not meant, step it after every batch (--interval step), or count it in epochs, each of 500 steps: --step_size 30",
  ],
  [
    "LR002",
    `step --step-size 30 ${run}`,
    "error: step_size 30 is 0.06 of an epoch, which has 500 steps: the scheduler is stepped at every batch, and the rate decays 1,499 times in the run's 90 epochs; if epochs are meant, step it once an epoch (--interval epoch), or count 500 steps in an epoch: --step_size 15000",
  ],
  [
    "LR002",
    `cosine-warm --T-0 10 ${epochs}`,
    "error: the first cycle of 10 steps is over after 0.025 of an epoch, which has 400 steps: the scheduler is stepped at every batch, and the run has 150 epochs; if epochs are meant, step it once an epoch (--interval epoch), or count 400 steps in an epoch: --T_0 4000",
  ],
  [
    "LR002",
    `${cyclic} --step-size-up 5 --step-size-down 10 ${epochs}`,
    "error: the first cycle of 15 steps is over after 0.037 of an epoch, which has 400 steps: the scheduler is stepped at every batch, and the run has 150 epochs; if epochs are meant, count 400 steps in an epoch: --step_size_up 2000 --step_size_down 4000",
  ],
  [
    "LR018",
    "cosine-warm --T-0 100 --epochs 90",
    "note: no restart happens: the run's 90 epochs are 90 % of the first cycle; if restarts are meant, let the first cycle be shorter",
  ],
  [
    "LR028",
    `step --step-size 1 ${run}`,
    "warning: a factor of 0.1 at every step: a hundred-millionth of the rate is left at step 8 of 45,000; if that is not meant, give a factor nearer to 1, or step the scheduler at epochs",
  ],
])("%s of %s, in words", async (rule, line, says) => {
  expect(await saidOfLine(rule, line)).toBe(says);
});
