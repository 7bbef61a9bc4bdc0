import { expect, test } from "vitest";
import { rulesOfLine, saidOfLine } from "../helpers/findings.ts";

/** A command line, and the rules that speak. */
const cases: readonly (readonly [line: string, speak: readonly string[]])[] = [
  ["onecycle --max-lr 1 --total-steps 100 --epochs 50", ["LR007"]],
  ["onecycle --max-lr 1 --total-steps 100 --epochs 10", ["LR007"]],
  ["onecycle --max-lr 1 --total-steps 100 --epochs 1", []],
  ["onecycle --max-lr 1 --total-steps 100 --epochs 96", []],
  ["onecycle --max-lr 1 --total-steps 100 --epochs 90", ["LR007"]],
  ["onecycle --max-lr 1 --epochs 100", []],
  ["mmengine-onecycle --eta-max 1 --total-steps 100 --epochs 50", ["LR007"]],
  ["optax-linear-onecycle --transition-steps 100 --peak-value 1 --steps 50", ["LR007"]],
  [
    "deepspeed-onecycle --cycle-min-lr 0.001 --cycle-max-lr 1 --cycle-first-step-size 50 --steps 60",
    ["LR007"],
  ],
  [
    "deepspeed-onecycle --cycle-min-lr 0.001 --cycle-max-lr 1 --cycle-first-step-size 50 --decay-lr-rate 0.5 --decay-step-size 9 --steps 60",
    [],
  ],
];

test.each(cases)("%s", async (line, speak) => {
  expect(await rulesOfLine(line)).toEqual(speak);
});

test.each([
  [
    "onecycle --max-lr 0.1 --total-steps 100 --epochs 20",
    "warning: the run ends at 20 % of the cycle, with a rate of 0.07448, still rising; if that is not meant, let the cycle last for the run's 20 epochs, or the run for its 100 epochs: --total_steps 20",
  ],
])("%s, in words", async (line, says) => {
  expect(await saidOfLine("LR007", line)).toBe(says);
});
