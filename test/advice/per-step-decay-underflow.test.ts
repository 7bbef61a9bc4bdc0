import { expect, test } from "vitest";
import { findingsOfLine } from "../helpers/findings.ts";

const run = "--interval step --epochs 20 --steps-per-epoch 500";

test.each([
  [
    `exponential --gamma 0.95 ${run}`,
    "a factor of 0.95 at every step, 7.274e-12 in an epoch: a hundred-millionth of the rate is left at step 360 of 10,000",
    [{ path: ["schedule", "gamma"], value: 0.95 ** (1 / 500) }],
  ],
  [
    `step --step-size 30 --gamma 0.5 ${run}`,
    "a factor of 0.5 every 30 steps, 9.612e-6 in an epoch: a hundred-millionth of the rate is left at step 810 of 10,000",
    [{ path: ["schedule", "step_size"], value: 15_000 }],
  ],
  [
    "exponential --gamma 0.95 --steps 10000",
    "a factor of 0.95 at every step: a hundred-millionth of the rate is left at step 360 of 10,000",
    [],
  ],
  [
    "optax-warmup-exponential-decay --init-value 0 --peak-value 0.1 --warmup-steps 100 --transition-steps 1 --decay-rate 0.9 --steps 5000",
    "a factor of 0.9 at every step: a hundred-millionth of the rate is left at step 275 of 5,000",
    [],
  ],
  [
    "linear --total-iters 5 then@5 exponential --gamma 0.95 --steps 45000",
    "a factor of 0.95 at every step: a hundred-millionth of the rate is left at step 365 of 45,000",
    [],
  ],
  [
    "mmengine-exponential --gamma 0.5 --begin 100 --by-epoch false --steps 5000",
    "a factor of 0.5 at every step: a hundred-millionth of the rate is left at step 127 of 5,000",
    [],
  ],
])("%s", async (line, message, changes) => {
  const found = await findingsOfLine(line);
  expect(found).toMatchObject([{ rule: "LR028", severity: "warning", message }]);
  expect(found[0]?.changes.map(({ path }) => path)).toEqual(changes.map(({ path }) => path));
  changes.forEach(({ value }, i) => {
    expect(found[0]?.changes[i]?.value).toBeCloseTo(value, 10);
  });
});

test.each([
  `exponential --gamma 0.9999 ${run}`,
  `exponential --gamma 0.999 ${run}`,
  "exponential --gamma 0.95 --epochs 20 --steps-per-epoch 500 --interval epoch",
  "exponential --gamma 0.985 --interval step --epochs 3 --steps-per-epoch 100",
  "keras-exponential-decay --initial-learning-rate 0.1 --decay-steps 100 --decay-rate 0.96 --steps 9000",
])("%s: nothing is said", async (line) => {
  expect((await findingsOfLine(line)).map(({ rule }) => rule)).not.toContain("LR028");
});

const soon = "--decay-rate 0.95 --steps 10000";

test.each([
  ["exponential --gamma 0.9 --interval step --steps 9000", "step the scheduler at epochs"],
  [`keras-exponential-decay --initial-learning-rate 0.1 --decay-steps 1 ${soon}`, "a larger decay_steps"],
  [`optax-exponential-decay --init-value 0.1 --transition-steps 1 ${soon}`, "a larger transition_steps"],
])("%s: what can be done", async (line, or) => {
  const found = (await findingsOfLine(line)).find(({ rule }) => rule === "LR028");
  expect(found?.advice).toBe(`if that is not meant, give a factor nearer to 1, or ${or}`);
});
