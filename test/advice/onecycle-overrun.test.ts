import { expect, test } from "vitest";
import { findingsOfLine } from "../helpers/findings.ts";

const enough = (steps: number) => `total_steps must be ${steps} or more, as often as the run steps it`;

test.each([
  ["onecycle --max-lr 1 --total-steps 10 --epochs 12", enough(12)],
  ["onecycle --max-lr 1 --total-steps 10 --epochs 12 --steps-per-epoch 5", enough(60)],
  ["onecycle --max-lr 1 --total-steps 10 --epochs 12 --steps-per-epoch 5 --interval epoch", enough(12)],
  ["linear --total-iters 5 then@5 onecycle --max-lr 1 --total-steps 10 --epochs 20", enough(15)],
  ["onecycle --max-lr 1 --total-steps 5 then@9 constant --epochs 20", enough(9)],
  ["mmengine-onecycle --eta-max 1 --total-steps 10 --epochs 12", enough(12)],
  ["mmengine-onecycle --eta-max 1 --total-steps 10 --begin 3 --end 18 --epochs 20", enough(15)],
  [
    'mmengine-param-scheduler --param-scheduler \'{"type": "OneCycleLR", "eta_max": 1, "total_steps": 10}\' --epochs 20 --steps-per-epoch 50',
    enough(20),
  ],
])("%s: so many would do", async (line, hint) => {
  await expect(findingsOfLine(line)).rejects.toMatchObject({ name: "Problem", rule: "LR006", hint });
});

test.each([
  "onecycle --max-lr 1 --total-steps 12 --epochs 12",
  "onecycle --max-lr 1 --total-steps 11 --epochs 12",
  "linear --total-iters 5 then@5 onecycle --max-lr 1 --total-steps 15 --epochs 20 --ignore LR023",
  "mmengine-onecycle --eta-max 1 --total-steps 15 --begin 3 --end 18 --epochs 18",
])("nothing is said of %s", async (line) => {
  expect(await findingsOfLine(line)).toEqual([]);
});
