import { expect, test } from "vitest";
import { findingsOfLine } from "../helpers/findings.ts";

/** A command line, and what is said: how grave, and by which rule. */
const cases: readonly (readonly [line: string, said: readonly string[]])[] = [
  ["timm-cosine --t-initial 300 --warmup-t 5 --warmup-lr-init 1e-6 --epochs 300", []],
  ["timm-cosine --t-initial 300 --warmup-t 20 --warmup-lr-init 1e-6 --epochs 300", []],
  ["timm-cosine --t-initial 100 --warmup-t 10 --warmup-lr-init 1e-6 --epochs 100", ["note LR021"]],
  ["timm-cosine --t-initial 100 --warmup-t 30 --warmup-lr-init 1e-6 --epochs 100", ["warning LR021"]],
  ["timm-cosine --t-initial 70 --warmup-t 30 --warmup-lr-init 1e-6 --warmup-prefix true --epochs 100", []],
  [
    "timm-cosine --t-initial 100 --warmup-t 30 --warmup-lr-init 1e-6 --lr 0.1 --lr-min 0.099 --epochs 100",
    [],
  ],
  ["timm-poly --t-initial 100 --warmup-t 11 --warmup-lr-init 1e-6 --power 1 --epochs 100", ["warning LR021"]],
  ["timm-tanh --t-initial 100 --warmup-t 30 --warmup-lr-init 1e-6 --epochs 100", []],
  ["timm-create-scheduler --num-epochs 100 --warmup-epochs 10 --epochs 100", ["note LR021"]],
  [
    "timm-create-scheduler --sched poly --decay-rate 1 --num-epochs 100 --warmup-epochs 11 --epochs 100",
    ["warning LR021"],
  ],
  ["timm-create-scheduler --sched step --num-epochs 100 --warmup-epochs 10 --epochs 100", []],
];

test.each(cases)("%s", async (line, said) => {
  expect((await findingsOfLine(line)).map(({ severity, rule }) => `${severity} ${rule}`)).toEqual(said);
});

test.each([
  [
    "timm-cosine --t-initial 100 --warmup-t 20 --warmup-lr-init 1e-6 --lr 0.1 --epochs 100",
    "the warm-up leads to 0.1, but the schedule has run on below it: behind warmup_t=20 it goes on at 0.09045, 10 % lower; if that is not meant, let the schedule begin behind the warm-up: --warmup_prefix true --t_initial 80",
  ],
  [
    "timm-create-scheduler --num-epochs 100 --warmup-epochs 20 --step-on-epochs false --lr 0.1 --epochs 100 --steps-per-epoch 50",
    "the warm-up leads to 0.1, but the schedule has run on below it: behind warmup_epochs=20 it goes on at 0.09045, 10 % lower; if that is not meant, let the schedule begin behind the warm-up: --warmup_prefix true --num_epochs 80",
  ],
])("%s, in words", async (line, says) => {
  const [finding] = await findingsOfLine(line);
  expect(`${finding?.message}; ${finding?.advice}`).toBe(says);
});
